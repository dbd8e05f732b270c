import type { Language } from '../../domain/blog.ts'
import type { Problem } from '../../domain/problem.ts'
import type { CourtyardWords } from './courtyard-words.ts'
import { en } from './en.ts'
import { ko } from './ko.ts'

/** Everything the interface says, in one language. */
export interface Words extends CourtyardWords {
  readonly lang: Language
  readonly skip: string
  readonly home: string
  readonly menu: string
  readonly trail: string
  readonly feed: string
  readonly theme: string
  readonly newest: string
  readonly newer: string
  readonly older: string
  readonly pages: string
  readonly noPosts: string
  readonly updated: (day: string) => string
  readonly minutes: (minutes: number) => string
  readonly posts: (count: number) => string
  readonly alsoIn: string
  readonly boxTitle: (category: string) => string
  readonly conversation: string
  /** Without views where the blog keeps them to itself. */
  readonly figures: (views: number | undefined, reactions: number, comments: number) => string
  readonly commentCount: (count: number) => string
  readonly viewCount: (count: number) => string
  readonly popular: string
  readonly reactionsTitle: string
  readonly comments: string
  readonly noComments: string
  readonly moreComments: string
  readonly allComments: string
  readonly owner: string
  readonly edited: string
  readonly write: string
  readonly name: string
  readonly body: string
  readonly bodyHint: string
  readonly send: string
  readonly sending: string
  readonly sent: string
  readonly held: string
  readonly failed: string
  readonly keptText: string
  readonly passwordAgain: string
  readonly sendAgain: string
  readonly closed: string
  readonly resting: string
  readonly retry: string
  readonly back: string
  readonly conversationOf: (title: string) => string
  readonly errorTitle: (status: number) => string
  readonly problem: (problem: Problem) => string
  readonly archive: string
  readonly privacy: string
  /** On the badge other sites show. */
  readonly views: string
  readonly tags: string
  readonly series: (name: string, part: number, of: number) => string
  readonly related: string
  readonly meant: string
  readonly neighbours: string
  readonly olderPost: string
  readonly newerPost: string
  readonly contents: string
  /** Leads to where the article was left. */
  readonly resume: string
  readonly shareAddress: string
  readonly addressCopied: string
  readonly poweredBy: string
  readonly signIn: string
  readonly signOut: string
  readonly adminKey: string
  readonly adminKeyHint: string
}

const WORDS: Readonly<Record<Language, Words>> = { ko, en }

export const wordsFor = (language: Language): Words => WORDS[language]

/** The interface language of a page: the article's own where the interface speaks it. */
export const languageOf = (lang: string, fallback: Language): Language =>
  lang === 'ko' || lang === 'en' ? lang : fallback
