/** Values kept for a moment, the oldest leaving first. An edition that has changed makes them stale at once. */
export interface ShortMemory<T> {
  recall(name: string, edition: number, now: number): T | undefined
  /** Taken before a value is made; what was forgotten meanwhile may not be kept with it any more. */
  ticket(name: string): number
  keep(name: string, edition: number, now: number, value: T, ticket: number): void
  forget(name: string): void
}

/** @param freshMs how long a value is good @param max how many are kept */
export function createShortMemory<T>(freshMs: number, max: number): ShortMemory<T> {
  const kept = new Map<string, { readonly edition: number; readonly at: number; readonly value: T }>()
  let forgotten = 0
  const forgottenAt = new Map<string, number>()
  return {
    ticket: () => forgotten,
    recall: (name, edition, now) => {
      const found = kept.get(name)
      return found && found.edition === edition && Math.abs(now - found.at) <= freshMs
        ? found.value
        : undefined
    },
    keep: (name, edition, now, value, ticket) => {
      if ((forgottenAt.get(name) ?? 0) > ticket) return
      kept.delete(name)
      kept.set(name, { edition, at: now, value })
      for (const oldest of kept.keys()) {
        if (kept.size <= max) break
        kept.delete(oldest)
      }
    },
    forget: (name) => {
      kept.delete(name)
      forgottenAt.delete(name)
      forgottenAt.set(name, ++forgotten)
      for (const oldest of forgottenAt.keys()) {
        if (forgottenAt.size <= max) break
        forgottenAt.delete(oldest)
      }
    },
  }
}
