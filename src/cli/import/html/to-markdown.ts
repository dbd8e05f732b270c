/// <reference path="./html-tools.d.ts" />
import domino from '@mixmark-io/domino'
import TurndownService from 'turndown'
import { cleanHtml } from './clean.ts'
import type { HtmlElement } from './dom.ts'
import { escapeMarkdown } from './escape.ts'
import { codeRule } from './rule-code.ts'
import { embedRule, mediaRule } from './rule-embeds.ts'
import { breakRule, headingRule, itemRule, keptRule, linkRule, struckRule } from './rule-inlines.ts'
import { figureRule, imageRule } from './rule-pictures.ts'
import { tableRule } from './rule-tables.ts'

/** A text in markdown, and what of it did not come as it was. */
export interface Converted {
  readonly markdown: string
  readonly notes: readonly string[]
}

/**
 * A post's HTML as markdown. Scripts, styles and forms are dropped, frames become links; nothing in it can run. Never
 * throws: what is nested beyond all sense comes as its words alone.
 * @param prepare takes out of the parsed text what belongs to the old blog
 */
export function htmlToMarkdown(
  html: string,
  prepare: (body: HtmlElement) => void = () => undefined,
): Converted {
  if (nestingOf(html) > MAX_NESTING) return { markdown: wordsOf(html), notes: [TOO_DEEP] }
  try {
    const { body } = domino.createDocument(html)
    prepare(body)
    const notes = cleanHtml(body)
    return { markdown: tidy(articles.turndown(body)), notes }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { markdown: wordsOf(html), notes: [TOO_DEEP] }
  }
}

/** The parser's time grows with the square of this. */
const MAX_NESTING = 400
const TOO_DEEP = '태그가 너무 깊이 겹쳐 있어 글자만 옮겼습니다'

/** How deep elements stand in each other at most; those that close by themselves are not counted. */
function nestingOf(html: string): number {
  let [depth, deepest] = [0, 0]
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z][\w-]*)/gi)) {
    if (CLOSED_BY_THEMSELVES.test(name)) continue
    depth = close ? Math.max(0, depth - 1) : depth + 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

const CLOSED_BY_THEMSELVES =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[td]|t[rdh]|tbody|thead|option|path|rect|circle|g)$/i

/** The words of a piece of HTML, tags gone and entities read: titles, captions, summaries. */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/\s+/g, ' ').trim()
  const { body } = domino.createDocument(html)
  return body.textContent.replace(/\s+/g, ' ').trim()
}

const articles = makeService()

function makeService(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
    hr: '---',
  })
  service.escape = escapeMarkdown
  const rules = {
    codeRule,
    embedRule,
    mediaRule,
    breakRule,
    headingRule,
    itemRule,
    keptRule,
    linkRule,
    struckRule,
  }
  for (const [name, rule] of Object.entries({ ...rules, imageRule, figureRule, tableRule }))
    service.addRule(name, rule)
  return service
}

const tidy = (markdown: string): string => markdown.replace(/\n{3,}/g, '\n\n').trim()

const wordsOf = (html: string): string =>
  escapeMarkdown(
    html
      .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
      .replace(/<\/(?:p|div|li|h\d|tr|blockquote)\s*>|<br\s*\/?>/gi, '\n\n')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/\n{3,}/g, '\n\n')
    .trim()
