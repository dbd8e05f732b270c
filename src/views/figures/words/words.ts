import type { Language } from '../../../domain/blog.ts'
import type { FilterReason } from '../../../domain/view.ts'
import { figuresEn } from './en.ts'
import { figuresKo } from './ko.ts'

/** What the pages of figures say, in one language. */
export interface FiguresWords {
  readonly figures: string
  readonly range: string
  readonly preset: (days: number) => string
  readonly from: string
  readonly to: string
  readonly show: string
  readonly compared: (from: string, to: string) => string
  readonly views: string
  readonly visitors: string
  readonly atLeast: (count: string) => string
  readonly reads: string
  readonly readRate: string
  readonly comments: string
  readonly reactions: string
  readonly allTime: string
  readonly share: string
  readonly posts: string
  readonly perView: string
  readonly howCounted: string
  readonly change: (percent: string, isMore: boolean) => string
  readonly same: string
  readonly noBefore: string
  readonly before: (count: string) => string
  readonly attention: string
  readonly minutes: (minutes: string) => string

  readonly chart: string
  readonly chartSummary: (most: string, day: string) => string
  readonly chartEmpty: string
  readonly asTable: string
  readonly day: string
  readonly published: (day: string) => string
  readonly updated: (day: string) => string

  readonly readingNow: string
  readonly readingNowHint: string
  readonly nobodyReading: string
  readonly away: string

  readonly categories: string
  readonly category: string
  readonly categoriesHint: string
  readonly children: string
  readonly post: string
  readonly topPosts: string
  readonly bestOfSome: string
  readonly gone: (id: string) => string
  readonly sources: string
  readonly source: string
  readonly sourceNames: Readonly<Record<string, string>>
  readonly campaigns: string
  readonly countries: string
  readonly devices: string
  readonly deviceNames: Readonly<Record<string, string>>
  readonly languages: string
  readonly detailHint: string
  readonly others: (count: number) => string
  readonly none: string

  readonly ledger: string
  readonly ledgerHint: string
  readonly ledgerRange: (from: string, to: string) => string
  readonly reason: string
  readonly count: string
  readonly reasons: Readonly<Record<FilterReason, string>>
  readonly fresh: (minute: string) => string
  readonly neverFlushed: string

  readonly funnel: string
  readonly funnelHint: string
  readonly ofViews: string
  readonly depth: string
  readonly depthHint: string
  readonly tenth: (from: number, to: number) => string
  readonly headings: string
  readonly heading: string
  readonly toPost: string
  readonly toCategory: string
  readonly back: string

  readonly stats: string
  readonly statsIntro: string
  readonly how: string
  readonly explained: readonly (readonly [id: string, term: string, sentence: string])[]
  readonly badgeViews: string
}

const WORDS: Readonly<Record<Language, FiguresWords>> = { ko: figuresKo, en: figuresEn }

export const figuresWordsFor = (language: Language): FiguresWords => WORDS[language]
