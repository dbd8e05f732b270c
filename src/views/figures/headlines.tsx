import { changeOf } from '../../domain/figures.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import { fillProse } from '../../domain/prose.ts'
import { Html } from '../raw-html.tsx'
import { countText, percentText } from './number-text.ts'

export interface Headline {
  readonly label: string
  readonly text: string
  /** Where on /stats it is explained. */
  readonly how: string
  /** Absent where nothing is compared; `note` then says what the figure covers. */
  readonly compared?: { readonly now: number; readonly before: number } | undefined
  readonly note?: string | undefined
}

/** The few figures one looks at first, each with what it was before and how it is counted. */
export const Headlines = ({
  say,
  headlines,
}: {
  readonly say: FiguresWords
  readonly headlines: readonly Headline[]
}) => (
  <dl class="headlines">
    {headlines.map(({ label, text, how, compared, note }) => (
      <div>
        <dt>
          <a href={`#${how}`} title={say.howCounted}>
            {label}
          </a>
        </dt>
        <dd>{text}</dd>
        {compared && <dd class="change">{changeText(say, compared.now, compared.before)}</dd>}
        {note && <dd class="change">{note}</dd>}
      </div>
    ))}
  </dl>
)

function changeText(say: FiguresWords, now: number, before: number): string {
  const change = changeOf(now, before)
  if (change === undefined) return say.noBefore
  const told =
    change === 0
      ? say.same
      : fillProse(change > 0 ? say.more : say.fewer, { percent: percentText(Math.abs(change)) })
  return `${told} · ${fillProse(say.before, { count: countText(before) })}`
}

interface ExplainedProps {
  readonly say: FiguresWords
  /** Made by the build; empty when it could not be read. */
  readonly prose: string
}

/** How each figure is counted; the headlines lead here, on whatever page they stand. */
export const Explained = ({ say, prose }: ExplainedProps) => (
  <section id="how" class="explained" aria-labelledby="how-title">
    <h2 id="how-title">{say.how}</h2>
    <dl>
      <Html html={prose} />
    </dl>
  </section>
)
