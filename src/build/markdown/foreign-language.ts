import type { MarkedExtension, Tokens } from 'marked'
import { plainText } from './plain-text.ts'

/** Marks paragraphs in another language than the article's, so that they are read out, broken and hyphenated as such. */
export function foreignParagraphs(lang: string): MarkedExtension {
  return {
    renderer: {
      paragraph(token) {
        const foreign = foreignLanguage(token, lang)
        return foreign ? `<p lang="${foreign}">${this.parser.parseInline(token.tokens)}</p>\n` : false
      },
    },
  }
}

const HANGUL = /\p{Script=Hangul}/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
const WORD = /(?<![\w@/.-])[a-z]+(?:['’][a-z]+)?(?![\w@/])/gi

/** Words no English sentence of some length does without, and lists of names and terms do. */
const ENGLISH =
  /^(?:the|a|an|of|and|to|in|is|are|was|were|be|that|this|it|for|with|as|on|by|not|or|from|we|you|they|have|has|can|will|at|but|if|i)$/i
const MIN_WORDS = 6
const MIN_ENGLISH_WORDS = 2

/** Sure cases only: sentences in English or Japanese amid Korean, in Korean amid another language. */
function foreignLanguage({ text, tokens }: Tokens.Paragraph, lang: string): string | undefined {
  const isKorean = /^ko\b/i.test(lang)
  if (HANGUL.test(text)) return isKorean ? undefined : koreanAmid(text)
  if (!isKorean) return undefined
  const prose = plainText(tokens.filter((token) => token.type !== 'codespan'))
  if ((prose.match(KANA)?.length ?? 0) >= MIN_WORDS) return 'ja'
  const words = prose.match(WORD) ?? []
  const english = new Set(words.filter((word) => ENGLISH.test(word)).map((word) => word.toLowerCase()))
  const letters = prose.match(/\p{L}/gu)?.length ?? 0
  const isProse = words.length >= MIN_WORDS && english.size >= MIN_ENGLISH_WORDS
  return isProse && words.join('').length >= letters * 0.7 ? 'en' : undefined
}

function koreanAmid(text: string): string | undefined {
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return hangul >= 4 * MIN_WORDS && hangul > 2 * latin ? 'ko' : undefined
}
