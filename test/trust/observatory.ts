// The rules of Mozilla's HTTP Observatory (MDN, July 2024 and since), as far as an answer alone shows them. What needs
// the network is left at its neutral value: no certificate is looked at, no redirection, no preload list.

const BASE = 100
/** Bonuses count only from here on. */
const WITH_BONUS_FROM = 90
const SIX_MONTHS_SECONDS = 15_768_000

export interface Answer {
  readonly headers: Headers
  readonly html: string
}

/** The score, and what each rule gave or took. */
export function observe(answer: Answer): {
  readonly score: number
  readonly rules: Readonly<Record<string, number>>
} {
  const rules = Object.fromEntries(Object.entries(RULES).map(([name, rule]) => [name, rule(answer)]))
  const given = Object.values(rules)
  const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0)
  const plain = BASE + sum(given.filter((n) => n < 0))
  return {
    score: Math.max(0, plain < WITH_BONUS_FROM ? plain : plain + sum(given.filter((n) => n > 0))),
    rules,
  }
}

const RULES: Readonly<Record<string, (answer: Answer) => number>> = {
  policy: ({ headers }) => policyScore(policyOf(headers)),
  cookies: ({ headers }) => Math.min(...cookieScores(headers.getSetCookie())),
  sharing: ({ headers }) =>
    headers.get('access-control-allow-credentials') === 'true' && headers.get('access-control-allow-origin')
      ? -50
      : 0,
  referrer: ({ headers }) => referrerScore(headers.get('referrer-policy')),
  transport: ({ headers }) => transportScore(headers.get('strict-transport-security')),
  scripts: ({ html }) => (/<script[^>]+src="(?!\/(?!\/))/i.test(html) ? -5 : 0),
  sniffing: ({ headers }) => (headers.get('x-content-type-options') === 'nosniff' ? 0 : -5),
  framing: ({ headers }) => {
    if (policyOf(headers).has('frame-ancestors')) return 5
    return /^(?:deny|sameorigin)$/i.test(headers.get('x-frame-options') ?? '') ? 0 : -20
  },
  resource: ({ headers }) =>
    /^same-(?:origin|site)$/.test(headers.get('cross-origin-resource-policy') ?? '') ? 10 : 0,
}

type Policy = ReadonlyMap<string, readonly string[]>

const policyOf = (headers: Headers): Policy =>
  new Map(
    (headers.get('content-security-policy') ?? '')
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .filter(([name]) => name)
      .map(([name = '', ...sources]) => [name.toLowerCase(), sources]),
  )

/** Sources that let anything in. */
const BROAD = /^(?:\*|https?:|data:|blob:|'unsafe-inline')$/

function policyScore(policy: Policy): number {
  if (policy.size === 0) return -25
  const from = (name: string) => policy.get(name) ?? policy.get('default-src') ?? ['*']
  if ([...from('script-src'), ...from('object-src')].some((s) => BROAD.test(s))) return -20
  if (from('script-src').includes("'unsafe-eval'")) return -10
  if (from('style-src').some((s) => BROAD.test(s))) return 0
  const isClosed = policy.get('default-src')?.join() === "'none'"
  const isHeld = /^'(?:none|self)'$/.test(policy.get('form-action')?.join() ?? '')
  return isClosed && isHeld ? 10 : 5
}

/** Every cookie of ours is a session's. No cookie: 0. */
function cookieScores(cookies: readonly string[]): readonly number[] {
  if (cookies.length === 0) return [0]
  return cookies.map((cookie) => {
    if (!/;\s*secure/i.test(cookie)) return -40
    if (!/;\s*httponly/i.test(cookie)) return -30
    return /;\s*samesite=(?:lax|strict)/i.test(cookie) ? 5 : 0
  })
}

function referrerScore(policy: string | null): number {
  if (policy === null) return 0
  return /^(?:no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/.test(policy) ? 5 : -5
}

function transportScore(value: string | null): number {
  const seconds = Number(/max-age=(\d+)/.exec(value ?? '')?.[1] ?? Number.NaN)
  if (Number.isNaN(seconds)) return -20
  return seconds < SIX_MONTHS_SECONDS ? -10 : 0
}
