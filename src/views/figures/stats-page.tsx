import type { CategoryLine, Seen } from '../../domain/figures-joined.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import { fillProse, type Prose } from '../../domain/prose.ts'
import { Document, type Site } from '../document.tsx'
import { wordsFor } from '../words/words.ts'
import { Explained } from './headlines.tsx'
import { countText, percentText } from './number-text.ts'
import { FigureTable } from './tables.tsx'

interface StatsPageProps {
  readonly site: Site
  /** Of the whole site, all time. */
  readonly sum: Seen & { readonly posts: number; readonly comments: number; readonly reactions: number }
  readonly categories: readonly CategoryLine[]
  readonly prose: Prose
}

/** The public figures of all time, and how each is counted. */
export const StatsPage = ({ site, sum, categories, prose }: StatsPageProps) => {
  const words = wordsFor(site.blog.language)
  const say = prose.figures
  const rows = [
    [say.posts, countText(sum.posts)],
    [say.views, countText(sum.views)],
    [say.visitors, fillProse(say.atLeast, { count: countText(sum.visitors) })],
    [say.reads, countText(sum.reads)],
    [say.comments, countText(sum.comments)],
    [say.reactions, countText(sum.reactions)],
  ] as const
  return (
    <Document
      site={site}
      words={words}
      title={say.stats}
      description={say.statsIntro}
      canonical="/stats"
      figures
    >
      <div class="prose">
        <h1>{say.stats}</h1>
        <p>{say.statsIntro}</p>
        <FigureTable label={say.allTime} heads={[say.allTime, say.count]}>
          {rows.map(([label, text]) => (
            <tr>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </FigureTable>
        <Categories say={say} categories={categories} />
        <Explained say={say} prose={prose.explained} />
      </div>
    </Document>
  )
}

const Categories = ({
  say,
  categories,
}: { readonly say: FiguresWords } & Pick<StatsPageProps, 'categories'>) => (
  <>
    <h2>{say.categories}</h2>
    <FigureTable label={say.categories} heads={[say.category, say.posts, say.views, say.reads, say.readRate]}>
      {categories.map((line) => (
        <tr>
          <th scope="row">
            <a href={encodeURI(`/category/${line.path}`)}>{line.name}</a>
          </th>
          <td>{countText(line.posts)}</td>
          <td>{countText(line.views)}</td>
          <td>{countText(line.reads)}</td>
          <td>{percentText(line.readRate)}</td>
        </tr>
      ))}
    </FigureTable>
  </>
)
