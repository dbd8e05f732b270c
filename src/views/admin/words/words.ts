import type { BlockKind } from '../../../domain/block.ts'
import type { Language } from '../../../domain/blog.ts'
import type { CommentStatus } from '../../../domain/comment.ts'
import type { Actor, Deed, Verb } from '../../../domain/moderation.ts'
import { adminEn } from './en.ts'
import { adminKo } from './ko.ts'

/** What the owner's pages say, in one language. */
export interface AdminWords {
  readonly admin: string
  readonly queue: string
  readonly blocks: string
  readonly previews: string
  readonly drafts: string
  readonly coming: string
  readonly over: string
  readonly noneUnseen: string
  readonly unseenNote: string
  readonly untitled: string
  readonly toBlog: string
  readonly signOutEverywhere: string

  readonly todo: string
  readonly nothingTodo: string
  readonly waiting: (count: string) => string
  readonly reported: (count: string) => string
  readonly spamCount: (count: string) => string
  readonly paused: string
  readonly pausedHint: string
  readonly pause: string
  readonly unpause: string
  readonly closedPosts: string
  readonly closePost: string
  readonly reopenPost: string

  readonly tab: Readonly<Record<CommentStatus, string>>
  readonly status: Readonly<Record<CommentStatus, string>>
  readonly verb: Readonly<Record<Verb, string>>
  readonly did: Readonly<Record<Deed, (count: number) => string>>
  readonly seeAnswer: string
  readonly undo: string
  readonly search: string
  readonly searchHint: (window: number) => string
  readonly searchPart: string
  readonly searchOn: string
  readonly empty: Readonly<Record<CommentStatus, string>>
  readonly emptySearch: string
  readonly emptyPart: string
  readonly more: string
  readonly reportedTitle: string

  readonly commentBy: (name: string) => string
  readonly secret: string
  readonly edited: string
  readonly erased: string
  readonly missingPost: (id: string) => string
  readonly answers: (name: string) => string
  readonly answersErased: string
  readonly holdReason: (code: string) => string
  readonly history: (of: number, counts: Readonly<Record<CommentStatus, number>>) => string
  readonly firstOfDevice: string
  readonly reports: (count: number) => string
  readonly reportsDone: string
  readonly log: (count: number) => string
  readonly actor: Readonly<Record<Actor, string>>
  readonly happened: (verb: string) => string
  readonly confirmDelete: string
  readonly deleteForever: string
  readonly furtherVerbs: string

  readonly answer: string
  readonly answerLabel: string
  readonly answerHeld: string
  readonly answerSend: string
  readonly answerTitle: (title: string) => string
  readonly select: (name: string) => string
  readonly selected: string
  readonly keys: string
  readonly keyList: readonly (readonly [key: string, meaning: string])[]
  readonly failed: string

  readonly blockKind: Readonly<Record<BlockKind, string>>
  readonly blockDevice: string
  readonly blockPrefix: string
  readonly blockWord: string
  readonly blockWordHint: string
  readonly block: string
  readonly unblock: (what: string) => string
  readonly unblockShort: string
  readonly blocksHint: string
  readonly noBlocks: string
  readonly blockedOn: (day: string) => string
}

const WORDS: Readonly<Record<Language, AdminWords>> = { ko: adminKo, en: adminEn }

export const adminWordsFor = (language: Language): AdminWords => WORDS[language]
