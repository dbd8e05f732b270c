import { describe, expect, it } from 'vitest'
import { RUN_VARS } from '../../src/cli/start-settings.ts'
import { JOBS } from '../../src/jobs/scheduled.ts'
import { codeIn, readGuide, rowsOf, sectionOf } from '../support/guide.ts'

const guide = readGuide('docs/operations.md')
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** The names of `Env`, as src/env.ts has them. */
const ENV = [
  ...(/export interface Env \{([\s\S]*?)\n\}/.exec(readGuide('src/env.ts'))?.[1] ?? '').matchAll(
    /^ {2}readonly (\w+)\??:/gm,
  ),
].map(([, name = '']) => name)

const namesIn = (section: string): string[] => rowsOf(section).flatMap(([name = '']) => codeIn(name))

describe('the guide to operations', () => {
  it('tells every binding and setting of the Worker, and no other', () =>
    expect(namesIn(sectionOf(guide, '설정')).sort()).toEqual([...ENV].sort()))

  it.each(RUN_VARS)('tells of %s, which npm start takes', (name) =>
    expect(sectionOf(guide, '설정')).toContain(`\`${name}\``),
  )

  it('tells every job of cron with its hours, in order', () => {
    const told = rowsOf(sectionOf(guide, '때맞춰 도는 일')).map(([name = '', at = '']) => [
      codeIn(name)[0],
      at.split(/[,부]/)[0],
    ])
    expect(told).toEqual(JOBS.map(({ name, isDue }) => [name, hoursOf(isDue)]))
  })
})

it.each(['README.md', 'README.ko.md'])('%s tells every secret and variable of the Worker', (file) => {
  const text = readGuide(file)
  const settings = RUN_VARS.filter((name) => !text.includes(`\`${name}\``))
  expect(settings).toEqual([])
})

function hoursOf(isDue: (hour: number) => boolean): string {
  const due = HOURS.filter(isDue)
  return due.length === HOURS.length ? '매시' : `${due[0]}시`
}
