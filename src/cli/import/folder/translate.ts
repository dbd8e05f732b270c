import { codeTags, OPEN } from './code-tags.ts'
import { hugoShortcode } from './hugo-shortcodes.ts'
import { kramdown } from './kramdown.ts'
import { liquidExpression, liquidTag } from './liquid.ts'
import { withoutComponents } from './mdx.ts'
import { outsideCode, outsideFences } from './outside-code.ts'
import { unmoved } from './tag-arguments.ts'
import { velogEmbeds } from './velog.ts'
import { wikilinks } from './wikilinks.ts'
import type { Writings } from './writings.ts'

/** A text, and what of it has no counterpart, with the line in the text. */
export interface Translation {
  readonly text: string
  readonly notes: readonly { readonly line: number; readonly why: string }[]
}

/** Where a text stands, for what it names. */
export interface Standing {
  readonly file: string
  readonly writings: Writings
}

/** What one tag becomes: text, or undefined where nothing here does the same. */
export type TagReader = (name: string, rest: string, standing: Standing) => string | undefined

/**
 * The text of a post without the language of its generator: tags, shortcodes, wikilinks and components become markdown
 * where there is a counterpart. What has none is named in the text, in words a reader may see, and reported with its
 * line. Code stays as it is.
 */
export function translateBody(source: string, standing: Standing): Translation {
  const { engine } = standing.writings
  const why = new Map<string, number>()
  const note = (written: string) => {
    const text = written.trim().replace(/\s+/g, ' ').slice(0, 120)
    if (!why.has(text)) why.set(text, lineOf(source, written))
  }
  let text = source.replace(/\r\n?/g, '\n')
  if (engine.tags !== 'none') text = codeTags(text)
  if (/\.mdx$/i.test(standing.file)) text = withoutComponents(text, standing, note)
  text = outsideCode(text, (prose) => {
    let plain = prose
    if (engine.tags === 'hugo') plain = tagsIn(plain, HUGO, hugoShortcode, standing, note)
    if (engine.tags === 'liquid')
      plain = expressionsIn(tagsIn(plain, LIQUID, liquidTag, standing, note), standing, note)
    if (engine.name === 'jekyll') plain = kramdown(plain)
    if (engine.name === 'velog') plain = velogEmbeds(plain)
    return withoutScripts(wikilinks(linksToFiles(plain, standing), standing), note)
  })
  const notes = [...why].map(([written, line]) => ({ line, why: `옮길 수 없는 것입니다: ${written}` }))
  // Only where something was put in its place: an author's own empty lines stay.
  if (text !== source) text = outsideFences(text, (prose) => prose.replace(/\n{3,}/g, '\n\n'))
  return { text: text.replaceAll(OPEN, '{').trim(), notes }
}

const LIQUID = /\{%-?\s*(\/?[\w-]+)([\s\S]*?)-?%\}/g
const HUGO = /\{\{[<%]\s*(\/?\s*[\w-/.]+)((?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`])*?)\/?[>%]\}\}/g

function tagsIn(
  prose: string,
  pattern: RegExp,
  read: TagReader,
  standing: Standing,
  note: (written: string) => void,
): string {
  return prose.replace(pattern, (written: string, name: string, rest: string) => {
    const bare = name.replace(/\s/g, '')
    const known = read(bare, rest.trim(), standing)
    if (known !== undefined) return known
    note(written)
    // Of a tag with an end, what stands inside speaks for itself.
    const isPair = /^(?:\/|end)/.test(bare) || hasEnd(prose, bare)
    return isPair ? '' : unmoved(bare)
  })
}

const hasEnd = (prose: string, name: string): boolean =>
  new RegExp(
    `\\{(?:%-?\\s*end${name}\\s*-?%|\\{[<%]\\s*/\\s*${name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}\\s*[>%]\\})\\}`,
  ).test(prose)

function expressionsIn(prose: string, standing: Standing, note: (written: string) => void): string {
  return prose.replace(/\{\{-?\s*([\s\S]*?)\s*-?\}\}/g, (written: string, expression: string) => {
    const known = liquidExpression(expression, standing)
    if (known !== undefined) return known
    note(written)
    return unmoved(expression.split(/[\s|]/)[0] ?? '')
  })
}

/** `[글](../other.md)` leads to that post. */
const linksToFiles = (prose: string, { writings }: Standing): string =>
  prose.replace(/\]\((?!https?:)([^\s()]+\.(?:md|mdx|markdown)(?:#[^\s()]*)?)\)/gi, (whole, name: string) => {
    const link = writings.linkTo(name.split('/').at(-1) ?? name) ?? writings.linkTo(name)
    return link === undefined ? whole : `](${link})`
  })

/** The page would not run them; what stands in them is no text. */
const withoutScripts = (prose: string, note: (written: string) => void): string =>
  prose.replace(/<(script|style)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, (written: string) => {
    note(written)
    return ''
  })

function lineOf(source: string, written: string): number {
  const at = source.indexOf(written)
  return at < 0 ? 1 : source.slice(0, at).split('\n').length
}
