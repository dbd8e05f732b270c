import { link, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Site } from '../../src/build/build.ts'
import { CARD_FOLDER, cardOf, renderCard } from '../../src/build/og/og-image.ts'
import { typefaces } from '../../src/build/og/preview.ts'

const DRAWN = 20

/** Puts every card of a site into its cache: one drawn, linked to all names, for here builds of pages are timed. */
export async function layCards({ articles, blog }: Site, images: string): Promise<void> {
  const drawn: Buffer[] = []
  const started = performance.now()
  for (const { post } of articles.slice(0, DRAWN))
    drawn.push(await renderCard(cardOf(post, blog), typefaces()))
  console.log(`${((performance.now() - started) / drawn.length).toFixed(1)} ms a card, one at a time`)
  await mkdir(path.join(images, CARD_FOLDER), { recursive: true })
  const first = path.join(images, 'first.png')
  await writeFile(first, drawn[0] ?? '')
  for (const { post } of articles) await link(first, path.join(images, post.ogImage ?? ''))
}
