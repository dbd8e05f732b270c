import { expect, it } from 'vitest'
import { findSeedShape, fixSeedShape } from '../../src/build/seed-shape.ts'

it('settles at once, whatever lines meet', () => {
  for (let seed = 1; seed <= 3000; seed++) {
    const text = jumble(seed)
    const fixed = fixSeedShape(text)
    expect(findSeedShape(fixed), text).toEqual([])
    expect(fixSeedShape(fixed), text).toBe(fixed)
  }
})

const PIECES = [
  '1. 가나다',
  '2. 라마바',
  '3. 사아자',
  '1) 차카타',
  '① 파하',
  '② 거너',
  '- 값: 없음',
  '  - 속: 깊음',
  '• 점: 둥글다',
  '· 가운데',
  '마무리',
  '오늘의 흐름',
  "'개발' 카테고리의 다른 글",
  '글 하나 (3)',
  '2026.01.15',
  '| 글 둘 (0) | 2026.01.14 |',
  '문단이 하나 있습니다. 조금 길게 이어지는 문단입니다.',
  '## 2. 이미 제목',
  '### 그냥 제목',
  '> 인용',
  '```',
  '---',
  '<div>',
  '$$',
  '    들여 쓴 줄',
  '',
  '',
  '',
  '',
]

/** Up to 16 lines drawn from PIECES by a small linear congruential generator. */
function jumble(seed: number): string {
  let state = seed
  const draw = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return Array.from({ length: 2 + draw(15) }, () => PIECES[draw(PIECES.length)] ?? '').join('\n')
}
