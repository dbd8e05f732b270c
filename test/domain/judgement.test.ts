import { describe, expect, it } from 'vitest'
import { judge, judgeEdit } from '../../src/domain/judgement.ts'

const [GUEST, KNOWN] = [
  { owner: false, isKnown: false },
  { owner: false, isKnown: true },
]
const OWNER = { owner: true, isKnown: false }
const shown = { status: 'visible', reason: undefined }
const held = (reason: string) => ({ status: 'held', reason })

describe('a comment is judged', () => {
  it.each([
    ['none', GUEST, shown],
    ['first', GUEST, held('first-comment')],
    ['first', KNOWN, shown],
    ['all', GUEST, held('all-moderated')],
    ['all', KNOWN, held('all-moderated')],
    ['all', OWNER, shown],
  ] as const)('by the rule %s, of %o', (rule, by, judgement) => expect(judge(rule, by)).toEqual(judgement))

  it('by a reservation before any rule, but never the owner’s', () => {
    expect(judge('none', KNOWN, 'paused')).toEqual(held('paused'))
    expect(judge('none', OWNER, 'paused')).toEqual(shown)
  })

  it('anew when what is seen is edited, and never freed by an edit', () => {
    const judged = judge('none', GUEST)
    expect(judgeEdit('visible', judged)).toEqual(judged)
    for (const status of ['held', 'spam', 'deleted'] as const)
      expect(judgeEdit(status, judged)).toBeUndefined()
  })
})
