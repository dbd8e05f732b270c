/**
 * Indents what continues a quoted value at the margin. YAML asks for it; the parsers of other blogs do not, so posts
 * written for them hold such values. Lines keep their numbers. A quote that nothing closes stays as it is.
 */
export function indentQuotedLines(source: string): string {
  const lines = source.split('\n')
  for (let i = 0; i < lines.length; i++) {
    const [, value, quote] = OPENING.exec(lines[i] ?? '') ?? []
    if (value === undefined || quote === undefined || isClosed(value, quote)) continue
    const end = lines.findIndex((line, j) => j > i && isClosed(quote + line, quote))
    if (end < 0) return source
    for (let j = i + 1; j <= end; j++) lines[j] = (lines[j] ?? '').replace(/^(?=\S)/, '  ')
    i = end
  }
  return lines.join('\n')
}

const OPENING = /^[\w-]+\s*:\s+((["']).*)$/

/** Whether a quote that a text begins with ends in it: `'` is written twice inside, `"` behind a backslash. */
const isClosed = (text: string, quote: string): boolean =>
  quote === '"' ? /^"(?:[^"\\]|\\.)*"/.test(text) : /^'(?:[^']|'')*'(?!')/.test(text)
