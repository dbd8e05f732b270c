import type { FilterReason } from './judgement.ts'
import { printOf } from './spam-print.ts'
import { type Sign, signsOfText } from './spam-signs.ts'

// Whether a comment looks like one that was sent by a machine or sells something. Signs add up; it waits when they
// reach the limit. Nothing here drops, and no single sign of a text is enough: people write of everything.

/** What came before, newest first; never with its text. */
export interface Earlier {
  readonly at: number
  readonly device: string
  readonly prefix: string
  readonly print: string
}

/** What is known of a comment that is about to be stored. Instants are ms. */
export interface Arrival {
  readonly name: string
  readonly body: string
  /** Host of the blog. */
  readonly own: string
  /** The field nobody sees was filled in. */
  readonly trapped: boolean
  /** Since the form was issued; undefined: with no form of ours. */
  readonly waited: number | undefined
  /** It came from the machine the blog runs on: who tries things out there is hasty, and alone. */
  readonly fromHere: boolean
  /** The page's script sent it. */
  readonly scripted: boolean
  readonly device: string
  readonly prefix: string
  /** This device has had a comment shown lately. */
  readonly known: boolean
  /** It comes with a proof of work: then it may come more often. */
  readonly proven: boolean
  /** The last comments of the whole blog, as many as were read. */
  readonly earlier: readonly Earlier[]
}

/** How many comments before it one is compared with. */
export const EARLIER = 40
/** How far back they may lie. */
export const EARLIER_MS = 3 * 86_400_000

const LIMIT = 100
/** A missing script holds nobody; it only lets the other signs weigh more. */
const LIMIT_WITHOUT_SCRIPT = 80
const FLOOD_MS = 60_000
const RATE_MS = 600_000
/** With a proof of work rates are taken over a third of the time. */
const EASED = 3
const MOST_OF_DEVICE = 15
const MANY_OF_DEVICE = 8
const MANY_OF_PREFIX = 30

/** Why a comment should wait; undefined: it need not. */
export function suspicionOf(arrival: Arrival, now: number): FilterReason | undefined {
  if (arrival.trapped) return 'honeypot'
  const excess = arrival.fromHere ? undefined : tooMany(arrival, now)
  return excess ?? heaviest(signsOf(arrival, now), arrival.scripted)
}

/** The same of a text that is changed: how it came says nothing then. */
export const suspicionOfText = (text: { readonly body: string; readonly own: string }) =>
  heaviest(signsOfText('', text.body, text.own), true)

function heaviest(signs: readonly Sign[], scripted: boolean): FilterReason | undefined {
  const sum = signs.reduce((total, [, weight]) => total + weight, 0)
  if (sum < (scripted ? LIMIT : LIMIT_WITHOUT_SCRIPT)) return undefined
  return [...signs].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** Limits that hold by themselves, wide enough for an office or a class behind one address. */
function tooMany(arrival: Arrival, now: number): FilterReason | undefined {
  const { earlier, device, prefix, known } = arrival
  const lately = within(RATE_MS, arrival, now)
  if (lately.filter((e) => e.device === device).length >= MOST_OF_DEVICE) return 'device-limit'
  if (earlier.length < EARLIER) return undefined
  if (prefix !== '' && lately.length === EARLIER && lately.every((e) => e.prefix === prefix))
    return 'prefix-limit'
  return !known && within(FLOOD_MS, arrival, now).length === EARLIER ? 'flood' : undefined
}

const within = (ms: number, { earlier, proven }: Arrival, now: number): readonly Earlier[] =>
  earlier.filter((e) => now - e.at < (proven ? ms / EASED : ms))

const signsOf = (arrival: Arrival, now: number): Sign[] => [
  ...signsOfText(arrival.name, arrival.body, arrival.own),
  ...signsOfRepeating(arrival),
  ...(arrival.fromHere ? [] : [...signsOfSending(arrival), ...signsOfRates(arrival, now)]),
]

const HASTE_MS = 3000
const TYPED_AT_ONCE = 8

// A page's script makes further keys itself, for a device that has then written here.
function signsOfSending({ waited, body, known }: Arrival): Sign[] {
  if (waited === undefined) return known ? [] : [['too-fast', 30]]
  return waited < HASTE_MS && body.length > TYPED_AT_ONCE ? [['too-fast', 45]] : []
}

function signsOfRepeating(arrival: Arrival): Sign[] {
  const { earlier } = arrival
  const [text, ...hosts] = printOf(arrival).split(' ')
  const prints = earlier.map((e) => e.print.split(' '))
  const same = text === '' ? 0 : prints.filter(([other]) => other === text).length
  const sameHost = prints.filter(([, ...others]) => hosts.some((host) => others.includes(host))).length
  return [
    ['repeat', Math.min(same, 2) * 30],
    ['repeat', Math.min(sameHost, 2) * 40],
  ]
}

function signsOfRates(arrival: Arrival, now: number): Sign[] {
  const { device, prefix } = arrival
  const lately = within(RATE_MS, arrival, now)
  const ofDevice = lately.filter((e) => e.device === device).length
  const ofPrefix = lately.filter((e) => prefix !== '' && e.prefix === prefix).length
  return [
    ['device-limit', ofDevice >= MANY_OF_DEVICE ? 40 : 0],
    ['prefix-limit', ofPrefix >= MANY_OF_PREFIX ? 30 : 0],
  ]
}
