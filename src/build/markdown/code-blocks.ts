import type { MarkedExtension, Tokens } from 'marked'
import { escapeHtml } from '../../domain/escape-html.ts'
import { type CodeInfo, readCodeInfo } from './code-info.ts'
import { markLines } from './code-lines.ts'
import { highlight, languageName, meantLanguage } from './highlighter.ts'
import type { PlacedToken } from './token-lines.ts'
import type { ArticleWarning } from './warning.ts'

/**
 * Code blocks, coloured at build; with a language or a title they are figures with a caption. They take the focus: long
 * lines scroll, and not every browser lets keys scroll what has no focus.
 */
export function codeBlocks(): MarkedExtension {
  return {
    renderer: {
      code(token) {
        const info = readCodeInfo(token.lang)
        const caption = captionOf(info)
        const box = `<pre tabindex="0"><code${classOf(info)}>${contentOf(token, info)}</code></pre>`
        return caption === ''
          ? `${box}\n`
          : `<figure class="code"><figcaption>${caption}</figcaption>${box}</figure>\n`
      },
    },
  }
}

export const warnOfCodeInfo = (placed: readonly PlacedToken[]): ArticleWarning[] =>
  placed.flatMap(({ token, line }) =>
    token.type === 'code' && token.lang
      ? problemsOf(token, readCodeInfo(token.lang)).map((problem) => ({ line, ...problem }))
      : [],
  )

const classOf = ({ language }: CodeInfo): string =>
  language ? ` class="language-${escapeInfo(language)}"` : ''

/** Character references count in a fence's info, as in text. */
const escapeInfo = (text: string): string => escapeHtml(text).replace(/&amp;(?=#?\w{1,31};)/g, '&')

const contentOf = ({ text }: Tokens.Code, { language, marked }: CodeInfo): string => {
  const code = text === '' ? '' : `${text.replace(/\n$/, '')}\n`
  return markLines((language && highlight(code, language)) ?? escapeHtml(code), marked)
}

function captionOf({ language, title }: CodeInfo): string {
  const name = language && languageName(language)
  const parts = [
    title && `<span class="code-title">${escapeInfo(title)}</span>`,
    name && `<span class="code-language">${escapeHtml(name)}</span>`,
  ]
  return parts.filter(Boolean).join('')
}

function problemsOf({ text }: Tokens.Code, { language, marked }: CodeInfo): Omit<ArticleWarning, 'line'>[] {
  const problems: Omit<ArticleWarning, 'line'>[] = []
  const meant = language && meantLanguage(language)
  if (meant)
    problems.push({
      message: `코드에 적힌 언어 ‘${language}’의 색을 모릅니다`,
      hint: `‘${meant}’라고 적으려 했나요?`,
    })
  const lines = text.split('\n').length
  for (const [from, to] of marked)
    if (from < 1 || to > lines || from > to)
      problems.push({
        message: `코드에 없는 줄을 강조했습니다: {${from === to ? from : `${from}-${to}`}}`,
        hint: `코드는 1–${lines}줄입니다`,
      })
  return problems
}
