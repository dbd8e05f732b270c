import type { FigureRange } from '../../domain/figures.ts'
import type { CategoryLine, PostLine } from '../../domain/figures-joined.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import type { LifeCycle } from '../../domain/life-cycle.ts'
import { hrefOf, type Post } from '../../domain/post.ts'
import { AdminPage } from '../admin/admin-page.tsx'
import type { Site } from '../document.tsx'
import type { Words } from '../words/words.ts'
import { type ChartDay, ColumnChart } from './column-chart.tsx'
import { type FacetLines, Facets } from './facets.tsx'
import { type Funnel, FunnelTable } from './funnel.tsx'
import { Explained, Headlines } from './headlines.tsx'
import { LifeTable } from './life-table.tsx'
import { type Sum, seenHeadlines, TopPosts } from './overview.tsx'
import { RangeForm } from './range-form.tsx'
import { Depths, type HeadingLine, Headings } from './reach.tsx'
import { CategoryTable } from './tables.tsx'

/** What every page of figures is given. */
interface FigurePageProps {
  readonly site: Site
  readonly words: Words
  readonly say: FiguresWords
  readonly range: FigureRange
  readonly today: string
  readonly days: readonly ChartDay[]
  readonly sum: Sum
  readonly before: Sum
  readonly facets: FacetLines
  /** How each is counted. */
  readonly prose: string
}

interface PostPageProps extends FigurePageProps {
  readonly post: Post
  readonly funnel: Funnel
  readonly life: LifeCycle
  readonly median: LifeCycle | undefined
  readonly headings: readonly HeadingLine[]
  /** The days it was published and updated, with what to say of them. */
  readonly marks: readonly (readonly [day: string, text: string])[]
}

/** One post: how many opened, read, reacted and answered, and how far they came. */
export const PostFiguresPage = (props: PostPageProps) => {
  const { site, words, say, post, range, today } = props
  return (
    <AdminPage site={site} words={words} title={`${post.title}: ${say.figures}`}>
      <h1 lang={post.lang}>{post.title}</h1>
      <Ways say={say} href={hrefOf(post)} label={say.toPost} />
      <RangeForm {...{ say, range, today }} action={`/admin/posts/${post.id}`} />
      <Headlines say={say} headlines={seenHeadlines(say, props.sum, props.before)} />
      <ColumnChart say={say} days={props.days} marks={props.marks} />
      <FunnelTable say={say} funnel={props.funnel} />
      <LifeTable say={say} life={props.life} median={props.median} />
      <Depths say={say} lines={props.facets.get('depth') ?? []} />
      <Headings say={say} post={post} lines={props.headings} />
      <Facets say={say} lang={words.lang} facets={props.facets} />
      <Explained say={say} prose={props.prose} />
    </AdminPage>
  )
}

interface CategoryPageProps extends FigurePageProps {
  readonly path: string
  readonly name: string
  /** Itself and what is below it. */
  readonly categories: readonly CategoryLine[]
  readonly posts: readonly PostLine[]
  readonly isBestOfAll: boolean
}

/** One category with all below it. */
export const CategoryFiguresPage = (props: CategoryPageProps) => {
  const { site, words, say, path, name, range, today } = props
  return (
    <AdminPage site={site} words={words} title={`${name}: ${say.figures}`}>
      <h1 lang={site.blog.language}>{name}</h1>
      <Ways say={say} href={encodeURI(`/category/${path}`)} label={say.toCategory} />
      <RangeForm {...{ say, range, today }} action={encodeURI(`/admin/categories/${path}`)} />
      <Headlines say={say} headlines={seenHeadlines(say, props.sum, props.before)} />
      <ColumnChart say={say} days={props.days} />
      <section aria-labelledby="categories">
        <h2 id="categories">{say.categories}</h2>
        <CategoryTable say={say} lines={props.categories} />
        <p class="hint">{say.categoriesHint}</p>
      </section>
      <TopPosts say={say} lines={props.posts} isBestOfAll={props.isBestOfAll} />
      <Facets say={say} lang={words.lang} facets={props.facets} />
      <Explained say={say} prose={props.prose} />
    </AdminPage>
  )
}

interface WaysProps {
  readonly say: FiguresWords
  readonly href: string
  readonly label: string
}

const Ways = ({ say, href, label }: WaysProps) => (
  <p>
    <a href="/admin">{say.back}</a> · <a href={href}>{label}</a>
  </p>
)
