import type { Sighting } from './pictures/lookup.ts'

/** All of an answer that shows in a page: not where the file lies on this disk. */
export function printSighting(sighting: Sighting): string {
  if (sighting.kind !== 'picture') return JSON.stringify(sighting)
  const { path: _, ...picture } = sighting.picture
  return JSON.stringify({ ...sighting, picture })
}
