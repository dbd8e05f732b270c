import { expect, it } from 'vitest'
import { progressOf } from '../../../src/build/pictures/progress.ts'

it('long work says how far it is once a second, short work says nothing', () => {
  let now = 0
  const said: string[] = []
  const step = progressOf(
    '그림',
    100,
    (line) => said.push(line),
    () => now,
  )
  for (let i = 0; i < 100; i++) {
    now += 50
    step()
  }
  expect(said).toEqual(['그림 40/100', '그림 60/100', '그림 80/100', '그림 100/100'])
})
