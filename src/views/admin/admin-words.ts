import type { AdminTexts } from '../../domain/admin-texts.ts'
import type { Language } from '../../domain/blog.ts'
import type { CommentStatus } from '../../domain/comment.ts'
import type { Deed } from '../../domain/moderation.ts'
import type { Problem } from '../../domain/problem.ts'
import { fillProse } from '../../domain/prose.ts'

type Fixed =
  | 'waiting'
  | 'reported'
  | 'spamCount'
  | 'did'
  | 'searchHint'
  | 'commentBy'
  | 'missingPost'
  | 'answers'
type Further = 'history' | 'reports' | 'log' | 'happened' | 'answerTitle' | 'select' | 'unblock' | 'blockedOn'

/** What the owner's pages say, in one language. */
export interface AdminWords extends Omit<AdminTexts, Fixed | Further> {
  readonly waiting: (count: string) => string
  readonly reported: (count: string) => string
  readonly spamCount: (count: string) => string
  readonly did: (deed: Deed, count: number) => string
  readonly searchHint: (window: number) => string
  readonly commentBy: (name: string) => string
  readonly missingPost: (id: string) => string
  readonly answers: (name: string) => string
  readonly holdReason: (code: string) => string
  readonly history: (of: number, counts: Readonly<Record<CommentStatus, number>>) => string
  readonly reports: (count: number) => string
  readonly log: (count: number) => string
  readonly happened: (verb: string) => string
  readonly answerTitle: (title: string) => string
  readonly select: (name: string) => string
  readonly unblock: (what: string) => string
  readonly blockedOn: (day: string) => string
}

const loaded = new Map<Language, AdminWords>()

/** The words of a language, after they were handed in: the gate of the owner's rooms sees to it. */
export function adminWordsFor(language: Language): AdminWords {
  const words = loaded.get(language)
  if (!words) throw new Error(`The owner's words in ${language} were not handed in`)
  return words
}

/** Texts travel as a file: see prose.ts. Once per isolate and language. */
export function handInAdminWords(language: Language, texts: AdminTexts): void {
  if (!loaded.has(language)) loaded.set(language, toWords(texts))
}

/** What is wrong with what the owner asked for; undefined for problems that are not the owner's. */
export function adminSentence(language: Language, { code, detail = {} }: Problem): string | undefined {
  const text = loaded.get(language)?.sentences[code]
  const values = Object.entries(detail).map(([name, value]) => [name, String(value)] as const)
  return text === undefined ? undefined : fillProse(text, Object.fromEntries(values))
}

function toWords(t: AdminTexts): AdminWords {
  const comments = (count: number | string) =>
    fillProse(String(count) === '1' ? t.comment : t.comments, { count: String(count) })
  const some = (text: string) => (count: number | string) => fillProse(text, { comments: comments(count) })
  const one = (text: string, slot: string) => (value: string | number) =>
    fillProse(text, { [slot]: String(value) })
  return {
    ...t,
    ...{ waiting: some(t.waiting), reported: some(t.reported), spamCount: one(t.spamCount, 'count') },
    did: (deed, count) => some(t.did[deed])(count),
    searchHint: (window) => fillProse(t.searchHint, { window: window.toLocaleString('en') }),
    ...{ commentBy: one(t.commentBy, 'name'), missingPost: one(t.missingPost, 'id') },
    ...{ answers: one(t.answers, 'name'), answerTitle: one(t.answerTitle, 'title') },
    ...{ select: one(t.select, 'name'), unblock: one(t.unblock, 'what'), blockedOn: one(t.blockedOn, 'day') },
    holdReason: (code) => t.reasons[code] ?? fillProse(t.otherReason, { code }),
    history: (of, { visible, held, spam, deleted }) =>
      fillProse(t.history, {
        comments: comments(of),
        ...{ visible: String(visible), held: String(held), spam: String(spam), deleted: String(deleted) },
      }),
    reports: (count) => one(count === 1 ? t.report : t.reports, 'count')(count),
    log: one(t.log, 'count'),
    happened: (verb) => t.happened[verb] ?? verb,
  }
}
