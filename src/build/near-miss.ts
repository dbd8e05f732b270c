/** The known word somebody most likely meant, if one is near: one slip in short words, two in long ones. */
export function nearestOf(word: string, known: readonly string[]): string | undefined {
  const slips = word.length < 3 ? 0 : word.length < 6 ? 1 : 2
  const written = word.toLowerCase()
  return known
    .filter((name) => Math.abs(name.length - written.length) <= slips)
    .map((name) => ({ name, distance: distance(written, name) }))
    .filter((candidate) => candidate.distance <= slips)
    .sort((a, b) => a.distance - b.distance)[0]?.name
}

/** Letters left out, put in, changed, or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, changed, swapped))
    }
    before = row
    row = next
  }
  return row.at(-1) ?? 0
}
