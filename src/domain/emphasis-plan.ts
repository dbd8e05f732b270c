import { type DelimiterRun, findDelimiterRuns } from './delimiter-run.ts'

/** One stretch of emphasis: from its first opening mark to behind its last closing mark. */
export interface EmphasisSpan {
  readonly type: 'em' | 'strong' | 'del'
  /** UTF-16 units, marks included. */
  readonly length: number
  /** Marks on either side: 1 or 2. */
  readonly marks: number
}

/** The emphasis of a text by the offset where each stretch opens. Stretches nest or stand apart, never cross. */
export type EmphasisPlan = ReadonlyMap<number, EmphasisSpan>

/** Deeper emphasis stays literal: each level is lexed again, so depth multiplies the work. */
export const MAX_EMPHASIS_DEPTH = 32

/**
 * Pairs the marks of a text as CommonMark's appendix does, with a stack of openers and a floor per kind of closer,
 * so that steps grow linearly with the marks. `text` must have code, links and raw HTML masked at equal length.
 * @param step called for every opener looked at; tests count the work with it
 */
export function planEmphasis(text: string, step: () => void = () => {}): EmphasisPlan {
  const spans = new Map<number, EmphasisSpan>()
  const openers: Opener[] = []
  const floors = new Map<string, number>()
  for (const run of findDelimiterRuns(text)) {
    const rest = run.canClose
      ? close(run, openers, floors, spans, step)
      : { run, start: run.start, left: run.length }
    if (run.canOpen && rest.left > 0) openers.push(rest)
  }
  return withinDepth(spans)
}

/** A run with the marks it has left: an opener gives from its right end, a closer from its left. */
interface Opener {
  readonly run: DelimiterRun
  readonly start: number
  left: number
}

/** Pairs as many marks of a closing run as it can; what is left may still open. */
function close(
  run: DelimiterRun,
  openers: Opener[],
  floors: Map<string, number>,
  spans: Map<number, EmphasisSpan>,
  step: () => void,
): Opener {
  const kind = run.mark === '~' ? '~' : `${run.mark}${run.canOpen}${run.length % 3}`
  let { start, length: left } = run
  while (left > 0) {
    const at = findOpener(run, openers, floors.get(kind) ?? 0, step)
    const opener = openers[at]
    if (!opener) {
      floors.set(kind, start)
      break
    }
    const marks = opener.left >= 2 && left >= 2 ? 2 : 1
    opener.left -= marks
    const from = opener.start + opener.left
    spans.set(from, { type: typeOf(run, marks), length: start + marks - from, marks })
    openers.length = opener.left > 0 ? at + 1 : at
    start += marks
    left -= marks
  }
  return { run, start, left }
}

/** Index of the nearest opener a closer may pair with, or -1. Openers before `floor` are known not to. */
function findOpener(
  closer: DelimiterRun,
  openers: readonly Opener[],
  floor: number,
  step: () => void,
): number {
  for (let i = openers.length - 1; i >= 0; i--) {
    step()
    const opener = openers[i]
    if (!opener || opener.start < floor) return -1
    if (opener.run.mark === closer.mark && !isOddMatch(opener.run, closer)) return i
  }
  return -1
}

/** CommonMark's rule of three: `*a**b*` must not close at the two stars. */
const isOddMatch = (opener: DelimiterRun, closer: DelimiterRun): boolean =>
  closer.mark !== '~' &&
  (closer.canOpen || opener.canClose) &&
  closer.length % 3 !== 0 &&
  (opener.length + closer.length) % 3 === 0

const typeOf = (run: DelimiterRun, marks: number): EmphasisSpan['type'] =>
  run.mark === '~' ? 'del' : marks === 2 ? 'strong' : 'em'

function withinDepth(spans: ReadonlyMap<number, EmphasisSpan>): EmphasisPlan {
  const kept = new Map<number, EmphasisSpan>()
  const ends: number[] = []
  for (const [start, span] of [...spans].sort(([a], [b]) => a - b)) {
    while ((ends.at(-1) ?? Infinity) <= start) ends.pop()
    if (ends.length >= MAX_EMPHASIS_DEPTH) continue
    ends.push(start + span.length)
    kept.set(start, span)
  }
  return kept
}
