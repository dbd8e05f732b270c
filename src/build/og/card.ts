import { clustersOf, drawLine, widthOf } from './drawn-text.ts'
import { breakTitle } from './title-lines.ts'
import type { Typefaces } from './typeface.ts'

/** What a post's card says. */
export interface Card {
  readonly title: string
  readonly blog: string
  readonly category: string
  /** `YYYY-MM-DD` */
  readonly day: string
}

/** Raise when the drawing changes: cards get new names, because their addresses are cached for good. */
export const CARD_RECIPE = 'card-1'

const CARD_WIDTH = 1200
const CARD_HEIGHT = 630

/** The colours of page.css, light. */
const CARD_COLOURS = { paper: '#fdfcf9', ink: '#1d1f20', soft: '#5d625f', accent: '#1f5f4a' } as const

const EDGE = 84
const TITLE_SIZES = [84, 76, 68, 60, 52, 46] as const
const LINE_HEIGHT = 1.34
/** Where the title's block has its middle. */
const TITLE_MIDDLE = 308

/** The card as SVG made of paths alone: whatever draws it needs no fonts, and draws the same everywhere. */
export function drawCard(card: Card, faces: Typefaces): string {
  const { paper, ink, soft, accent } = CARD_COLOURS
  const foot = CARD_HEIGHT - EDGE
  const date = card.day.replaceAll('-', '.')
  const dateX = CARD_WIDTH - EDGE - widthOf(date, faces) * 30
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}">`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    `<rect width="14" height="100%" fill="${accent}"/>`,
    bold(oneLine(card.category, { x: EDGE, y: EDGE + 26, size: 32 }, faces), accent, 10),
    bold(titleOf(card.title, faces), ink, 22),
    bold(oneLine(card.blog, { x: EDGE, y: foot, size: 36 }, faces, dateX - EDGE * 2), ink, 12),
    `<g fill="${soft}">${drawLine(date, { x: dateX, y: foot, size: 30 }, faces)}</g>`,
    '</svg>',
  ].join('')
}

/** The typeface has one weight; a line around its shapes makes it stronger. Width in thousandths of the size. */
const bold = (paths: string, colour: string, strength: number): string =>
  `<g fill="${colour}" stroke="${colour}" stroke-width="${strength}" stroke-linejoin="round">${paths}</g>`

function titleOf(title: string, faces: Typefaces): string {
  const { lines, size } = breakTitle(title, {
    width: CARD_WIDTH - 2 * EDGE,
    maxLines: 3,
    sizes: TITLE_SIZES,
    widthOf: (text) => widthOf(text, faces),
    charactersOf: clustersOf,
  })
  const height = size * LINE_HEIGHT
  // Letters stand above the base line by about 0.8 of their size and hang below it by little.
  const first = TITLE_MIDDLE - ((lines.length - 1) * height) / 2 + size * 0.33
  return lines.map((line, i) => drawLine(line, { x: EDGE, y: first + i * height, size }, faces)).join('')
}

function oneLine(
  text: string,
  at: { x: number; y: number; size: number },
  faces: Typefaces,
  width = CARD_WIDTH - 2 * EDGE,
): string {
  const { lines } = breakTitle(text, {
    width,
    maxLines: 1,
    sizes: [at.size],
    widthOf: (part) => widthOf(part, faces),
    charactersOf: clustersOf,
  })
  return lines.map((line) => drawLine(line, at, faces)).join('')
}
