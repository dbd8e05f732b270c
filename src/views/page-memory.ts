import type { SlottedBytes } from './bytes.ts'

/** As long as a guest may see what the database said before. */
export const FRESH_MS = 5000
const MAX_PAGES = 200

/** Pages kept in this isolate for a while: as guests see them, never as a device or the owner does. */
export interface PageMemory {
  recall(name: string, edition: number, now: number): SlottedBytes | undefined
  keep(name: string, edition: number, now: number, page: SlottedBytes): void
  forget(name: string): void
}

export function createPageMemory(freshMs = FRESH_MS): PageMemory {
  const pages = new Map<
    string,
    { readonly edition: number; readonly at: number; readonly page: SlottedBytes }
  >()
  return {
    recall: (name, edition, now) => {
      const kept = pages.get(name)
      return kept && kept.edition === edition && Math.abs(now - kept.at) <= freshMs ? kept.page : undefined
    },
    keep: (name, edition, now, page) => {
      pages.delete(name)
      pages.set(name, { edition, at: now, page })
      for (const oldest of pages.keys()) {
        if (pages.size <= MAX_PAGES) break
        pages.delete(oldest)
      }
    },
    forget: (name) => {
      pages.delete(name)
    },
  }
}
