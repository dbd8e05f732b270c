/** First and last line of a stretch, 1-based. */
export type LineRange = readonly [number, number]

/**
 * Puts `<mark>` around stretches of lines. Spans that run over a line's end are closed and opened again around it.
 * @param html of code, its only tags `<span …>`; ends in a line end
 */
export function markLines(html: string, ranges: readonly LineRange[]): string {
  if (ranges.length === 0) return html
  const open: string[] = []
  let isMarked = false
  let out = ''
  // The last line end closes its line and begins none.
  for (const [i, line] of html.replace(/\n$/, '').split('\n').entries()) {
    const wanted = ranges.some(([from, to]) => from <= i + 1 && i + 1 <= to)
    if (wanted !== isMarked)
      out += `${'</span>'.repeat(open.length)}<${wanted ? '' : '/'}mark>${open.join('')}`
    isMarked = wanted
    out += `${line}\n`
    follow(line, open)
  }
  return isMarked ? `${out}</mark>` : out
}

function follow(line: string, open: string[]): void {
  for (const [tag] of line.matchAll(/<\/?span[^>]*>/g))
    if (tag === '</span>') open.pop()
    else open.push(tag)
}
