/** A string or template literal of a source file. */
export interface Literal {
  /** What stands between the quotes; in templates `${…}` as written. */
  readonly text: string
  /** 1-based, where it begins. */
  readonly line: number
  /** Put together from parts: a template with `${`, or a neighbour of `+`. */
  readonly assembled: boolean
}

/** Every literal of TypeScript or TSX in order, those within `${…}` after the one around them. */
export function literalsOf(source: string): Literal[] {
  const spans: Span[] = []
  scan(source, 0, spans)
  return spans
    .filter((span) => span.kind !== 'comment')
    .sort((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => {
      const text = source.slice(start + 1, end - 1)
      const joined = /\+\s*$/.test(source.slice(0, start)) || /^\s*\+/.test(source.slice(end))
      const assembled = joined || (kind === 'template' && /(?<!\\)(?:\\\\)*\$\{/.test(text))
      return { text, line: source.slice(0, start).split('\n').length, assembled }
    })
}

/** What a file imports or exports from elsewhere, types and dynamic imports included. */
export function importsOf(source: string): string[] {
  const code = without(source, ['comment', 'template'])
  return [STATEMENT, BARE, DYNAMIC].flatMap((form) => [...code.matchAll(form)].map((m) => m[1] ?? ''))
}

/** The source with blanks where its comments stood. */
export const withoutComments = (source: string): string => without(source, ['comment'])

const STATEMENT = /^(?:import|export)\b[^'"]*?\bfrom\s*['"]([^'"]+)['"]/gm
const BARE = /^import\s*['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\s*\(\s*['"]([^'"]+)['"]/g

interface Span {
  readonly kind: 'comment' | 'string' | 'template'
  readonly start: number
  readonly end: number
}

// A quote in JSX text (`it's`) pairs with nothing on its line and is skipped. A `/` begins a regular expression
// where an operand is missing before it.
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|[`{}]|(?<=(?:[(,=:[!&|?;{}]|=>|return)\s*)\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g

function without(source: string, kinds: readonly Span['kind'][]): string {
  const spans: Span[] = []
  scan(source, 0, spans)
  let code = source
  for (const { kind, start, end } of spans)
    if (kinds.includes(kind))
      code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end)
  return code
}

/** Collects comments and literals from `at` to the end, or to the `}` that closes what was open there. */
function scan(source: string, at: number, spans: Span[]): number {
  let depth = 0
  let next = at
  for (;;) {
    TOKEN.lastIndex = next
    const match = TOKEN.exec(source)
    if (!match) return source.length
    const [token] = match
    next = match.index + token.length
    if (token === '`') next = template(source, match.index, spans)
    else if (token === '{') depth++
    else if (token === '}' && depth-- === 0 && at > 0) return next
    else if (/^['"]/.test(token)) spans.push({ kind: 'string', start: match.index, end: next })
    else if (/^\/[/*]/.test(token)) spans.push({ kind: 'comment', start: match.index, end: next })
  }
}

function template(source: string, start: number, spans: Span[]): number {
  let at = start + 1
  while (at < source.length && source[at] !== '`') {
    if (source[at] === '\\') at += 2
    else if (source.startsWith('${', at)) at = scan(source, at + 2, spans)
    else at++
  }
  spans.push({ kind: 'template', start, end: at + 1 })
  return at + 1
}
