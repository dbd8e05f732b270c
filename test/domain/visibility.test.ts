import { describe, expect, it } from 'vitest'
import { COMMENT_STATUSES } from '../../src/domain/comment.ts'
import { type Sight, sightOf, type Ties } from '../../src/domain/visibility.ts'

const FLAGS = ['secret', 'byOwner', 'hangs', 'mine', 'answersMe', 'mySecretThread'] as const

/** Every state a comment can be in, towards every viewer there can be. */
function* everyCase(): Generator<readonly [Ties, boolean]> {
  for (const status of COMMENT_STATUSES)
    for (let bits = 0; bits < 2 ** (FLAGS.length + 1); bits++) {
      const flags = Object.fromEntries(FLAGS.map((name, i) => [name, (bits & (1 << i)) !== 0]))
      yield [{ status, ...flags } as unknown as Ties, (bits & (1 << FLAGS.length)) !== 0]
    }
}

/** The contract's table, told another way: what is not listed is not seen. */
function tableSays(t: Ties, owner: boolean): Sight {
  switch (t.status) {
    case 'deleted':
      return t.hangs ? 'deleted' : 'nothing'
    case 'held':
    case 'spam':
      return owner || t.mine ? 'waiting' : 'nothing'
    case 'visible': {
      const readers = [!t.secret, owner, t.mine, t.answersMe, t.byOwner && t.mySecretThread]
      return readers.some(Boolean) ? 'shown' : 'secret'
    }
  }
}

describe('who sees a comment', () => {
  it('follows the table in each of 512 cases', () => {
    const cases = [...everyCase()]
    expect(cases).toHaveLength(512)
    for (const [ties, owner] of cases)
      expect([ties, owner, sightOf(ties, { owner })]).toEqual([ties, owner, tableSays(ties, owner)])
  })
})
