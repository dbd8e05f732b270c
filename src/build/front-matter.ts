import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
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
  if (match?.index !== 0) {
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
  // The opening fence is line 1 of the file.
  const lineOf = (offset = 0) => lines.linePos(offset).line + 1
  const complain = (line: number, message: string, hint: string) =>
    complaints.push({ file, line, message, hint, level: 'error' })
  const document = parseDocument(source, { lineCounter: lines, schema: 'core' })
  const { contents } = document
  for (const error of document.errors)
    complain(
      lineOf(error.pos[0]),
      `머리말이 YAML이 아닙니다: ${error.message.split('\n')[0]}`,
      '쌍점이나 따옴표가 든 값은 "…"로 감싸세요',
    )
  const values = new Map<string, { value: unknown; line: number }>()
  if (contents !== null && !isMap(contents))
    complain(2, '머리말이 "이름: 값" 꼴이 아닙니다', 'title: …처럼 적으세요')
  if (!isMap(contents)) return values
  for (const { key, value } of contents.items) {
    if (!isScalar(key)) continue
    const line = lineOf(key.range?.[0])
    try {
      const plain: unknown = isScalar(value) ? value.value : value?.toJS(document)
      values.set(String(key.value).trim(), { value: plain, line })
    } catch {
      complain(line, `${key.value}의 별표(*)가 없는 이름을 가리킵니다`, '*로 시작하는 값은 "…"로 감싸세요')
    }
  }
  return values
}
