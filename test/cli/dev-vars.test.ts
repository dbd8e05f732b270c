import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureDevVars } from '../../src/cli/dev-vars.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'madang-vars-'))
  file = path.join(folder, '.dev.vars')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('.dev.vars', () => {
  it('is made with two different random secrets that only its owner may read', async () => {
    const { values, created } = await ensureDevVars(file)

    expect(created).toEqual(['ADMIN_KEY', 'PEPPER'])
    expect(values.ADMIN_KEY).toMatch(/^[\w-]{43}$/)
    expect(values.PEPPER).toMatch(/^[\w-]{43}$/)
    expect(values.PEPPER).not.toBe(values.ADMIN_KEY)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toBe(`ADMIN_KEY=${values.ADMIN_KEY}\nPEPPER=${values.PEPPER}\n`)
  })

  it('is left as it is the second time', async () => {
    const first = await ensureDevVars(file)
    const second = await ensureDevVars(file)

    expect(second).toEqual({ values: first.values, created: [] })
  })

  it('gets only the secret it lacks; every byte of the rest stays', async () => {
    const before = '# 내 것\nPEPPER="mine $x"\nSTATS_KEY=s'
    writeFileSync(file, before)

    const { values, created } = await ensureDevVars(file)

    expect(created).toEqual(['ADMIN_KEY'])
    expect(values).toMatchObject({ PEPPER: 'mine $x', STATS_KEY: 's' })
    expect(readFileSync(file, 'utf8')).toBe(`${before}\nADMIN_KEY=${values.ADMIN_KEY}\n`)
  })

  it('gets a secret that stands there without a value', async () => {
    writeFileSync(file, 'ADMIN_KEY=\nPEPPER=mine\n')

    const { values, created } = await ensureDevVars(file)

    expect(created).toEqual(['ADMIN_KEY'])
    expect(values.ADMIN_KEY).toMatch(/^[\w-]{43}$/)
  })
})
