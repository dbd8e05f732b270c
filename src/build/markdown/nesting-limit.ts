/** Quotes and lists inside one another. marked overflows the stack from about 1,200. */
export const MAX_CONTAINER_DEPTH = 100
/** `[` of one paragraph still waiting for their `]`. */
export const MAX_OPEN_BRACKETS = 1000

/** The article cannot be rendered; `message` names the line and what is too deep. */
export class NestedTooDeeply extends Error {
  /** 1-based; undefined when only the stack told. */
  readonly line: number | undefined
  constructor(what: string, line?: number) {
    super(`${line === undefined ? '' : `${line}번째 줄: `}${what} (nested too deeply)`)
    this.name = 'NestedTooDeeply'
    this.line = line
  }
}

/**
 * A quick look at a source (lines ending in `\n`) before marked reads it. Fenced code is skipped.
 * @throws NestedTooDeeply
 */
export function refuseDeepNesting(source: string): void {
  let fence: string | undefined
  let columns: number[] = []
  let brackets = 0
  for (const [index, text] of source.split('\n').entries()) {
    const containers = readContainers(text)
    const mark = FENCE.exec(containers.rest)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && containers.rest.trim() === mark) fence = undefined
      continue
    }
    if (mark !== undefined) fence = mark
    columns = THEMATIC_BREAK.test(text) ? [] : nest(columns, containers)
    if (columns.length > MAX_CONTAINER_DEPTH)
      throw new NestedTooDeeply(
        `인용과 목록이 ${columns.length}겹입니다. ${MAX_CONTAINER_DEPTH}겹까지 됩니다`,
        index + 1,
      )
    brackets = containers.rest.trim() === '' ? 0 : countOpen(containers.rest, brackets)
    if (brackets > MAX_OPEN_BRACKETS)
      throw new NestedTooDeeply(`닫히지 않은 [가 한 문단에 ${MAX_OPEN_BRACKETS}개를 넘습니다`, index + 1)
  }
}

const FENCE = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/
const CONTAINER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y
const THEMATIC_BREAK = /^[ \t>]*([-*])(?:[ \t]*\1)+[ \t]*$/

interface Containers {
  /** Column of each marker the line begins with, or of its text if there is none. */
  readonly columns: readonly number[]
  readonly hasMarker: boolean
  readonly rest: string
}

function readContainers(line: string): Containers {
  const columns: number[] = []
  let end = 0
  CONTAINER.lastIndex = 0
  for (let match = CONTAINER.exec(line); match; match = CONTAINER.exec(line)) {
    columns.push(end + match[0].search(/[^ \t]/))
    end = CONTAINER.lastIndex
  }
  const hasMarker = columns.length > 0
  return {
    columns: hasMarker ? columns : [Math.max(0, line.search(/[^ \t]/))],
    hasMarker,
    rest: line.slice(end),
  }
}

/** The columns at which containers are open after a line: deeper ones end where a line begins at or before them. */
function nest(open: readonly number[], { columns, hasMarker, rest }: Containers): number[] {
  if (!hasMarker && rest.trim() === '') return [...open]
  const first = columns[0] ?? 0
  const outer = open.filter((column) => column < first)
  return hasMarker ? [...outer, ...columns] : outer
}

function countOpen(text: string, before: number): number {
  let open = before
  for (const [mark] of text.matchAll(/\\.|[[\]]/g)) {
    if (mark === '[') open++
    else if (mark === ']') open = Math.max(0, open - 1)
  }
  return open
}
