import { expect, it } from 'vitest'
import { printOf } from '../../src/domain/spam-print.ts'

const print = (body: string) => printOf({ name: '길손', body, own: 'blog.example' }).split(' ')

it('a print knows a long text again, whatever figures stand in it, and no short one', () => {
  const text = '열두 글자보다 분명히 긴 글입니다'
  expect(print(`${text} 1`)).toEqual(print(`${text} 234`))
  expect(print(text)).not.toEqual(print(`${text} 또`))
  expect(print('짧은 글')).toEqual([''])
})

it('a print names five hosts at most, each in its place', () => {
  const hosts = Array.from({ length: 7 }, (_, n) => `https://h${n}.example`)
  const [, ...named] = print(hosts.join(' '))
  expect(named).toHaveLength(5)
  expect(named).toEqual(hosts.slice(0, 5).map((host) => print(host)[1]))
  expect(new Set(named).size).toBe(5)
})
