import type { MarkedExtension, Token, Tokens } from 'marked'
import { escapeHtml } from '../../domain/escape-html.ts'
import {
  type FootnoteDefinition,
  type FootnoteReference,
  isDefinition,
  isReference,
  labelOf,
} from './footnote-tokens.ts'
import type { ArticleLabels } from './labels.ts'
import { type PlacedToken, placeThose } from './token-lines.ts'
import type { ArticleWarning } from './warning.ts'

/** A note with every place that refers to it, in the order in which readers meet the places. */
export interface Footnote {
  /** 1-based. */
  readonly number: number
  readonly definition: FootnoteDefinition
  readonly references: readonly FootnoteReference[]
}

/** Numbers the notes somebody refers to, those within notes last. */
export function readFootnotes(tokens: readonly Token[]): Footnote[] {
  const definitions = placeThose(tokens, isDefinition).map(({ token }) => token)
  const within = new Map(
    definitions.map((definition) => [definition, referencesIn(definition.tokens)] as const),
  )
  const byLabel = new Map(definitions.toReversed().map((definition) => [definition.label, definition]))
  const inNotes = new Set([...within.values()].flat())
  const notes = new Map<FootnoteDefinition, FootnoteReference[]>()
  const refer = (reference: FootnoteReference): void => {
    const definition = byLabel.get(reference.label)
    if (!definition) return
    const references = notes.get(definition)
    if (references) references.push(reference)
    else notes.set(definition, [reference])
  }
  for (const reference of referencesIn(tokens)) if (!inNotes.has(reference)) refer(reference)
  // Grows while it is gone through.
  for (const definition of notes.keys())
    for (const reference of within.get(definition) ?? []) refer(reference)
  return [...notes].map(([definition, references], i) => ({ number: i + 1, definition, references }))
}

/** The ids the notes of an article give to its page. */
export const footnoteIds = (notes: readonly Footnote[]): string[] =>
  notes.length === 0
    ? []
    : [
        SECTION_ID,
        ...notes.flatMap((note) => [noteId(note), ...note.references.map((_, i) => referenceId(note, i))]),
      ]

/** Draws references as raised numbers; notes stand nowhere but in {@link footnoteSection}. */
export function renderedFootnotes(notes: readonly Footnote[], labels: ArticleLabels): MarkedExtension {
  const html = new Map<Tokens.Generic, string>(
    notes.flatMap((note) =>
      note.references.map((reference, i) => [reference, referenceHtml(note, i, labels)] as const),
    ),
  )
  return {
    extensions: [
      { name: 'footnoteReference', renderer: (token) => html.get(token) ?? escapeHtml(token.raw) },
      { name: 'footnote', renderer: () => '' },
    ],
  }
}

/** The notes below an article. @param parse renders blocks */
export function footnoteSection(
  notes: readonly Footnote[],
  labels: ArticleLabels,
  parse: (tokens: Token[]) => string,
): string {
  if (notes.length === 0) return ''
  const items = notes.map((note) => {
    const back = note.references.map((_, i) => backLink(note, i, labels)).join(' ')
    return `<li id="${noteId(note)}">${withBackLinks(parse(note.definition.tokens), back)}</li>\n`
  })
  return (
    `<section class="footnotes" aria-labelledby="${SECTION_ID}"><h2 id="${SECTION_ID}">${labels.footnotes}</h2>\n` +
    `<ol>\n${items.join('')}</ol></section>\n`
  )
}

/** Tells of notes nobody refers to, of two with one label, and of references to none. */
export function warnOfFootnotes(
  tokens: readonly Token[],
  placed: readonly PlacedToken[],
  notes: readonly Footnote[],
): ArticleWarning[] {
  const shown = new Set(notes.map(({ definition }) => definition))
  const labels = new Set(notes.map(({ definition }) => definition.label))
  const unused = placeThose(tokens, isDefinition).filter(({ token }) => !shown.has(token))
  return [
    ...unused.map(({ token: { label }, line }) => ({
      line,
      message: labels.has(label)
        ? `각주 [^${label}]이 두 번 있어 처음 것만 실었습니다`
        : `각주 [^${label}]을 가리키는 곳이 없어 싣지 않았습니다`,
      hint: labels.has(label)
        ? '둘 가운데 하나의 이름을 바꾸세요'
        : `본문에 [^${label}]을 넣거나 각주를 지우세요`,
    })),
    ...placed.flatMap(({ token, line }) =>
      token.type === 'text' && !token.tokens ? missingIn(token.raw, line) : [],
    ),
  ]
}

const SECTION_ID = 'footnotes'
const noteId = ({ number }: Footnote): string => `fn-${number}`
const referenceId = ({ number }: Footnote, i: number): string =>
  `fnref-${number}${i === 0 ? '' : `-${i + 1}`}`

const referencesIn = (tokens: readonly Token[]): FootnoteReference[] =>
  placeThose(tokens, isReference).map(({ token }) => token)

const referenceHtml = (note: Footnote, i: number, labels: ArticleLabels): string =>
  `<sup class="footnote-ref"><a id="${referenceId(note, i)}" href="#${noteId(note)}" ` +
  `aria-label="${labels.footnote(note.number)}">${note.number}</a></sup>`

const backLink = (note: Footnote, i: number, labels: ArticleLabels): string =>
  `<a class="footnote-back" href="#${referenceId(note, i)}" ` +
  `aria-label="${labels.footnoteBack(note.number, i + 1)}">↩</a>${i === 0 ? '' : `<sup aria-hidden="true">${i + 1}</sup>`}`

const withBackLinks = (html: string, back: string): string =>
  html.endsWith('</p>\n') ? `${html.slice(0, -5)} ${back}</p>\n` : `${html}<p>${back}</p>\n`

const missingIn = (text: string, line: number): ArticleWarning[] =>
  text.split('\n').flatMap((row, i) => {
    const label = /\[\^([^\]\s[]{1,100})\]/.exec(row)?.[1]
    if (label === undefined) return []
    const message = `각주 [^${labelOf(label)}]의 내용이 없어 글자 그대로 보입니다`
    return [
      { line: line + i, message, hint: `글 끝에 [^${label}]: 내용 을 쓰거나, 각주가 아니면 \\[^로 적으세요` },
    ]
  })
