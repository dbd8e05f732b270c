import type { BlockKind } from './block.ts'
import type { CommentStatus } from './comment.ts'
import type { Actor, Deed, Verb } from './moderation.ts'

/** What the owner's pages say, in one language, as the build lays it out: with `{slots}`. */
export interface AdminTexts {
  readonly comment: string
  readonly comments: string
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
  readonly waiting: string
  readonly reported: string
  readonly spamCount: string
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
  readonly did: Readonly<Record<Deed, string>>
  readonly seeAnswer: string
  readonly undo: string
  readonly search: string
  readonly searchHint: string
  readonly searchPart: string
  readonly searchOn: string
  readonly empty: Readonly<Record<CommentStatus, string>>
  readonly emptySearch: string
  readonly emptyPart: string
  readonly more: string
  readonly reportedTitle: string

  readonly commentBy: string
  readonly secret: string
  readonly edited: string
  readonly erased: string
  readonly missingPost: string
  readonly answers: string
  readonly answersErased: string
  readonly reasons: Readonly<Record<string, string>>
  readonly otherReason: string
  readonly history: string
  readonly firstOfDevice: string
  readonly report: string
  readonly reports: string
  readonly reportsDone: string
  readonly log: string
  readonly actor: Readonly<Record<Actor, string>>
  readonly happened: Readonly<Record<string, string>>
  readonly confirmDelete: string
  readonly deleteForever: string
  readonly furtherVerbs: string

  readonly answer: string
  readonly answerLabel: string
  readonly answerHeld: string
  readonly answerSend: string
  readonly answerTitle: string
  readonly select: string
  readonly selected: string
  readonly keys: string
  readonly keyList: readonly (readonly string[])[]
  readonly failed: string

  readonly blockKind: Readonly<Record<BlockKind, string>>
  readonly blockDevice: string
  readonly blockPrefix: string
  readonly blockWord: string
  readonly blockWordHint: string
  readonly block: string
  readonly unblock: string
  readonly unblockShort: string
  readonly blocksHint: string
  readonly noBlocks: string
  readonly blockedOn: string

  /** What may go wrong, by the problem's code. */
  readonly sentences: Readonly<Record<string, string>>
}
