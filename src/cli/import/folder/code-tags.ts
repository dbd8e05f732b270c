import { fenced } from '../html/rule-code.ts'
import { outsideFences } from './outside-code.ts'

/**
 * Tags that hold code become fences, before anything in them is taken for a tag: Jekyll's and Hugo's `highlight`, Hexo's
 * `codeblock`. What stands in `raw` loses the tags around it and is a tag no more.
 */
export const codeTags = (text: string): string => {
  const protectedText = text.replace(RAW, (_, inner: string) => inner.replaceAll('{', OPEN))
  return outsideFences(protectedText, (prose) =>
    prose
      .replace(HIGHLIGHT, (_, rest: string, code: string) => block(languageIn(rest), code))
      .replace(CODEBLOCK, (_, rest: string, code: string) =>
        block(/\blang:\s*([\w+#-]+)/.exec(rest)?.[1] ?? '', code),
      )
      .replace(HUGO, (_, rest: string, code: string) => block(languageIn(rest), code)),
  )
}

/** Stands for a brace that `raw` protects, until all tags are read. */
export const OPEN = '\uFDD3'

const RAW = /\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g
const HIGHLIGHT = /\{%-?\s*highlight\b([\s\S]*?)-?%\}([\s\S]*?)\{%-?\s*endhighlight\s*-?%\}/g
const CODEBLOCK =
  /\{%-?\s*(?:codeblock|code)\b([\s\S]*?)-?%\}([\s\S]*?)\{%-?\s*end(?:codeblock|code)\s*-?%\}/g
const HUGO = /\{\{[<%]\s*highlight\b([\s\S]*?)[>%]\}\}([\s\S]*?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g

const languageIn = (rest: string): string => /^[\s"']*([\w+#-]+)/.exec(rest)?.[1] ?? ''

const block = (language: string, code: string): string =>
  `\n\n${fenced(code.replace(/^[ \t]*\n|\s+$/g, '').replaceAll('{', OPEN), language)}\n\n`
