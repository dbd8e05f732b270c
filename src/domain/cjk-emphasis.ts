import type { Lexer, MarkedExtension, Tokens } from 'marked'
import { type EmphasisPlan, type EmphasisSpan, planEmphasis } from './emphasis-plan.ts'

/**
 * A marked extension: emphasis and strikethrough that also work right beside Korean, Chinese and Japanese
 * (the rules stand in delimiter-run.ts). Everything else is as CommonMark has it.
 *
 * marked looks for a closer anew at each opener, which is quadratic (`**가 ` × 4,000 takes seconds). Here the marks
 * of one inline run are paired once, when marked first asks about any of them.
 */
export function cjkEmphasis(): MarkedExtension {
  const readings = new WeakMap<Lexer, EmphasisReading>()
  const readingOf = (lexer: Lexer): EmphasisReading => {
    const reading = readings.get(lexer) ?? new EmphasisReading(lexer)
    readings.set(lexer, reading)
    return reading
  }
  return {
    tokenizer: {
      emStrong(src, masked) {
        const token = readingOf(this.lexer).emphasisAt(src, masked, '*_')
        return token?.type === 'del' ? undefined : token
      },
      del(src, masked) {
        const token = readingOf(this.lexer).emphasisAt(src, masked, '~')
        return token?.type === 'del' ? token : undefined
      },
    },
  }
}

/** An inline run being lexed inside a stretch of emphasis, whose marks the outer run has paired already. */
interface InnerRun {
  readonly masked: string
  readonly plan: EmphasisPlan
  /** Where `masked` begins in the run the plan was made for. */
  readonly offset: number
}

/** What one lexer has found out about the marks of the text it is lexing. */
class EmphasisReading {
  readonly #lexer: Lexer
  /** Runs not inside emphasis: paragraphs, cells, link texts. A link's text is lexed amid the run around it. */
  readonly #plans = new Map<string, InnerRun>()
  #inner: InnerRun | undefined

  constructor(lexer: Lexer) {
    this.#lexer = lexer
  }

  /** The stretch of emphasis that opens where `src`, a tail of the run, begins. */
  emphasisAt(src: string, masked: string, marks: string): Tokens.Em | Tokens.Strong | Tokens.Del | undefined {
    if (!marks.includes(src.charAt(0))) return undefined
    const run = this.#runOf(masked)
    const start = run.offset + masked.length - src.length
    const span = run.plan.get(start)
    return span && this.#token(src, masked, span, run.plan, start)
  }

  #runOf(masked: string): InnerRun {
    if (this.#inner?.masked === masked) {
      // Kept as marked's own string: comparing a string with itself costs nothing, with its copy its length.
      this.#inner = { ...this.#inner, masked }
      return this.#inner
    }
    const known = this.#plans.get(masked) ?? { masked, plan: planEmphasis(masked), offset: 0 }
    this.#plans.set(masked, known)
    return known
  }

  #token(src: string, masked: string, span: EmphasisSpan, plan: EmphasisPlan, start: number) {
    const { type, length, marks } = span
    const raw = src.slice(0, length)
    const text = raw.slice(marks, -marks)
    const at = masked.length - src.length + marks
    const outer = this.#inner
    this.#inner = { masked: masked.slice(at, at + text.length), plan, offset: start + marks }
    const tokens = this.#lexer.inlineTokens(text)
    this.#inner = outer
    return { type, raw, text, tokens }
  }
}
