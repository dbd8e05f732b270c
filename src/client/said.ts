/** What the second module says; the first one's sentences stand in the page. */
const KO = {
  replyTo: (name: string) => (name ? `${name}님에게 답글` : '답글 쓰기'),
  cancel: '그만두기',
  removed: '댓글을 지웠습니다.',
  tooLong: (length: number, max: number) => `${max}자까지 쓸 수 있습니다. 지금 ${length}자입니다.`,
  more: (count: number) => `댓글 ${count}개를 더 불러왔습니다.`,
  arrivals: (count: number) => `새 댓글 ${count}개 보기`,
}

const EN: typeof KO = {
  replyTo: (name) => (name ? `Reply to ${name}` : 'Write a reply'),
  cancel: 'Cancel',
  removed: 'The comment is deleted.',
  tooLong: (length, max) => `At most ${max} characters. It has ${length} now.`,
  more: (count) => `${count} more comments are shown.`,
  arrivals: (count) => (count === 1 ? 'Show 1 new comment' : `Show ${count} new comments`),
}

export const said = document.documentElement.lang === 'en' ? EN : KO
