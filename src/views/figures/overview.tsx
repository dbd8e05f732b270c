import type { FigureRange } from '../../domain/figures.ts'
import type { CategoryLine, PostLine, Seen } from '../../domain/figures-joined.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import { hrefOf, type Post } from '../../domain/post.ts'
import { fillProse } from '../../domain/prose.ts'
import { dottedDay } from '../../domain/time.ts'
import type { FilterReason } from '../../domain/view.ts'
import { CheckNote } from './check-note.tsx'
import { type ChartDay, ColumnChart } from './column-chart.tsx'
import { type FacetLines, Facets } from './facets.tsx'
import { Explained, type Headline, Headlines } from './headlines.tsx'
import { boundedText, countText, minutesText } from './number-text.ts'
import { RangeForm } from './range-form.tsx'
import { CategoryTable, FigureTable, PostTable } from './tables.tsx'
import { TakeAlong } from './take-along.tsx'
import { Talk } from './talk.tsx'

export interface Sum extends Seen {
  readonly engagedMs: number
}

interface Bounded {
  readonly count: number
  readonly cut: boolean
}

export interface OverviewProps {
  readonly say: FiguresWords
  readonly lang: string
  readonly range: FigureRange
  readonly today: string
  /** Up to when was counted, as text; undefined before the first flush. */
  readonly freshAt: string | undefined
  readonly days: readonly ChartDay[]
  readonly sum: Sum
  readonly before: Sum
  readonly comments: Bounded
  readonly commentsBefore: Bounded
  /** Through last night; undefined before the first. */
  readonly reactions: number | undefined
  readonly reactionsBefore: number | undefined
  /** Of all time. */
  readonly reactionsEver: number
  /** When the last check was, with what it found; undefined before the first. */
  readonly check: Omit<Parameters<typeof CheckNote>[0], 'say'> | undefined
  readonly talk: Omit<Parameters<typeof Talk>[0], 'say'>
  readonly shards: number
  /** Undefined when the counters could not be asked. */
  readonly reading: readonly { readonly post: Post; readonly views: number }[] | undefined
  readonly categories: readonly CategoryLine[]
  readonly posts: readonly PostLine[]
  readonly isBestOfAll: boolean
  readonly facets: FacetLines
  readonly ledger: readonly { readonly reason: string; readonly count: number }[]
  readonly ledgerRange: FigureRange
  /** How each is counted. */
  readonly prose: string
}

/** The site over a range, from the figures one looks at first down to what was not counted. */
export const Overview = (props: OverviewProps) => {
  const { say, lang, range, today, days, freshAt } = props
  return (
    <>
      <RangeForm {...{ say, range, today }} action="/admin" />
      <Headlines say={say} headlines={headlinesOf(props)} />
      <p class="hint">
        {freshAt === undefined ? say.neverFlushed : fillProse(say.fresh, { minute: freshAt })}
      </p>
      {props.check && <CheckNote say={say} {...props.check} />}
      {props.shards > 1 && <p class="note">{fillProse(say.shards, { count: String(props.shards) })}</p>}
      <ColumnChart say={say} days={days} />
      <Reading say={say} reading={props.reading} />
      <section aria-labelledby="categories">
        <h2 id="categories">{say.categories}</h2>
        <CategoryTable say={say} lines={props.categories} />
        <p class="hint">{say.categoriesHint}</p>
      </section>
      <TopPosts say={say} lines={props.posts} isBestOfAll={props.isBestOfAll} />
      <p>
        <a href={`/admin/posts?from=${range.from}&to=${range.to}`}>{say.allPosts}</a>
      </p>
      <Talk say={say} {...props.talk} />
      <Facets say={say} lang={lang} facets={props.facets} />
      <Ledger say={say} ledger={props.ledger} ledgerRange={props.ledgerRange} />
      <TakeAlong say={say} />
      <Explained say={say} prose={props.prose} />
    </>
  )
}

const headlinesOf = ({ say, sum, before, comments, commentsBefore, ...props }: OverviewProps) => [
  ...seenHeadlines(say, sum, before),
  {
    ...{ label: say.comments, text: boundedText(comments), how: 'how-comments' },
    compared:
      comments.cut || commentsBefore.cut ? undefined : { now: comments.count, before: commentsBefore.count },
  },
  props.reactions === undefined
    ? { label: say.reactions, text: countText(props.reactionsEver), how: 'how-reactions', note: say.allTime }
    : {
        ...{ label: say.reactions, text: countText(props.reactions), how: 'how-reactions' },
        compared: { now: props.reactions, before: props.reactionsBefore ?? 0 },
      },
]

/** Views, visitors and reads, with how long a view lasts. */
export const seenHeadlines = (say: FiguresWords, sum: Sum, before: Sum): Headline[] => [
  {
    ...{ label: say.views, text: countText(sum.views), how: 'how-views' },
    compared: { now: sum.views, before: before.views },
  },
  {
    ...{
      label: say.visitors,
      text: fillProse(say.atLeast, { count: countText(sum.visitors) }),
      how: 'how-visitors',
    },
    compared: { now: sum.visitors, before: before.visitors },
  },
  {
    ...{ label: say.reads, text: countText(sum.reads), how: 'how-reads' },
    compared: { now: sum.reads, before: before.reads },
  },
  {
    ...{ label: say.attention, how: 'how-reads' },
    text: fillProse(say.minutes, { minutes: minutesText(sum.views ? sum.engagedMs / sum.views : 0) }),
  },
]

const Reading = ({ say, reading }: Pick<OverviewProps, 'say' | 'reading'>) => (
  <section aria-labelledby="reading">
    <h2 id="reading">{say.readingNow}</h2>
    {reading === undefined && <p class="empty">{say.away}</p>}
    {reading?.length === 0 && <p class="empty">{say.nobodyReading}</p>}
    {reading !== undefined && reading.length > 0 && (
      <>
        <ul class="reading">
          {reading.map(({ post, views }) => (
            <li>
              <a href={hrefOf(post)} lang={post.lang}>
                {post.title}
              </a>{' '}
              <span class="count">({countText(views)})</span>
            </li>
          ))}
        </ul>
        <p class="hint">{say.readingNowHint}</p>
      </>
    )}
  </section>
)

interface TopPostsProps {
  readonly say: FiguresWords
  readonly lines: readonly PostLine[]
  readonly isBestOfAll: boolean
}

export const TopPosts = ({ say, lines, isBestOfAll }: TopPostsProps) => (
  <section aria-labelledby="posts">
    <h2 id="posts">{say.topPosts}</h2>
    {lines.length > 0 ? <PostTable say={say} lines={lines} /> : <p class="empty">{say.none}</p>}
    {!isBestOfAll && <p class="hint">{say.bestOfSome}</p>}
  </section>
)

const Ledger = ({ say, ledger, ledgerRange }: Pick<OverviewProps, 'say' | 'ledger' | 'ledgerRange'>) => (
  <section aria-labelledby="ledger">
    <h2 id="ledger">{say.ledger}</h2>
    <p class="hint">
      {`${say.ledgerHint} ${fillProse(say.ledgerRange, { from: dottedDay(ledgerRange.from), to: dottedDay(ledgerRange.to) })}`}
    </p>
    {ledger.length === 0 && <p class="empty">{say.none}</p>}
    {ledger.length > 0 && (
      <FigureTable label={say.ledger} heads={[say.reason, say.count]}>
        {ledger.map(({ reason, count }) => (
          <tr>
            <th scope="row">{isReason(say, reason) ? say.reasons[reason] : reason}</th>
            <td>{countText(count)}</td>
          </tr>
        ))}
      </FigureTable>
    )}
  </section>
)

const isReason = (say: FiguresWords, reason: string): reason is FilterReason =>
  Object.hasOwn(say.reasons, reason)
