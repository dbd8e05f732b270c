/** Rows of CSV (RFC 4180: quotes, doubled quotes, line ends inside quotes), each with the line it begins on, from 1. */
export function readCsv(text: string): { readonly line: number; readonly cells: readonly string[] }[] {
  const rows: { line: number; cells: string[] }[] = []
  let [line, begun, cell, cells, quoted] = [1, 1, '', [] as string[], false]
  const endRow = () => {
    if (cells.length > 0 || cell !== '') rows.push({ line: begun, cells: [...cells, cell.trim()] })
    cell = ''
    cells = []
  }
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  for (let i = 0; i < source.length; i++) {
    const sign = source[i] ?? ''
    if (sign === '\n') line++
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (source[i + 1] === '"') cell += source[++i]
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === ',') {
      cells.push(cell.trim())
      cell = ''
    } else if (sign === '\n') {
      endRow()
      begun = line
    } else cell += sign
  }
  endRow()
  return rows
}
