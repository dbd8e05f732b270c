import { type FigureRange, PRESETS, previousOf } from '../../domain/figures.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import { fillProse } from '../../domain/prose.ts'
import { dottedDay } from '../../domain/time.ts'

interface RangeFormProps {
  readonly say: FiguresWords
  /** The page's own path. */
  readonly action: string
  readonly range: FigureRange
  readonly today: string
  /** Whether the page shows the range before too. */
  readonly compares?: boolean
  /** What else the page was asked, kept. */
  readonly also?: readonly (readonly [name: string, value: string])[]
}

/** Which days: the usual ranges as links, any other by its first and last day. */
export const RangeForm = ({ say, action, range, today, compares = true, also = [] }: RangeFormProps) => {
  const before = previousOf(range)
  return (
    <section class="range" aria-label={say.range}>
      <ul>
        {PRESETS.map((days) => (
          <li>
            <a
              href={`${action}?${new URLSearchParams([...also.map(([n, v]) => [n, v]), ['days', String(days)]])}`}
              aria-current={range.to === today && range.length === days ? 'true' : undefined}
            >
              {days === 1 ? say.today : fillProse(say.lastDays, { days: String(days) })}
            </a>
          </li>
        ))}
      </ul>
      <form method="get" action={action}>
        {also.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label>
          {say.from} <input type="date" name="from" value={range.from} max={today} required />
        </label>
        <label>
          {say.to} <input type="date" name="to" value={range.to} max={today} required />
        </label>
        <button type="submit">{say.show}</button>
      </form>
      <p class="hint">
        {`${dottedDay(range.from)}~${dottedDay(range.to)}. `}
        {compares && fillProse(say.compared, { from: dottedDay(before.from), to: dottedDay(before.to) })}
      </p>
    </section>
  )
}
