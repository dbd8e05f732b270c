import type { Language } from '../domain/blog.ts'
import type { Prose } from '../domain/prose.ts'
import type { Shelf } from './shelf.ts'

/** Reads the interface's longer texts from the static files, once per isolate and language. */
export function createProse(shelf: Shelf) {
  const known = new Map<Language, Prose>()
  /** @throws Error when the file is not there */
  return async function findProse(assets: Fetcher, language: Language): Promise<Prose> {
    const kept = known.get(language)
    if (kept) return kept
    const answer = await assets.fetch(`https://assets.local${shelf.assets.prose[language]}`)
    if (!answer.ok) throw new Error(`${shelf.assets.prose[language]} answered ${answer.status}`)
    const prose = await answer.json<Prose>()
    known.set(language, prose)
    return prose
  }
}
