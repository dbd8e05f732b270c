const QUIET_MS = 2_000
const BETWEEN_MS = 1_000

/**
 * Says on stderr how far long work is: nothing in its first two seconds, then a line a second.
 * Call the result after each piece.
 * @param clock ms since whenever
 */
export function progressOf(
  what: string,
  total: number,
  print: (line: string) => void = printLine,
  clock: () => number = () => performance.now(),
): () => void {
  let done = 0
  let told = clock() + QUIET_MS - BETWEEN_MS
  return () => {
    done++
    const now = clock()
    if (now - told < BETWEEN_MS) return
    told = now
    print(`${what} ${done}/${total}`)
  }
}

function printLine(line: string): void {
  process.stderr.write(`${line}\n`)
}
