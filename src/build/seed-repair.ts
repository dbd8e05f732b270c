import { headingLevel, isBullet, type Rewrite, readSeedLines } from './seed-lines.ts'

interface Written {
  readonly text: string
  readonly role: 'blank' | 'heading' | 'item' | 'text'
  /** Rewritten, or in one list with a rewritten item: its surroundings are ours to space. */
  readonly ours: boolean
  /** A deleted line stood directly above. */
  readonly afterGap: boolean
}

const isBlank = (text: string): boolean => /^[ \t]*$/.test(text)

/** Writes the replacements and the blank lines that headings and lists need; untouched parts keep every byte. */
export function rewriteLines(source: string, rewrites: readonly Rewrite[]): string {
  const end = source.includes('\r\n') ? '\r\n' : '\n'
  const written = ownWholeLists(applyAll(source, rewrites))
  const spaced = written.flatMap((line, i) => [...spaceAbove(written, i), ...lineOrNothing(written, i, line)])
  const text = spaced.join(end)
  const endsShort = rewrites.some((rewrite) => rewrite.replacement === null) && /\n\s*$/.test(text)
  return endsShort ? text.trimEnd() + end : text
}

function applyAll(source: string, rewrites: readonly Rewrite[]): Written[] {
  const byIndex = new Map(rewrites.map((rewrite) => [rewrite.index, rewrite.replacement]))
  let afterGap = false
  return readSeedLines(source).flatMap((line, index) => {
    const replacement = byIndex.get(index)
    if (replacement === null) {
      afterGap = true
      return []
    }
    const text = replacement ?? line.text
    const entry = { text, role: roleOf(text), ours: replacement !== undefined, afterGap }
    afterGap = false
    return [entry]
  })
}

function roleOf(text: string): Written['role'] {
  if (isBlank(text)) return 'blank'
  if (headingLevel({ text, kept: false, blank: false }) > 0) return 'heading'
  return isBullet(text) ? 'item' : 'text'
}

/** One rewritten item makes the neighbouring items ours as well. */
function ownWholeLists(lines: readonly Written[]): Written[] {
  const owned = (from: number, step: 1 | -1): boolean => {
    for (let i = from; lines[i]?.role === 'item'; i += step) if (lines[i]?.ours) return true
    return false
  }
  return lines.map((line, i) => ({
    ...line,
    ours: line.ours || (line.role === 'item' && (owned(i, 1) || owned(i, -1))),
  }))
}

function spaceAbove(lines: readonly Written[], index: number): string[] {
  const above = lines[index - 1]
  const line = lines[index]
  if (!above || !line || above.role === 'blank' || line.role === 'blank') return []
  return needsSpace(above, line) ? [''] : []
}

function needsSpace(above: Written, line: Written): boolean {
  if (!above.ours && !line.ours) return false
  if (above.role === 'heading' || line.role === 'heading') return true
  const joins = above.role === line.role || /^\s{2,}/.test(line.text)
  return !joins
}

/** A blank line that a deletion has left beside another one is dropped. */
function lineOrNothing(lines: readonly Written[], index: number, line: Written): string[] {
  const above = lines[index - 1]
  const doubled = line.role === 'blank' && line.afterGap && (!above || above.role === 'blank')
  return doubled ? [] : [line.text]
}
