import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')

interface Installed {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
  readonly resolved?: string
  readonly integrity?: string
}

const lock: { readonly packages: Readonly<Record<string, Installed>> } = JSON.parse(read('package-lock.json'))
const installed = Object.entries(lock.packages).filter(([place]) => place !== '')

/** May be combined with an MIT project and shipped in its Worker. */
const FREE = [
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  'BlueOak-1.0.0',
]
/** May be used to build and to test: nothing of it is shipped but what it makes. */
const TOOLS = [...FREE, 'MPL-2.0', 'LGPL-3.0-or-later', 'OFL-1.1', 'Python-2.0', 'CC-BY-4.0']

const isAllowed = (license: string, allowed: readonly string[]): boolean => {
  const any = license.replace(/[()]/g, '').split(' OR ')
  return any.some((one) => one.split(' AND ').every((part) => allowed.includes(part)))
}

describe('every package', () => {
  it('has a licence that allows what it is used for', () => {
    const refused = installed.filter(
      ([, { license = 'none', dev }]) => !isAllowed(license, dev ? TOOLS : FREE),
    )
    expect(refused.map(([place, { license }]) => `${place}: ${license}`)).toEqual([])
  })

  it('is one version, with a hash', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'))
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)])
    expect(installed.filter(([, { resolved, integrity }]) => resolved && !integrity)).toEqual([])
  })

  it('in the Worker is one that is meant to be there', () => {
    const meant = Object.keys(JSON.parse(read('package.json')).dependencies)
    const shipped = installed
      .filter(([, { dev }]) => !dev)
      .map(([place]) => place.replace('node_modules/', ''))
    expect(shipped.toSorted()).toEqual(meant.toSorted())
    expect(meant.length).toBeLessThanOrEqual(3)
  })
})

describe('what is promised on paper', () => {
  it.each(['SECURITY.md', 'docs/security.md'])('%s names files that are there', (file) => {
    const named = [...read(file).matchAll(/`((?:test|src)\/[\w./-]+\.tsx?)`/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([])
  })
})
