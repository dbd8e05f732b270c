import temml from 'temml'

/** A formula as MathML, or why it is none. */
export type Formula =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly problem: string }

/** Longer than any formula a page can show; TeX's macros grow what is longer beyond reason. */
const MAX_FORMULA_CHARS = 5000

/**
 * TeX → MathML that browsers set by themselves: no script, no stylesheet of the library, no `style` attribute
 * (the page's security policy refuses them).
 */
export function toMathml(tex: string, display: boolean): Formula {
  if (tex.length > MAX_FORMULA_CHARS)
    return { ok: false, problem: `수식이 ${MAX_FORMULA_CHARS}자보다 깁니다` }
  try {
    const html = temml.renderToString(tex, { ...OPTIONS, displayMode: display })
    return { ok: true, html: html.replace(TAG, withoutStyle) }
  } catch (error) {
    return { ok: false, problem: firstLine(error) }
  }
}

const OPTIONS = { throwOnError: true, trust: false, strict: false, maxExpand: 500 }

const TAG = /<([a-z]+) ([^<>]*)>/g
const CLASS = /(?:^| )class="([^"]*)"/
const STYLE = /(?:^| )style="([^"]*)"/

/** Says with MathML's attributes and a few classes what temml says with styles, but for spacing. */
function withoutStyle(_: string, name: string, attributes: string): string {
  const style = STYLE.exec(attributes)?.[1] ?? ''
  const given = CLASS.exec(attributes)?.[1]?.split(' ') ?? []
  const classes = [...given.filter((c) => !UNUSED.has(c)), ...bordersOf(style)].join(' ')
  const rest = attributes.replace(CLASS, '').replace(STYLE, '').trim()
  return `<${name}${rest && ` ${rest}`}${classes && ` class="${classes}"`}${coloursOf(style)}>`
}

const UNUSED: ReadonlySet<string> = new Set([
  'tml-display',
  'tml-sml-pad',
  'tml-med-pad',
  'tml-lrg-pad',
  'tml-jot',
])

const bordersOf = (style: string): string[] =>
  [...style.matchAll(/(?:^|;)border(?:-(top|right|bottom|left))?:[^;]*(?:solid|dashed)/g)].map(
    ([, side]) => `border${side ? `-${side}` : ''}`,
  )

function coloursOf(style: string): string {
  const color = /(?:^|;)color:([^;]+)/.exec(style)?.[1]
  const background = /(?:^|;)background-color:([^;]+)/.exec(style)?.[1]
  return `${color ? ` mathcolor="${color}"` : ''}${background ? ` mathbackground="${background}"` : ''}`
}

/** temml ends its messages with an excerpt that marks the place by combining underlines. */
const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/:\s*$/, '').trim() ?? ''
