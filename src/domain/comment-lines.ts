// Comments are typed by people who do not think of markdown. Before a text is read, each line is looked at on its
// own: what only happens to look like a quote or a list is defused, and nesting is capped.

/** Quotes and lists within each other. */
export const MAX_NESTING = 4

/**
 * Put before a marker that should stay text. No cleaned text holds it (controls are refused), it counts as a
 * letter, and `undefuse` takes it out of everything shown.
 */
const FUSE = '\u0001'

export const undefuse = (text: string): string => text.replaceAll(FUSE, '')

/**
 * A comment's source made fit to be read: the same words, at most MAX_NESTING markers on a line, none deep
 * enough in it to nest far, and quotes and lists that end where they look to end.
 */
export function prepareLines(source: string): string {
  const lines: string[] = []
  let state: State = { within: 'none', fence: '' }
  for (const line of undefuse(source).split('\n')) {
    const { text, rest, opens } = defuse(line)
    if (leaves(state.within, line, opens)) {
      // markdown would draw this line into the quote or item above it
      if (line.trim()) lines.push('')
      state = { within: 'none', fence: '' }
    }
    state = next(state, rest, opens)
    lines.push(text)
  }
  return lines.join('\n')
}

type Container = 'none' | 'quote' | 'list'

/** The container the last line was in, and the code fence open in it ('' if none). */
interface State {
  readonly within: Container
  readonly fence: string
}

/**
 * One marker. Not taken for one: `>_<` and `>:(`, bullets with nothing behind them, `01.` and years (`2026. 1. 15.`):
 * markdown would count them anew or drop them.
 */
const MARKER = /[ \t]*(?:(>)(?!\S{0,6}<|[:;=]) ?|([-*+])(?=[ \t]+\S)|(?:0|[1-9]\d{0,2})[.)](?=[ \t]+\S))/y
const TAKEN_FOR_MARKER = /^[ \t]*(?:>|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$)|\[[ xX]\]\s)/
const RULE = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})\s*$/

/** A list item needs two columns of indentation for each level, so this bounds what can nest. */
const MAX_MARKER_COLUMN = 24

/** A line with its false markers defused, what stands behind the true ones, and which container it opens. */
function defuse(line: string): { text: string; rest: string; opens: Container } {
  let at = 0
  let opens: Container = 'none'
  let numbered = false
  for (let depth = 0; depth < MAX_NESTING && !RULE.test(line.slice(at)); depth++) {
    MARKER.lastIndex = at
    const found = MARKER.exec(line)
    if (!found || width(line.slice(0, MARKER.lastIndex)) > MAX_MARKER_COLUMN) break
    const number = !found[1] && !found[2]
    if (number && numbered) break
    numbered = number
    if (depth === 0) opens = found[1] ? 'quote' : 'list'
    at = MARKER.lastIndex
  }
  const rest = line.slice(at)
  const fused = RULE.test(rest) || TAKEN_FOR_MARKER.test(rest) ? rest.replace(/^[ \t]*/, `$&${FUSE}`) : rest
  return { text: line.slice(0, at) + fused, rest, opens }
}

const width = (text: string): number => text.replaceAll('\t', '    ').length

function leaves(within: Container, line: string, opens: Container): boolean {
  if (within === 'quote') return opens !== 'quote'
  return within === 'list' && opens === 'none' && /^\S/.test(line)
}

function next({ within, fence }: State, rest: string, opens: Container): State {
  const [mark = '', run = ''] = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/.exec(rest) ?? []
  if (!fence) return { within: opens === 'none' ? within : opens, fence: run }
  const closes = run.startsWith(fence) && rest.slice(mark.length).trim() === ''
  return { within, fence: closes ? '' : fence }
}
