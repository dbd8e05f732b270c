import { shareOf } from '../../domain/figures.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import { hrefOf, type Post } from '../../domain/post.ts'
import { fillProse } from '../../domain/prose.ts'
import { countText, percentText } from './number-text.ts'
import { Bar, type FacetLine, FigureTable } from './tables.tsx'

/** A heading that was the furthest of some views, in the article's order. */
export interface HeadingLine {
  readonly id: string
  readonly views: number
}

const TENTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const

interface DepthsProps {
  readonly say: FiguresWords
  /** Values `0` to `9`. */
  readonly lines: readonly FacetLine[]
}

/** In which tenth of the article the views ended. */
export const Depths = ({ say, lines }: DepthsProps) => {
  const viewsOf = (tenth: number) => lines.find(({ value }) => value === String(tenth))?.views ?? 0
  const rows = TENTHS.map(
    (tenth) =>
      [
        fillProse(say.tenth, { from: String(tenth * 10), to: String((tenth + 1) * 10) }),
        viewsOf(tenth),
      ] as const,
  )
  return (
    <section aria-labelledby="depth">
      <h2 id="depth">{say.depth}</h2>
      <p class="hint">{say.depthHint}</p>
      <Histogram say={say} head={say.depth} rows={rows} />
    </section>
  )
}

interface HeadingsProps {
  readonly say: FiguresWords
  readonly post: Post
  readonly lines: readonly HeadingLine[]
}

/** The last heading each view saw. */
export const Headings = ({ say, post, lines }: HeadingsProps) => (
  <section aria-labelledby="headings">
    <h2 id="headings">{say.headings}</h2>
    {lines.length === 0 ? (
      <p class="empty">{say.none}</p>
    ) : (
      <Histogram
        say={say}
        head={say.heading}
        rows={lines.map(({ id, views }) => [id.replaceAll('-', ' '), views, `${hrefOf(post)}#${id}`])}
      />
    )}
  </section>
)

interface HistogramProps {
  readonly say: FiguresWords
  readonly head: string
  readonly rows: readonly (readonly [label: string, views: number, href?: string])[]
}

const Histogram = ({ say, head, rows }: HistogramProps) => {
  const all = rows.reduce((sum, [, views]) => sum + views, 0)
  return (
    <FigureTable label={head} heads={[head, say.views, say.share]}>
      {rows.map(([label, views, href]) => (
        <tr>
          <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
          <td>{countText(views)}</td>
          <td>
            {percentText(shareOf(views, all))}
            <Bar share={shareOf(views, all)} />
          </td>
        </tr>
      ))}
    </FigureTable>
  )
}
