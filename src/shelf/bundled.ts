import { env } from 'cloudflare:workers'
import { type Manifest, PACK_FOLDER, type ShelfData } from '../domain/shelf-data.ts'
import text from './generated/manifest.txt'
import bundled from './generated/texts.bin'
import { openTexts } from './texts.ts'

/** The Worker's own shelf. Text and bytes, not source: nothing of it is compiled, and Korean needs no escapes. */
export function bundledShelf(): ShelfData {
  // Written by the build of this very version.
  const manifest: Manifest = JSON.parse(text)
  const texts = openTexts(manifest, new Uint8Array(bundled), async (file) => {
    const response = await env.ASSETS.fetch(`https://shelf/${PACK_FOLDER}/${file}`)
    if (!response.ok) throw new Error(`The shelf lacks ${file}: ${response.status}`)
    return response.bytes()
  })
  return { ...manifest, texts }
}
