import type { FilterReason } from './view.ts'

/** What the pages of figures say, in one language; `{slots}` are filled by fillProse. Text: client/prose. */
export interface FiguresWords {
  readonly figures: string
  readonly range: string
  /** `{days}` */
  readonly lastDays: string
  readonly today: string
  readonly from: string
  readonly to: string
  readonly show: string
  /** `{from}`, `{to}` */
  readonly compared: string
  readonly views: string
  readonly visitors: string
  /** `{count}` */
  readonly atLeast: string
  readonly reads: string
  readonly readRate: string
  readonly comments: string
  readonly reactions: string
  readonly allTime: string
  readonly share: string
  readonly posts: string
  readonly perView: string
  readonly howCounted: string
  /** `{percent}` */
  readonly more: string
  /** `{percent}` */
  readonly fewer: string
  readonly same: string
  readonly noBefore: string
  /** `{count}` */
  readonly before: string
  readonly attention: string
  /** `{minutes}` */
  readonly minutes: string

  readonly chart: string
  /** `{most}`, `{day}` */
  readonly chartSummary: string
  readonly chartEmpty: string
  readonly asTable: string
  readonly day: string
  /** For BEFORE_MADANG. */
  readonly beforeMadang: string
  /** `{day}` */
  readonly published: string
  /** `{day}` */
  readonly updated: string

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
  /** `{id}` */
  readonly gone: string
  readonly sources: string
  readonly source: string
  readonly sourceNames: Readonly<Record<string, string>>
  readonly campaigns: string
  readonly countries: string
  readonly devices: string
  readonly deviceNames: Readonly<Record<string, string>>
  readonly languages: string
  readonly detailHint: string
  /** `{count}` */
  readonly others: string
  readonly none: string

  readonly ledger: string
  readonly ledgerHint: string
  /** `{from}`, `{to}` */
  readonly ledgerRange: string
  readonly reason: string
  readonly count: string
  readonly reasons: Readonly<Record<FilterReason, string>>
  /** `{minute}` */
  readonly fresh: string
  readonly neverFlushed: string

  readonly takeAlong: string
  readonly funnel: string
  readonly funnelHint: string
  readonly ofViews: string
  readonly depth: string
  readonly depthHint: string
  /** `{from}`, `{to}` */
  readonly tenth: string
  readonly headings: string
  readonly heading: string
  readonly toPost: string
  readonly toCategory: string
  readonly back: string

  readonly stats: string
  readonly statsIntro: string
  readonly how: string

  readonly allPosts: string
  /** `{count}` */
  readonly postsFound: string
  /** `{from}`, `{to}` */
  readonly wholeMonths: string
  readonly all: string
  readonly tag: string
  readonly series: string
  readonly titleHolds: string
  readonly twoDays: string
  readonly firstWeek: string
  readonly firstMonth: string
  readonly halfLife: string
  readonly life: string
  readonly thisPost: string
  readonly medianPost: string
  readonly lifeHint: string
  readonly talk: string
  readonly perHundred: string
  readonly questionsHeard: string
  readonly threadsAnswered: string
  readonly poll: string
  /** `{count}` */
  readonly talkHint: string
  /** `{minute}` */
  readonly checked: string
  readonly mismatch: string
  /** `{minute}` */
  readonly mismatchHint: string
  /** `{count}` */
  readonly shards: string
  /** By rule: see figure-checks.ts. */
  readonly rules: Readonly<Record<string, string>>
}
