import { describe, expect, it } from 'vitest'
import { type Env, readSettings, SettingError } from '../src/env.ts'

const SECRET = 'a-secret-of-enough-characters'

/** Bindings nobody asks here; settings as given. */
const makeEnv = (given: Partial<Env> = {}): Env => ({ PEPPER: SECRET, ...given }) as Env

describe('the settings', () => {
  it('have defaults for all but the pepper', () => {
    expect(readSettings(makeEnv())).toEqual({
      pepper: SECRET,
      pepperOld: undefined,
      adminKey: undefined,
      origins: [],
      viewShards: 1,
      viewFlushSeconds: 10,
      webhook: undefined,
      viewRowBudget: 20000,
      dailyRequests: 100000,
    })
  })

  it('are read as they are given', () => {
    const given = { PEPPER_OLD: `old-${SECRET}`, ADMIN_KEY: `key-${SECRET}`, VIEW_SHARDS: '64' }
    const webhook = { url: 'https://hooks.example/a?b=c', secret: `hook-${SECRET}` }
    const env = makeEnv({
      ...given,
      VIEW_FLUSH_SECONDS: '3600',
      WEBHOOK_URL: webhook.url,
      WEBHOOK_SECRET: webhook.secret,
      VIEW_ROW_BUDGET: '1000',
      DAILY_REQUESTS: '0',
      ORIGINS: ' https://a.example, http://b.example:81/,',
    })
    expect(readSettings(env)).toEqual({
      pepper: SECRET,
      pepperOld: given.PEPPER_OLD,
      adminKey: given.ADMIN_KEY,
      origins: ['https://a.example', 'http://b.example:81'],
      viewShards: 64,
      viewFlushSeconds: 3600,
      webhook,
      viewRowBudget: 1000,
      dailyRequests: 0,
    })
  })

  it('are read once', () => {
    const env = makeEnv()
    expect(readSettings(env)).toBe(readSettings(env))
  })
})

const WRONG: readonly (readonly [Partial<Env>, RegExp])[] = [
  [{ PEPPER: '' }, /^PEPPER is missing; set it with: npx wrangler secret put PEPPER$/],
  [{ PEPPER: 'short' }, /^PEPPER has 5 characters; it must have at least 22 \(128 bits\)$/],
  [{ PEPPER_OLD: 'short' }, /^PEPPER_OLD has 5 characters/],
  [{ ADMIN_KEY: 'admin' }, /^ADMIN_KEY has 5 characters/],
  [
    { WEBHOOK_URL: 'http://hooks.example/abc', WEBHOOK_SECRET: SECRET },
    /^WEBHOOK_URL must be an https address/,
  ],
  [{ WEBHOOK_URL: 'hooks' }, /^WEBHOOK_URL must be an https address/],
  [
    { WEBHOOK_URL: 'https://hooks.example' },
    /^WEBHOOK_SECRET is missing; set it with: npx wrangler secret put/,
  ],
  [{ WEBHOOK_URL: 'https://hooks.example', WEBHOOK_SECRET: 'short' }, /^WEBHOOK_SECRET has 5 characters/],
  [{ ORIGINS: 'blog.example' }, /^ORIGINS holds "blog\.example"; each must be an origin such as/],
  [{ ORIGINS: 'https://a.example, https://b.example/path' }, /^ORIGINS holds "https:\/\/b\.example\/path"/],
  [{ ORIGINS: '*' }, /^ORIGINS holds "\*"/],
  [{ ORIGINS: 'null' }, /^ORIGINS holds "null"/],
  [{ VIEW_ROW_BUDGET: '999' }, /^VIEW_ROW_BUDGET is "999"; it must be a whole number from 1000/],
  [{ VIEW_SHARDS: '0' }, /^VIEW_SHARDS is "0"; it must be a whole number from 1 to 64$/],
  [{ VIEW_SHARDS: '65' }, /^VIEW_SHARDS is "65"/],
  [{ VIEW_SHARDS: '1.5' }, /^VIEW_SHARDS is "1\.5"/],
  [{ VIEW_SHARDS: 'two' }, /^VIEW_SHARDS is "two"/],
  [{ VIEW_SHARDS: '' }, /^VIEW_SHARDS is ""/],
  [
    { VIEW_FLUSH_SECONDS: '3601' },
    /^VIEW_FLUSH_SECONDS is "3601"; it must be a whole number from 1 to 3600$/,
  ],
]

describe('a setting that is wrong', () => {
  it.each(WRONG)('%o is refused by name', (given, message) => {
    expect(() => readSettings(makeEnv(given))).toThrow(message)
    expect(() => readSettings(makeEnv(given))).toThrow(SettingError)
  })

  it('never tells a secret', () => {
    expect(() => readSettings(makeEnv({ ADMIN_KEY: 'hush' }))).not.toThrow(/hush/)
  })
})
