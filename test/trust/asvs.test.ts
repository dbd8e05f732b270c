import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.join(import.meta.dirname, '../..')
const text = readFileSync(path.join(ROOT, 'docs/asvs.md'), 'utf8')
const lines = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, id = '', level = '', what = '', held = '']) => ({ id, level, what, held }),
)

/** How the requirements of levels 1 and 2 are numbered in each section: OWASP ASVS 5.0. */
const SECTIONS: Readonly<Record<string, string>> = {
  ...{ '1.1': '1-2', '1.2': '1-9', '1.3': '1-11', '1.4': '1-3', '1.5': '1-2' },
  ...{ '2.1': '1-3', '2.2': '1-3', '2.3': '1-4', '2.4': '1-1' },
  ...{ '3.2': '1-2', '3.3': '1-4', '3.4': '1-6', '3.5': '1-5', '3.7': '1-2' },
  ...{ '4.1': '1-3', '4.2': '1-1', '4.3': '1-2', '4.4': '1-4' },
  ...{ '5.1': '1-1', '5.2': '1-3', '5.3': '1-2', '5.4': '1-3' },
  ...{ '6.1': '1-3', '6.2': '1-11', '6.3': '1-3', '6.4': '1-4', '6.5': '1-5', '6.6': '1-3', '6.8': '1-4' },
  ...{ '7.1': '1-3', '7.2': '1-4', '7.3': '1-2', '7.4': '1-5', '7.5': '1-2', '7.6': '1-2' },
  ...{ '8.1': '1-2', '8.2': '1-3', '8.3': '1-1', '8.4': '1-1' },
  ...{ '11.1': '1-2', '11.2': '1-3', '11.3': '1-3', '11.4': '1-3', '11.5': '1-1', '11.6': '1-1' },
  ...{ '12.1': '1-3', '12.2': '1-2', '12.3': '1-4' },
  ...{ '13.1': '1-1', '13.2': '1-5', '13.3': '1-2', '13.4': '1-5' },
  ...{ '14.1': '1-2', '14.2': '1-4', '14.3': '1-3' },
  ...{ '15.1': '1-3', '15.2': '1-3', '15.3': '1-7' },
  ...{ '16.1': '1-1', '16.2': '1-5', '16.3': '1-4', '16.4': '1-3', '16.5': '1-3' },
}

const numbered = Object.entries(SECTIONS).flatMap(([section, range]) => {
  const [from = 0, to = 0] = range.split('-').map(Number)
  return Array.from({ length: to - from + 1 }, (_, n) => `${section}.${from + n}`)
})

describe('the list against OWASP ASVS 5.0', () => {
  it('has every requirement of levels 1 and 2, once', () => {
    expect(lines.map(({ id }) => id)).toEqual(numbered)
  })

  it.each(lines)('$id names what holds it, why it does not concern us, or how we deviate', ({ held }) => {
    const named = [...held.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\.(?:tsx?|md|toml|json))`/g)].map(
      ([, file = '']) => file,
    )
    expect(held).toMatch(/^– |\*\*deviation\*\*: |`/)
    if (!/^– |\*\*deviation\*\*/.test(held)) expect(named).not.toEqual([])
    expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([])
  })
})
