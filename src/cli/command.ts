/** What went wrong, as a sentence to the author that says how to go on. Printed without a stack, exit 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** Runs a command typed by an author. Expected trouble becomes a sentence; surprises keep their stack. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!isExpected(error)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

function isExpected(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return error.name === 'CommandError' || error.name === 'BuildError' || code.startsWith('ERR_PARSE_ARGS')
}
