import type { Sort } from '../../domain/cursor.ts'

/** What is said around comments, polls and one's own traces. */
export interface CourtyardWords {
  readonly reply: string
  readonly replyTo: (name: string | undefined) => string
  readonly like: string
  readonly more: string
  readonly moreTitle: string
  readonly edit: string
  readonly remove: string
  readonly report: string
  readonly secretPlace: string
  readonly deletedPlace: string
  readonly openSecret: string
  readonly secretMark: string
  readonly secretLabel: string
  readonly waiting: string
  readonly password: string
  readonly passwordHint: string
  readonly passwordOf: string
  readonly preview: string
  readonly order: string
  readonly orders: Readonly<Record<Sort, string>>
  readonly fromStart: string
  readonly editTitle: string
  readonly save: string
  readonly removeTitle: string
  readonly removeAsk: string
  readonly openTitle: string
  readonly openAsk: string
  readonly open: string
  readonly goOn: string
  readonly reportTitle: string
  readonly reportReason: string
  readonly reported: string
  readonly cancel: string
  readonly vote: string
  readonly voteAgain: string
  readonly votes: (count: number) => string
  readonly pollClosed: string
  readonly recentComments: string
  readonly commentsFeed: (title: string) => string
  readonly commentBy: (name: string, title: string) => string
  readonly me: string
  readonly meIntro: string
  readonly meNothing: string
  readonly meNew: string
  readonly meNewCount: (count: number) => string
  readonly meExport: string
  readonly meErase: string
  readonly meEraseAsk: string
  readonly meErased: string
}
