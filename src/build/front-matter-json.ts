import type { ComplainAt, SourceValues } from './front-matter.ts'

/** A JSON object at the head of a file: its settings, and how many characters it and its line end take. */
export interface CutJson {
  readonly values: SourceValues
  readonly length: number
}

/** Cuts a JSON object off the head of a text; undefined when the text does not begin with one. */
export function cutJson(text: string, complainAt: ComplainAt): CutJson | undefined {
  if (!/^\{\s*["}]/.test(text)) return undefined
  const { end, lines } = scan(text)
  if (end === undefined) {
    complainAt(1, '머리말의 {가 닫히지 않습니다', '머리말 끝에 }만 적은 줄을 더하세요')
    return { values: new Map(), length: text.length }
  }
  const values = new Map(
    Object.entries(parsed(text.slice(0, end), complainAt)).map(([name, value]) => [
      name,
      { value, line: lines.get(name) ?? 1 },
    ]),
  )
  return { values, length: end + (/^[ \t]*(?:\r?\n|$)/.exec(text.slice(end))?.[0].length ?? 0) }
}

const TOKEN = /"((?:[^"\\]|\\.)*)"(?=(\s*:)?)|[{}[\]]/g

/** Where the object ends, and the lines of its names. */
function scan(text: string): { readonly end?: number; readonly lines: ReadonlyMap<string, number> } {
  const lines = new Map<string, number>()
  let depth = 0
  for (const match of text.matchAll(TOKEN)) {
    const [token, name, colon] = match
    if (name !== undefined) {
      if (depth === 1 && colon !== undefined) lines.set(name, lineAt(text, match.index))
      continue
    }
    depth += token === '{' || token === '[' ? 1 : -1
    if (depth === 0) return { end: match.index + 1, lines }
  }
  return { lines }
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

function parsed(json: string, complainAt: ComplainAt): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(json)
  } catch (error) {
    const place = error instanceof SyntaxError ? error.message : ''
    const offset = Number(/at position (\d+)/.exec(place)?.[1] ?? 0)
    const hint = '줄 끝의 쉼표와 큰따옴표를 확인하세요: "title": "…",'
    complainAt(lineAt(json, offset), '머리말이 JSON이 아닙니다', hint)
    return {}
  }
}
