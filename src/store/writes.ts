// D1 repeats reads by itself, writes never. Only writes that may happen twice without harm come here.

const PASSING = [
  'Network connection lost',
  'storage caused object to be reset',
  'reset because its code was updated',
]
const MAX_TRIES = 3
const FIRST_PAUSE_MS = 40

/** Repeats an idempotent write on the documented passing faults, ≤ 3 tries with jitter; never on overload. */
export async function retryIdempotent<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (attempt >= MAX_TRIES || !isPassing(error)) throw error
      await new Promise((done) => setTimeout(done, FIRST_PAUSE_MS * 2 ** attempt * Math.random()))
    }
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof Error && PASSING.some((p) => error.message.includes(p))

/**
 * Whether an error came from the database, or an object, being away rather than from our own mistake, which no wait
 * would mend. Errors of objects say it themselves: `retryable`, `overloaded`.
 */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof Error &&
  (Object(error).retryable === true || Object(error).overloaded === true || saysAway(error))

const saysAway = (error: Error): boolean =>
  /D1_|D1 DB|Network connection lost|overloaded|storage (operation|caused)|reset because/i.test(
    error.message,
  ) && !/D1_TYPE_ERROR|SQLITE_CONSTRAINT|syntax error/.test(error.message)
