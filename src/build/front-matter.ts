import { LineCounter, parseDocument } from 'yaml'
import type { Complaint } from './complaint.ts'

/** A post's file cut in two: its settings with the line of each, and its text with the line it begins on. */
export interface SourceFile {
  readonly values: ReadonlyMap<string, { readonly value: unknown; readonly line: number }>
  readonly body: string
  readonly bodyLine: number
}

const FENCE = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|$)/m

/** Cuts a file at its `---` fences. What cannot be read is added to `complaints`. */
export function cutFrontMatter(file: string, source: string, complaints: Complaint[]): SourceFile {
  const text = source.replace(/^\uFEFF/, '')
  const match = FENCE.exec(text)
  if (!match || match.index !== 0) {
    complaints.push({
      file,
      line: 1,
      message: '머리말이 없습니다',
      hint: '첫 줄에 ---, 그 아래 title: …과 date: …, 그리고 ---를 적으세요',
      level: 'error',
    })
    return { values: new Map(), body: text, bodyLine: 1 }
  }
  const bodyLine = match[0].split('\n').length
  return { values: readYaml(file, match[1] ?? '', complaints), body: text.slice(match[0].length), bodyLine }
}

function readYaml(file: string, source: string, complaints: Complaint[]): SourceFile['values'] {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, schema: 'core' })
  for (const error of document.errors)
    complaints.push({
      file,
      line: lines.linePos(error.pos[0]).line + 1,
      message: `머리말이 YAML이 아닙니다: ${error.message.split('\n')[0]}`,
      hint: '쌍점이나 따옴표가 든 값은 "…"로 감싸세요',
      level: 'error',
    })
  const values = new Map<string, { value: unknown; line: number }>()
  const contents = document.contents
  if (!contents || typeof contents !== 'object' || !('items' in contents)) return values
  for (const item of contents.items) {
    if (!('key' in item) || !item.key || typeof item.key !== 'object' || !('value' in item.key)) continue
    const { range } = item.key as { range?: readonly number[] }
    const line = range?.[0] === undefined ? 1 : lines.linePos(range[0]).line + 1
    values.set(String(item.key.value).trim(), { value: document.toJS()[String(item.key.value)], line })
  }
  return values
}
