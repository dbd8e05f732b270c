// What one hit changes. Reads no clock and writes nothing: what it decides goes to memory and log.
import { isChannel, OTHER } from '../domain/source.ts'
import { believedEngaged, countedUnder, isRead, type Provenance, type Verdict } from '../domain/view.ts'
import type { Entry, Progress, ViewRecord } from './entry.ts'
import type { Hit, Sender } from './hit.ts'
import type { Memory } from './memory.ts'

export interface Decision {
  readonly verdict: Verdict | 'unknown'
  readonly entries: readonly Entry[]
}

export interface Circumstances {
  /** Past the day's budget of rows: no more detail. */
  readonly isPlain: boolean
  /** Another object may know this opening: only continue it, or give back `unknown`. */
  readonly onlyKnown: boolean
}

/** Visitors of one network in one hour. Carriers and campuses share addresses; a picture proves less than a script. */
const MAX_NEWCOMERS = { script: 1000, pixel: 30 } as const

/** What a day may name: everything else is `other`, or no heading. Forged names can't make D1's rows grow. */
const MAX_SOURCES = 150
const MAX_CAMPAIGNS = 50
const MAX_HEADINGS = 60

/**
 * Counts the hit, or merges it into the view it belongs to: the one with its id, whoever sends it (a phone changes
 * its address on the way home), else the one this visitor opened on the post less than the window ago.
 */
export function tally(memory: Memory, hit: Hit, sender: Sender, given: Circumstances): Decision {
  const opening = memory.opening(hit.view, hit.post)
  const known = opening && memory.views.get(opening.n)
  if (opening && known) return merged(progress(memory, known, hit, opening.seq))
  if (given.onlyKnown) return { verdict: 'unknown', entries: [] }
  const open = memory.findOpen([sender.visitor, ...sender.aliases], hit.post, hit.at)
  if (open) return merged([...joinOpening(open, hit), ...progress(memory, open, hit, -1).slice(0, 1)])
  if (isFlood(memory, hit, sender)) return { verdict: 'flood', entries: [filtered(hit.day, 'flood')] }
  return { verdict: 'counted', entries: count(memory, hit, sender, given.isPlain) }
}

/** An entry for the ledger. */
export const filtered = (day: string, reason: string): Entry => ({ op: 'filtered', day, reason, count: 1 })

const merged = (entries: readonly Entry[]): Decision => ({ verdict: 'merged', entries })

/** A picture's opening has no second beacon, so its id need not be known again. */
const joinOpening = (view: ViewRecord, hit: Hit): Entry[] => [
  ...(hit.via === 'script' ? ([{ op: 'opening', id: hit.view, n: view.n, seq: hit.seq }] as const) : []),
  filtered(view.day, 'duplicate'),
]

/** A newer beacon raises the view to its numbers; an older one may still tell that the view began earlier. */
function progress(memory: Memory, view: ViewRecord, hit: Hit, seq: number): Entry[] {
  const isNewer = hit.seq > seq
  const change = progressOf(memory, view, hit, isNewer)
  if (isSame(view, change)) return []
  const raised: Entry = { op: 'progress', n: view.n, change }
  return isNewer ? [raised, { op: 'opening', id: hit.view, n: view.n, seq: hit.seq }] : [raised]
}

function progressOf(memory: Memory, view: ViewRecord, hit: Hit, isNewer: boolean): Progress {
  const beganAt = Math.min(view.beganAt, hit.at)
  const lastAt = Math.max(view.lastAt, hit.at)
  const claimed = isNewer ? Math.max(view.claimed, hit.engaged) : view.claimed
  const engaged = believedEngaged(claimed, beganAt, lastAt)
  const depth = isNewer ? Math.max(view.depth, hit.depth) : view.depth
  const isFurther = isNewer && hit.depth >= view.depth
  const heading = (isFurther ? headingOf(memory, view.day, hit) : undefined) ?? view.heading
  const read = view.read || isRead(engaged, depth, hit.readingMs)
  return { beganAt, lastAt, claimed, engaged, depth, read, ...(heading && { heading }) }
}

/** Signs of life that change no figure are not worth a row. */
const isSame = (view: ViewRecord, change: Progress): boolean =>
  change.beganAt === view.beganAt &&
  change.claimed === view.claimed &&
  change.engaged === view.engaged &&
  change.depth === view.depth &&
  change.heading === view.heading

function count(memory: Memory, hit: Hit, sender: Sender, isPlain: boolean): Entry[] {
  const visitor = memory.visitor(sender.visitor)
  const under = countedUnder(hit.categories)
  const heading = headingOf(memory, hit.day, hit)
  const engaged = believedEngaged(hit.engaged, hit.at, hit.at)
  const view: ViewRecord = {
    n: memory.nextView(),
    id: hit.view,
    post: hit.post,
    day: hit.day,
    visitor: sender.visitor,
    network: sender.network,
    isNew: !visitor?.posts.has(hit.post),
    newIn: under.filter((category) => !visitor?.categories.has(category)),
    under,
    from: namedOnly(memory, hit),
    ...(isPlain && { plain: true as const }),
    beganAt: hit.at,
    lastAt: hit.at,
    claimed: hit.engaged,
    engaged,
    depth: hit.depth,
    ...(heading && { heading }),
    read: isRead(engaged, hit.depth, hit.readingMs),
  }
  const opening: Entry = { op: 'opening', id: hit.view, n: view.n, seq: hit.seq }
  return [{ op: 'view', view }, opening, ...(isPlain ? [filtered(hit.day, 'budget')] : [])]
}

function isFlood(memory: Memory, hit: Hit, sender: Sender): boolean {
  const isNewcomer = memory.visitor(sender.visitor) === undefined
  return isNewcomer && memory.newcomers(sender.network, hit.at) >= MAX_NEWCOMERS[hit.via]
}

function namedOnly(memory: Memory, { from, day }: Hit): Provenance {
  const { campaign, ...rest } = from
  const source = fits(memory.named(day, 'source'), from.source, MAX_SOURCES) || isChannel(from.source)
  return {
    ...rest,
    source: source ? from.source : OTHER,
    ...(campaign && {
      campaign: fits(memory.named(day, 'campaign'), campaign, MAX_CAMPAIGNS) ? campaign : OTHER,
    }),
  }
}

function headingOf(memory: Memory, day: string, { post, heading }: Hit): string | undefined {
  if (heading === undefined) return undefined
  return fits(memory.named(`${day} ${post}`, 'heading'), heading, MAX_HEADINGS) ? heading : undefined
}

const fits = (named: ReadonlySet<string>, value: string, max: number): boolean =>
  named.has(value) || named.size < max
