/** What stands behind the fence of a code block: ```` ```ts title="src/a.ts" {1,3-5} ````. */
export interface CodeInfo {
  /** As written. */
  readonly language?: string
  readonly title?: string
  /** First and last line of each stretch to be marked, 1-based. */
  readonly marked: readonly (readonly [number, number])[]
}

/** Never refuses: words it does not know are left alone. */
export function readCodeInfo(info = ''): CodeInfo {
  const first = /^[^\s{]+/.exec(info)?.[0] ?? ''
  // `js:src/a.js`, as some Japanese and Korean sites write it.
  const [, before, path] = /^([\w+#.-]+):(.+)$/.exec(first) ?? []
  const isPair = /^\w+=/.test(first)
  const rest = isPair ? info : info.slice(first.length)
  const language = isPair ? undefined : (before ?? first)
  const title = titleIn(rest) ?? path
  return { ...(language && { language }), ...(title && { title }), marked: rangesIn(rest) }
}

const TITLE = /(?:^|\s)(?:title|filename|file)=(?:"([^"]*)"|'([^']*)'|([^\s{]+))/
const RANGES = /(?:^|[\s\w}"'])\{([\d\s,-]+)\}/

const titleIn = (rest: string): string | undefined =>
  TITLE.exec(rest)
    ?.slice(1)
    .find((value) => value !== undefined)
    ?.trim()

function rangesIn(rest: string): [number, number][] {
  const ranges = RANGES.exec(rest)?.[1]?.split(',') ?? []
  return ranges.flatMap((range) => {
    const [, from, to = from] = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(range) ?? []
    return from === undefined ? [] : [[Number(from), Number(to)] as [number, number]]
  })
}
