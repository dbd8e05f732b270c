import { stripVTControlCharacters } from 'node:util'

/**
 * What an author should read of a line that `wrangler dev` prints; undefined = nothing. Only lines known to say
 * nothing to an author are dropped: a line nobody foresaw is shown.
 */
export function readableLine(line: string): string | undefined {
  const plain = stripVTControlCharacters(line)
  const built = /^\[custom build\] ?(.*)$/.exec(plain)?.[1]
  if (built !== undefined) return /^(?:Running: .*|> .*|npm warn .*|\s*)$/.test(built) ? undefined : built
  return NOISE.test(plain) ? undefined : line
}

const NOISE =
  /^(?:\s*$|Using secrets defined in |Your Worker has access to the following bindings:|Cloudflare collects anonymous telemetry |Binding\s+Resource\s+Mode|env\.\S+ .*(?:local|remote)\s*$|⎔ |The file .* changed, restarting build\.\.\.|\[wrangler:info\] )/

/** Cuts a stream into lines; the end of a chunk waits for the rest of its line. */
export function lineCutter(onLine: (line: string) => void): (chunk: string) => void {
  let rest = ''
  return (chunk) => {
    const lines = (rest + chunk).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  }
}
