import type { AlertKind } from './alerts.ts'

/** What an article says of its own parts, mostly to screen readers, in its language. Safe in HTML. */
export interface ArticleLabels {
  /** @param n 1-based within the article: regions need names that differ */
  readonly table: (n: number) => string
  readonly taskDone: string
  readonly taskOpen: string
  readonly alerts: Readonly<Record<AlertKind, string>>
  readonly footnotes: string
  readonly footnote: (n: number) => string
  /** @param place the how-many-th place that refers to the note */
  readonly footnoteBack: (n: number, place: number) => string
  /** A video whose author gave no title. */
  readonly video: string
  readonly videoNote: string
  readonly contents: string
  readonly edit: string
}

const KOREAN: ArticleLabels = {
  table: (n) => `표 ${n}`,
  taskDone: '끝난 일',
  taskOpen: '남은 일',
  alerts: { note: '참고', tip: '도움말', important: '중요', warning: '주의', caution: '경고' },
  footnotes: '각주',
  footnote: (n) => `각주 ${n}`,
  footnoteBack: (n, place) => `각주 ${n}의 본문으로 돌아가기${place === 1 ? '' : ` (${place}번째 자리)`}`,
  video: '동영상 보기',
  videoNote: '누르면 YouTube에서 불러옵니다',
  contents: '차례',
  edit: '이 글 고치기',
}

const ENGLISH: ArticleLabels = {
  table: (n) => `Table ${n}`,
  taskDone: 'done',
  taskOpen: 'to do',
  alerts: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
  footnotes: 'Footnotes',
  footnote: (n) => `Footnote ${n}`,
  footnoteBack: (n, place) => `Back to the text of footnote ${n}${place === 1 ? '' : ` (place ${place})`}`,
  video: 'Watch the video',
  videoNote: 'Loads from YouTube when pressed',
  contents: 'Contents',
  edit: 'Edit this page',
}

/** @param lang BCP 47; anything but Korean is spoken to in English */
export const labelsFor = (lang: string): ArticleLabels => (/^ko\b/i.test(lang) ? KOREAN : ENGLISH)
