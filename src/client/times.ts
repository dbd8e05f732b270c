const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const
/** Less than a minute is “now”: no one counts seconds. */
const NOW = ['second', Number.POSITIVE_INFINITY] as const
const LONG_AGO_MS = 7 * 86_400_000

/** Tells recent times by their distance; the exact time stays in the title. */
export function tellTimes(): void {
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' })
  for (const time of document.querySelectorAll('#comments time')) {
    const past = Date.now() - Date.parse(time.getAttribute('datetime') ?? '')
    if (time.hasAttribute('title') || !(past < LONG_AGO_MS)) continue
    time.setAttribute('title', time.textContent ?? '')
    const [unit, ms] = UNITS.find(([, size]) => past >= size) ?? NOW
    time.textContent = format.format(-Math.floor(past / ms) || 0, unit)
  }
}
