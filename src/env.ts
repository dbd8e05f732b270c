/// <reference types="@cloudflare/workers-types" />
// Bindings and settings of the Worker. A setting that is wrong is refused by name, never guessed.

/** What wrangler.toml and the secrets hand to the Worker, as they arrive. */
export interface Env {
  /** Comments, reactions, polls and the figures' roll-ups. */
  readonly DB: D1Database
  /** The search index, derived from the posts. Without it `/search` says so; all else works. */
  readonly SEARCH?: D1Database
  /** Static files, and the shelf's overflow. */
  readonly ASSETS: Fetcher
  /** The ViewCounter objects, one per shard. */
  readonly VIEWS: DurableObjectNamespace
  /** Stops floods of writes from one address; approximate, per location. */
  readonly WRITE_LIMIT: RateLimit
  /** The owner's key, ≥ 128 bits. Without it `/admin` is closed. */
  readonly ADMIN_KEY?: string
  /** Reads the figures as JSON and does nothing else, ≥ 128 bits. */
  readonly STATS_KEY?: string
  /** Secret behind device, token and password hashes, ≥ 128 bits. */
  readonly PEPPER?: string
  /** The pepper before the last rotation: still verifies, never signs. */
  readonly PEPPER_OLD?: string
  /** Further origins that may write, comma separated. */
  readonly ORIGINS?: string
  /** Number of ViewCounter objects: a whole number, 1–64. */
  readonly VIEW_SHARDS?: string
  /** Seconds between the object's first unflushed view and its flush: 1–3600. */
  readonly VIEW_FLUSH_SECONDS?: string
  /** D1 rows a day that counting views may write, all objects together: 1,000–10,000,000. Past it: totals only. */
  readonly VIEW_ROW_BUDGET?: string
  /** Requests a day the plan gives, 0–1,000,000,000; the owner is told when 70 % are used. 0: no end. */
  readonly DAILY_REQUESTS?: string
  /** Where the owner is told of new comments: https, or http on this machine. */
  readonly WEBHOOK_URL?: string
  /** Signs what is sent there, ≥ 128 bits. Needed with WEBHOOK_URL. */
  readonly WEBHOOK_SECRET?: string
}

/** The settings after reading: checked, typed, with defaults. */
export interface Settings {
  readonly pepper: string
  readonly pepperOld: string | undefined
  readonly adminKey: string | undefined
  readonly statsKey: string | undefined
  readonly origins: readonly string[]
  readonly viewShards: number
  readonly viewFlushSeconds: number
  readonly viewRowBudget: number
  readonly dailyRequests: number
  /** Undefined: nobody is told. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined
}

/** What the gates learn about a request before a route sees it. */
export interface AppContext {
  Bindings: Env
  Variables: {
    /** The request's instant, ms. Rules never read a clock. */
    now: number
    /** Its address, read once. Never changed. */
    url: URL
    /** What a page from memory leaves with: the headers of every page. Never changed. */
    pageHeaders: Headers
    /** Token of the browser that wrote here before. */
    device: string | undefined
    /** Where the request comes from: the part of the address that limits count as one. Never stored as it is. */
    network: string
    /** Whether the browser shows nothing of ours: it may be answered from memory. */
    guest: boolean
    /** Who looks: asked of the database only for who shows an owner's cookie. */
    viewer: () => Promise<Viewer>
    /** Language the reader is spoken to in. */
    language: 'ko' | 'en'
    /** A new key for a form, which says when it was issued. */
    newKey: () => Promise<string>
    /** What the body of an unsafe request said, not yet judged. */
    fields: Readonly<Record<string, unknown>>
  }
}

/** Who looks at comments; the domain's Viewer, told here because this room knows no other. */
export interface Viewer {
  readonly device: Uint8Array | undefined
  readonly owner: boolean
  readonly opened: readonly number[]
}

const MIN_SECRET_CHARS = 22 // 128 bits in base64url

/** A setting that is missing or wrong; its message names it and never tells a secret. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

const settingsOf = new WeakMap<Env, Settings>()

/** The secrets that verify: the first also signs. */
export const peppersOf = ({ pepper, pepperOld }: Settings): readonly [string, ...string[]] =>
  pepperOld === undefined ? [pepper] : [pepper, pepperOld]

/**
 * The settings, read once per environment.
 * @throws SettingError naming the setting, what it holds (never a secret's text) and what it must be.
 */
export function readSettings(env: Env): Settings {
  const known = settingsOf.get(env)
  if (known) return known
  const settings = {
    pepper: secret('PEPPER', env.PEPPER),
    pepperOld: env.PEPPER_OLD ? secret('PEPPER_OLD', env.PEPPER_OLD) : undefined,
    adminKey: env.ADMIN_KEY ? secret('ADMIN_KEY', env.ADMIN_KEY) : undefined,
    statsKey: env.STATS_KEY ? secret('STATS_KEY', env.STATS_KEY) : undefined,
    origins: (env.ORIGINS ?? '')
      .split(',')
      .map((o) => o.trim())
      .filter(Boolean)
      .map(origin),
    viewShards: wholeNumber('VIEW_SHARDS', env.VIEW_SHARDS ?? '1', 1, 64),
    viewFlushSeconds: wholeNumber('VIEW_FLUSH_SECONDS', env.VIEW_FLUSH_SECONDS ?? '10', 1, 3600),
    viewRowBudget: wholeNumber('VIEW_ROW_BUDGET', env.VIEW_ROW_BUDGET ?? '20000', 1000, 10_000_000),
    dailyRequests: wholeNumber('DAILY_REQUESTS', env.DAILY_REQUESTS ?? '100000', 0, 1_000_000_000),
    webhook: env.WEBHOOK_URL
      ? { url: webhookUrl(env.WEBHOOK_URL), secret: secret('WEBHOOK_SECRET', env.WEBHOOK_SECRET) }
      : undefined,
  }
  settingsOf.set(env, settings)
  return settings
}

function secret(name: string, value: string | undefined): string {
  if (!value) throw new SettingError(`${name} is missing; set it with: npx wrangler secret put ${name}`)
  if (value.length >= MIN_SECRET_CHARS) return value
  throw new SettingError(
    `${name} has ${value.length} characters; it must have at least ${MIN_SECRET_CHARS} (128 bits)`,
  )
}

function origin(text: string): string {
  const url = URL.parse(text)
  if (url && url.origin === text.replace(/\/$/, '')) return url.origin
  throw new SettingError(
    `ORIGINS holds ${JSON.stringify(text)}; each must be an origin such as https://blog.example`,
  )
}

/** Its path is often a secret too: never told. */
function webhookUrl(text: string): string {
  const url = URL.parse(text)
  const isHere = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url && (url.protocol === 'https:' || isHere)) return url.href
  throw new SettingError(
    'WEBHOOK_URL must be an https address such as https://hooks.example/abc (http only on 127.0.0.1)',
  )
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new SettingError(
    `${name} is ${JSON.stringify(text)}; it must be a whole number from ${min} to ${max}`,
  )
}
