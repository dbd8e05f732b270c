import temml from 'temml'

/** A formula as MathML, or why it is none. */
export type Formula =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly problem: string }

/** Longer than any formula a page can show; TeX's macros grow what is longer beyond reason. */
export const MAX_FORMULA_CHARS = 5000

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

const TAG = /<[a-z]+ [^<>]*>/g
const STYLE = / style="([^"]*)"/g

const withoutStyle = (tag: string): string =>
  tag
    .replace(' class="tml-display"', '')
    .replace(STYLE, (_, style: string) => asAttributes(style))
    .replace(/ class="tml-sml-pad"/, '')

/** What MathML says with an attribute; the rest of a style is spacing, and borders that the stylesheet draws. */
function asAttributes(style: string): string {
  const color = /(?:^|;)color:([^;]+)/.exec(style)?.[1]
  const background = /background-color:([^;]+)/.exec(style)?.[1]
  return `${color ? ` mathcolor="${color}"` : ''}${background ? ` mathbackground="${background}"` : ''}`
}

/** temml ends its messages with an excerpt that marks the place by combining underlines. */
const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/:\s*$/, '').trim() ?? ''
