import { describe, expect, it } from 'vitest'
import { printEnvFile, readStartSettings, varsForRun } from '../../src/cli/start-settings.ts'

const NOTHING = { env: {}, devVars: {}, config: {}, port: 8787 }
const HERE = 'http://127.0.0.1:8787,http://localhost:8787'

describe('PORT and STATE_DIR', () => {
  it('have defaults inside the project', () => {
    expect(readStartSettings({}, '/blog')).toEqual({ port: 8787, stateDir: '/blog/.wrangler/state' })
  })

  it('are taken from the environment', () => {
    const env = { PORT: '9000', STATE_DIR: '/elsewhere' }
    expect(readStartSettings(env, '/blog')).toEqual({ port: 9000, stateDir: '/elsewhere' })
  })

  it.each(['abc', '0', '65536', '-1', '80.5', '0x50', '1e3', ' 80'])('refuse the port %j by name', (PORT) => {
    expect(() => readStartSettings({ PORT }, '/blog')).toThrow(`PORT가 ${JSON.stringify(PORT)}입니다`)
  })
})

describe('the variables of one run', () => {
  it('let the environment win over .dev.vars, and that over wrangler.toml', () => {
    const config = { ORIGINS: 'https://config.test', VIEW_SHARDS: '1' }
    const devVars = { ADMIN_KEY: 'file', PEPPER: 'file', ORIGINS: 'https://file.test' }
    const vars = varsForRun({ env: { ADMIN_KEY: 'env', HOME: '/root' }, devVars, config, port: 8787 })

    expect(vars).toEqual({ ADMIN_KEY: 'env', PEPPER: 'file', ORIGINS: `https://file.test,${HERE}` })
  })

  it('let pages of this machine write, beside the origins that are set', () => {
    expect(varsForRun(NOTHING).ORIGINS).toBe(HERE)
    expect(varsForRun({ ...NOTHING, env: { ORIGINS: 'https://a.test' } }).ORIGINS).toBe(
      `https://a.test,${HERE}`,
    )
    expect(varsForRun({ ...NOTHING, config: { ORIGINS: 'https://c.test' } }).ORIGINS).toBe(
      `https://c.test,${HERE}`,
    )
  })

  it('count an empty variable of the environment as not set', () => {
    const vars = varsForRun({ ...NOTHING, env: { PEPPER: '' }, devVars: { PEPPER: 'file' } })
    expect(vars.PEPPER).toBe('file')
  })
})

describe('the env file', () => {
  it('writes plain values plainly', () => {
    expect(printEnvFile({ A: 'a-b_c', ORIGINS: HERE })).toBe(`A=a-b_c\nORIGINS=${HERE}\n`)
  })

  it('quotes what wrangler would cut or expand', () => {
    expect(printEnvFile({ A: 'x # y', B: '$HOME', C: "it's", D: `"'` })).toBe(
      "A='x # y'\nB='\\$HOME'\nC=`it's`\nD=`\"'`\n",
    )
  })

  it.each(['a\nb', `'"\``, 'x y\\'])('refuses %j, which no quote holds, without telling it', (secret) => {
    expect(() => printEnvFile({ WEBHOOK_SECRET: secret })).toThrow(/^WEBHOOK_SECRET의 값에 /)
    expect(() => printEnvFile({ WEBHOOK_SECRET: secret })).not.toThrow(secret)
  })
})
