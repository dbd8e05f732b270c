import { expect, it } from 'vitest'
import { shardsNote } from '../../src/cli/shards-note.ts'

it('says what several counting objects cost on the free plan', () => {
  expect(shardsNote('4')).toMatch(/^VIEW_SHARDS가 4입니다: .*무료 요금제.*많게는 4배 빨리 씁니다\.$/)
})

it.each([undefined, '', '0', '1', '1.5', 'many'])('says nothing of %j', (shards) =>
  expect(shardsNote(shards)).toBeUndefined(),
)
