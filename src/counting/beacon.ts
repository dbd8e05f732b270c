import { type Parsed, parsed, refused } from '../domain/problem.ts'
import type { Beacon } from '../domain/view.ts'

const MAX_ENGAGED_MS = 86_400_000
const MAX_SEQ = 100_000
const MAX_POST_CHARS = 32
const MAX_HEADING_CHARS = 256
const MAX_REFERRER_CHARS = 2048
const MAX_CAMPAIGN_CHARS = 256
const VIEW_ID = /^[\w-]{8,64}$/

/**
 * Reads the JSON of `POST /views`. Numbers outside their range, or of another type, are refused, never clipped;
 * milliseconds are rounded; unknown keys are ignored; an optional text that is null or empty counts as absent.
 */
export function parseBeacon(json: unknown): Parsed<Beacon> {
  if (!isRecord(json)) return refused('malformed')
  const { post, view, seq, engaged, depth } = json
  if (!isText(post, MAX_POST_CHARS) || post === '') return refused('malformed', 'post')
  if (typeof view !== 'string' || !VIEW_ID.test(view)) return refused('malformed', 'view')
  if (!isWithin(seq, MAX_SEQ) || !Number.isInteger(seq)) return refused('malformed', 'seq')
  if (!isWithin(engaged, MAX_ENGAGED_MS)) return refused('malformed', 'engaged')
  if (!isWithin(depth, 1)) return refused('malformed', 'depth')
  const texts = parseTexts(json)
  if (!texts.ok) return texts
  return parsed({ post, view, seq, engaged: Math.round(engaged), depth, ...texts.value })
}

type Texts = Pick<Beacon, 'heading' | 'referrer' | 'campaign'>

function parseTexts({ heading, referrer, campaign }: Record<string, unknown>): Parsed<Texts> {
  if (!isOptionalText(heading, MAX_HEADING_CHARS)) return refused('malformed', 'heading')
  if (!isOptionalText(referrer, MAX_REFERRER_CHARS)) return refused('malformed', 'referrer')
  if (!isOptionalText(campaign, MAX_CAMPAIGN_CHARS)) return refused('malformed', 'campaign')
  return parsed({ ...(heading && { heading }), ...(referrer && { referrer }), ...(campaign && { campaign }) })
}

const isRecord = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** NaN compares false, so it is outside every range. */
const isWithin = (value: unknown, max: number): value is number =>
  typeof value === 'number' && value >= 0 && value <= max

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max && value.isWellFormed()

const isOptionalText = (value: unknown, max: number): value is string | null | undefined =>
  value === undefined || value === null || isText(value, max)
