const REACH_CHARS = 4000

/**
 * The lines of a paragraph in which an extension looks for the beginning of a block of its own: up to a blank line,
 * and no further than a paragraph is long. marked asks anew for each paragraph: to look through all that is left would
 * be quadratic.
 */
export function linesBelow(src: string): string {
  const near = src.slice(0, REACH_CHARS)
  const end = near.search(/\n[ \t]*\n/)
  return end < 0 ? near : near.slice(0, end)
}
