/** Code point → glyph, from a font's `cmap` table (formats 4 and 12, all that web fonts carry). */
export function readCharacterMap(cmap: DataView): ReadonlyMap<number, number> {
  const map = new Map<number, number>()
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(4 + i * 8 + 4)
    const format = cmap.getUint16(at)
    if (format === 4) readSegments(cmap, at, map)
    else if (format === 12) readGroups(cmap, at, map)
  }
  return map
}

function readSegments(cmap: DataView, at: number, map: Map<number, number>): void {
  const doubled = cmap.getUint16(at + 6)
  const ends = at + 14
  const starts = ends + doubled + 2
  const deltas = starts + doubled
  const ranges = deltas + doubled
  for (let i = 0; i < doubled; i += 2) {
    const start = cmap.getUint16(starts + i)
    const range = cmap.getUint16(ranges + i)
    for (let code = start; code <= cmap.getUint16(ends + i) && code < 0xffff; code++) {
      const stored = range === 0 ? code : cmap.getUint16(ranges + i + range + 2 * (code - start))
      const glyph = range !== 0 && stored === 0 ? 0 : (stored + cmap.getUint16(deltas + i)) & 0xffff
      if (glyph !== 0) map.set(code, glyph)
    }
  }
}

function readGroups(cmap: DataView, at: number, map: Map<number, number>): void {
  for (let i = 0; i < cmap.getUint32(at + 12); i++) {
    const group = at + 16 + i * 12
    const start = cmap.getUint32(group)
    for (let code = start; code <= cmap.getUint32(group + 4); code++)
      map.set(code, cmap.getUint32(group + 8) + code - start)
  }
}
