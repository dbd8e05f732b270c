import { hash } from 'node:crypto'
import { type Blog, categoryTitle } from '../../domain/blog.ts'
import type { Post } from '../../domain/post.ts'
import { CARD_RECIPE, type Card, drawCard } from './card.ts'
import { charactersWithoutGlyph } from './drawn-text.ts'
import type { Typefaces } from './typeface.ts'

/** Folder of cards below the static files. */
export const CARD_FOLDER = 'og'

type CardPost = Pick<Post, 'id' | 'title' | 'category' | 'day'>

/** What a post's card says. */
export const cardOf = (post: Omit<CardPost, 'id'>, blog: Blog): Card => ({
  title: post.title,
  blog: blog.title,
  category: categoryTitle(blog, post.category),
  day: post.day,
})

/** A card's file below the static files: a new name whenever it would look different. */
export function cardFile(post: CardPost, blog: Blog): string {
  const said = JSON.stringify([CARD_RECIPE, cardOf(post, blog)])
  return `${CARD_FOLDER}/${post.id}-${hash('sha256', said).slice(0, 12)}.png`
}

/** A card as PNG, 1200 × 630, 10–20 KB: sixteen colours draw one ink and one accent without visible steps. */
export async function renderCard(card: Card, faces: Typefaces): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(drawCard(card, faces)))
    .png({ palette: true, colours: 16, dither: 0, effort: 1, compressionLevel: 6 })
    .toBuffer()
}

/** Characters of a title its card has to leave out. Titles of Hangul and ASCII alone are known to have none. */
export const missingFromCard = (title: string, faces: () => Typefaces): string[] =>
  /^[\uac00-\ud7a3\x20-\x7e]*$/.test(title.normalize('NFC')) ? [] : charactersWithoutGlyph(title, faces())
