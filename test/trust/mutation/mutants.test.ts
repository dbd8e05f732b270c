import { describe, expect, it } from 'vitest'
import { mutantsOf } from './mutants.ts'

const changed = (text: string): string[] =>
  mutantsOf(text, 'ts').map(({ from, to, put }) => text.slice(0, from) + put + text.slice(to))

describe('a mutant', () => {
  it('is an operator, a condition, a constant or a call, each changed once', () => {
    expect(changed('if (a < 1 && !b) f("x")')).toEqual([
      'if (!(a < 1 && !b)) f("x")',
      'if (a < 1 || !b) f("x")',
      'if (a <= 1 && !b) f("x")',
      'if (a < 2 && !b) f("x")',
      'if (a < 1 && b) f("x")',
      'if (a < 1 && !b) ;',
      `if (a < 1 && !b) f('')`,
    ])
    expect(changed('await f()')).toEqual([';'])
  })

  it('is no type, no import, no name and no joined text', () => {
    expect(
      changed(`import x from './x.ts'\nexport type T = 'a' | 1\nconst s = { a: t + \`b\` as 'c' }`),
    ).toEqual([])
  })

  it('is in SQL what is compared, sorted or joined, and neither its comment nor what is set', () => {
    const sql = '`/* a = b */ UPDATE t SET a = ?1, b = ?2 WHERE id = ?3 AND v->>0 > 4 ORDER BY a DESC`'
    expect(changed(sql)).toEqual([
      sql.replace('id = ', 'id <> '),
      sql.replace('> 4', '< 4'),
      sql.replace('AND', 'OR'),
      sql.replace('DESC', 'ASC'),
    ])
  })
})
