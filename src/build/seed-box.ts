import type { Rewrite, SeedLine } from './seed-lines.ts'

const HEADER = /^['‘’"“”「『[<]?[^'’"”」』\]]{1,60}['’"”」』\]>]?\s*카테고리의\s*다른\s*글$/u
const DATE = String.raw`(?:\d{4}\s?[.\-/]\s?\d{1,2}\s?[.\-/]\s?\d{1,2}\.?|\d{1,2}:\d{2}(?::\d{2})?|어제|\d+(?:분|시간|일) 전)`
const ENDS_WITH_DATE = new RegExp(`(?:^|[\\s|)])${DATE}$`)
const ONLY_COUNT_AND_DATE = new RegExp(`^(?:\\(\\d+\\)\\s*)?(?:${DATE})?$`)
const ENDS_WITH_COUNT = /\(\d+\)$/
const MAX_ROW_CHARS = 160

/** The pasted box of other posts: its heading and every row, to be deleted. Empty when there is none. */
export function findPastedBox(lines: readonly SeedLine[]): Rewrite[] {
  return lines.flatMap((line, index) => {
    if (line.kept || !HEADER.test(plain(line.text))) return []
    const rows = rowsBelow(lines, index)
    const ownsRest = lines.slice(index + 1).every((rest) => rest.blank)
    if (rows.length === 0 && !ownsRest) return []
    return [index, ...rows].map((at) => ({ index: at, replacement: null }))
  })
}

function rowsBelow(lines: readonly SeedLine[], header: number): number[] {
  const rows: number[] = []
  for (let i = header + 1; i < lines.length; i++) {
    const line = lines[i]
    if (!line || line.blank) continue
    if (line.kept || !isRow(lines, i)) break
    rows.push(i)
  }
  return rows
}

function isRow(lines: readonly SeedLine[], index: number): boolean {
  const text = plain(lines[index]?.text ?? '')
  if (text.length > MAX_ROW_CHARS) return false
  if (ENDS_WITH_DATE.test(text) || ENDS_WITH_COUNT.test(text) || ONLY_COUNT_AND_DATE.test(text)) return true
  const next = lines.slice(index + 1).find((line) => !line.blank)
  return next !== undefined && !next.kept && isRowTail(plain(next.text))
}

/** A count, a date or both on a line of their own end the row the line above has begun. */
const isRowTail = (text: string): boolean => text !== '' && ONLY_COUNT_AND_DATE.test(text)

/** The words of a line without the dress of a table cell, heading, list item or emphasis. A delimiter row is empty. */
function plain(text: string): string {
  const bare = text.replace(/[\u200b\ufeff]/g, '').trim()
  const undelimited = bare.includes('|') && /^[\s|:-]+$/.test(bare) ? '' : bare
  return undelimited.replace(/^(?:#{1,6}\s+|[-*+•·]\s+)/, '').replace(/^[|\s*]+|[|\s*]+$/g, '')
}
