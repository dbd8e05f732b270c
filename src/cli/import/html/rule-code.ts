import type { Rule } from 'turndown'
import { attribute, childrenOf, type HtmlElement, isElement } from './dom.ts'

/** A block of code, whatever the old blog coloured it with, with its language where it says one. */
export const codeRule: Rule = {
  filter: 'pre',
  replacement: (_, node) => {
    const text = codeText(node).replace(/^\n|\s+$/g, '')
    return text.trim() ? `\n\n${fenced(text, languageOf(node))}\n\n` : ''
  },
}

/** With a fence longer than any in the text. */
export function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}

const codeText = (node: HtmlElement): string =>
  childrenOf(node)
    .map((child) =>
      child.nodeName === 'BR'
        ? '\n'
        : isElement(child)
          ? codeText(child)
          : child.nodeType === 3
            ? child.textContent
            : '',
    )
    .join('')
    .replaceAll('\u00a0', ' ')

/** Words that say how code looks and not what it is. */
const NO_LANGUAGE =
  /^(?:code|pre|hljs|highlight|prettyprint|line-?numbers?|linenums|wp-block-code|brush|plain(?:text)?|text|none|chroma|lang)$/i

function languageOf(node: HtmlElement): string {
  const inner = node.querySelector('code')
  const said = [node, ...(inner ? [inner] : [])].flatMap((one) => [
    attribute(one, 'data-ke-language'),
    attribute(one, 'data-lang'),
    ...attribute(one, 'class').split(/[\s;]+/),
  ])
  const words = said.flatMap(
    (word) => /^(?:language-|lang-|brush:)?([a-z][\w+#-]{0,19})$/i.exec(word)?.[1] ?? [],
  )
  const sure = said.flatMap((word) => /^(?:language|lang|brush)[-:]([\w+#-]{1,20})$/i.exec(word)?.[1] ?? [])
  return (
    [...sure, ...words].find((word) => !NO_LANGUAGE.test(word) && !word.includes('-'))?.toLowerCase() ?? ''
  )
}
