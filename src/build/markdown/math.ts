import type { MarkedExtension, Token, Tokens } from 'marked'
import { escapeHtml } from '../../domain/escape-html.ts'
import { toMathml } from './mathml.ts'
import { linesBelow } from './paragraph-reach.ts'
import { type PlacedToken, placeThose } from './token-lines.ts'
import type { ArticleWarning } from './warning.ts'

/** A formula between dollar signs. */
export interface MathToken extends Tokens.Generic {
  readonly type: 'math' | 'mathBlock'
  readonly raw: string
  /** TeX. */
  readonly text: string
  readonly display: boolean
}

export const isMathToken = (token: Token): token is MathToken =>
  token.type === 'math' || token.type === 'mathBlock'

/**
 * A marked extension: `$…$` within a line, `$$…$$` as a block or within a line, as tokens; {@link renderedMath} draws
 * them. Prices are none: see {@link isFormula}. Text must be stopped before each `$` (see plain-run.ts).
 */
export function mathTokens(): MarkedExtension {
  return {
    hooks: {
      // Marks of emphasis within a formula pair with nothing outside it.
      emStrongMask: (masked) =>
        masked.includes('$') ? masked.replace(FORMULAS, (raw) => 'a'.repeat(raw.length)) : masked,
    },
    extensions: [
      {
        name: 'math',
        level: 'inline',
        tokenizer(src) {
          return src.startsWith('$') && !this.lexer.state.inRawBlock ? inlineMath(src) : undefined
        },
      },
      {
        name: 'mathBlock',
        level: 'block',
        start: blockMathBelow,
        tokenizer: (src) => (OPENS_BLOCK.test(src) ? blockMath(src) : undefined),
      },
    ],
  }
}

/** More than any article holds; at a tenth of a millisecond each, a million dollar signs would take minutes. */
export const MAX_FORMULAS = 3000

/** Draws formulas as MathML; one that TeX cannot read, or one too many, stands as written, with a warning. */
export function renderedMath(tokens: readonly Token[]): {
  readonly extension: MarkedExtension
  readonly warnings: readonly ArticleWarning[]
} {
  const formulas = placeThose(tokens, isMathToken)
  const drawn = formulas.slice(0, MAX_FORMULAS).map(drawFormula)
  const html = new Map<Tokens.Generic, string>(drawn.map((formula) => [formula.token, formula.html]))
  const renderer = (token: Tokens.Generic) => html.get(token) ?? escapeHtml(token.raw)
  return {
    extension: {
      extensions: [
        { name: 'math', renderer },
        {
          name: 'mathBlock',
          renderer: (token) => `<div class="math" tabindex="0">${renderer(token)}</div>\n`,
        },
      ],
    },
    warnings: [...drawn.flatMap(({ warning }) => (warning ? [warning] : [])), ...warnOfTooMany(formulas)],
  }
}

const warnOfTooMany = (formulas: readonly PlacedToken<MathToken>[]): ArticleWarning[] =>
  formulas.slice(MAX_FORMULAS, MAX_FORMULAS + 1).map(({ line }) => ({
    line,
    message: `수식이 ${MAX_FORMULAS}개를 넘어 나머지는 글자 그대로 보입니다`,
    hint: '글을 나누세요. 수식이 아니면 $를 \\$로 적으세요',
  }))

const OPENS_BLOCK = /^ {0,3}\$\$/
const BLOCK_BELOW = /\n(?= {0,3}\$\$)/g
const BLOCK = /^ {0,3}\$\$((?:\\[^\n]|\n(?!\s*\n)|[^$\\\n]){1,6000})\$\$[ \t]*(?:\n|$)/

// A formula holds no dollar sign, so the next one decides and nothing is looked at twice.
const INLINE = /^\$(?=\S)((?:\\[^\n]|[^$\\\n]){1,1000})(?<=\S)\$(?!(?!(?:th|st|nd|rd|s)\b)[a-z\d_$])/i
const DISPLAY = /^\$\$((?:\\[^\n]|\n|[^$\\\n]){1,1000})\$\$(?!\$)/
const FORMULAS = /(?<![a-z\d\\$])\$\$?(?=\S)(?:[^$\n]){1,1000}\$\$?/gi

function inlineMath(src: string): MathToken | undefined {
  const shown = DISPLAY.exec(src)
  const match = shown ?? INLINE.exec(src)
  const [raw, text = ''] = match ?? []
  if (raw === undefined || text.trim() === '' || !isFormula(text)) return undefined
  return { type: 'math', raw, text: text.trim(), display: shown !== null }
}

/** Where a block begins amid the lines of a paragraph. */
function blockMathBelow(src: string): number | undefined {
  for (const { index } of linesBelow(src).matchAll(BLOCK_BELOW))
    if (blockMath(src.slice(index + 1))) return index + 1
  return undefined
}

function blockMath(src: string): MathToken | undefined {
  const [raw, text = ''] = BLOCK.exec(src) ?? []
  if (raw === undefined || text.trim() === '') return undefined
  return { type: 'mathBlock', raw, text: text.trim(), display: true }
}

/** Whether what stands between two dollar signs can be TeX: no Hangul outside `\text{…}`, no plain prose. */
function isFormula(text: string): boolean {
  const bare = text.replace(/\\[a-z]*(?:text|mbox|name)[a-z]*\*?\s*\{[^{}]*\}/gi, '')
  if (/\p{Script=Hangul}/u.test(bare)) return false
  const words = bare.replace(/\\[a-z]+/gi, ' ').match(/(?<![\\a-z])[a-z]{2,}(?![a-z])/gi)?.length ?? 0
  const isAmount = /^[\d.,]+(?:\s|$)/.test(text) && !/[=^_\\+*/<>-]/.test(text)
  return !(isAmount && (words > 0 || /\s/.test(text.trim()))) && (words < 3 || text.includes('\\'))
}

interface Drawn {
  readonly token: Tokens.Generic
  readonly html: string
  readonly warning?: ArticleWarning
}

function drawFormula({ token, line }: PlacedToken<MathToken>): Drawn {
  const formula = toMathml(token.text, token.display)
  if (formula.ok) return { token, html: formula.html }
  const warning = {
    line,
    message: `수식을 읽을 수 없습니다: ${formula.problem}`,
    hint: '수식을 고치세요. 달러 기호를 보이려면 \\$로 적으세요',
  }
  return { token, html: `<code>${escapeHtml(token.raw.trim())}</code>`, warning }
}
