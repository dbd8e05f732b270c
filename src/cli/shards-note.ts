/**
 * What more than one counting object costs on the free plan, in a sentence; undefined when there is one. A value that
 * is no number says nothing here: the Worker refuses it by name.
 */
export function shardsNote(shards: string | undefined): string | undefined {
  const count = Number(shards)
  if (!Number.isInteger(count) || count <= 1) return undefined
  return (
    `VIEW_SHARDS가 ${count}입니다: 조회를 세는 객체 ${count}개가 저마다 깨어나고 저마다 적으므로, ` +
    `무료 요금제의 하루 몫(13,000GB초, 쓰기 10만 행)을 많게는 ${count}배 빨리 씁니다.`
  )
}
