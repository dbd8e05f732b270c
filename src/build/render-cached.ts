import type { Gallery } from './pictures/gallery.ts'
import { pictureLookup } from './pictures/lookup.ts'
import { RenderCache } from './render-cache.ts'
import { keyOf } from './render-cache-key.ts'
import { printSighting } from './render-sighting.ts'
import type { RenderedText, TextOutcome, TextSource } from './render-worker-text.ts'
import { renderTexts } from './render-workers.ts'

export interface CachedRendering {
  readonly gallery: Gallery
  /** The posts folder, and the folder that keeps its rendered texts. */
  readonly posts: string
  readonly cache: string
  /** Of the code that renders: `rendererVersion()`. */
  readonly version: string
}

/**
 * Renders texts, or takes those a build before rendered from the same source, with the same pictures, by the very same
 * code. Outcomes in the order of the texts; problems are not kept.
 */
export async function renderThroughCache(
  sources: readonly TextSource[],
  { gallery, posts, cache: folder, version }: CachedRendering,
): Promise<TextOutcome[]> {
  const keys = sources.map((source) => keyOf(version, source))
  const cache = new RenderCache(folder)
  const found = await cache.find(keys)
  const known = sources.map((source, i) => stillTrue(found.get(keys[i] ?? ''), source, gallery))
  const missing = sources.flatMap((source, i) => (known[i] ? [] : [{ source, i }]))
  const rendered = await renderTexts(
    missing.map(({ source }) => source),
    gallery,
  )
  const outcomes: TextOutcome[] = known.map((text) => text ?? { problem: 'not rendered' })
  for (const [n, outcome] of rendered.entries()) outcomes[missing[n]?.i ?? 0] = outcome
  const kept = new Map<string, RenderedText>()
  for (const [i, outcome] of outcomes.entries()) if (!('problem' in outcome)) kept.set(keys[i] ?? '', outcome)
  await cache.keep(kept, new Set(missing.map(({ i }) => keys[i] ?? '')), posts)
  return outcomes
}

/** A text whose pictures are what they were. */
function stillTrue(
  text: RenderedText | undefined,
  { file }: TextSource,
  gallery: Gallery,
): RenderedText | undefined {
  const lookUp = pictureLookup(gallery, file)
  return text?.asked.every(([src, answer]) => printSighting(lookUp(src)) === answer) ? text : undefined
}
