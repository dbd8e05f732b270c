import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { ComplainAt, SourceValues } from './front-matter.ts'
import { indentQuotedLines } from './quoted-lines.ts'
import { sayYamlError } from './yaml-errors.ts'

/** Reads the YAML between the fences. The opening fence is line 1 of the file. */
export function readYaml(source: string, complainAt: ComplainAt): SourceValues {
  const lines = new LineCounter()
  const lineOf = (offset = 0) => lines.linePos(offset).line + 1
  const text = indentQuotedLines(source)
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' })
  // What follows the first error of a line is its echo.
  const byLine = new Map(document.errors.toReversed().map((error) => [lineOf(error.pos[0]), error]))
  for (const [line, error] of [...byLine].toReversed()) {
    const { message, hint } = sayYamlError(error, text)
    complainAt(line, `머리말이 YAML이 아닙니다: ${message}`, hint)
  }
  keepNumbersAsWritten(document)
  const values = new Map<string, { value: unknown; line: number }>()
  const { contents } = document
  if (contents !== null && !isMap(contents) && document.errors.length === 0)
    complainAt(2, '머리말이 "이름: 값" 꼴이 아닙니다', 'title: …처럼 적으세요')
  if (!isMap(contents)) return values
  for (const { key, value } of contents.items) {
    if (!isScalar(key)) continue
    const line = lineOf(key.range?.[0])
    try {
      const plain: unknown = isScalar(value) ? value.value : value?.toJS(document)
      values.set(String(key.value).trim(), { value: plain, line })
    } catch {
      complainAt(line, `${key.value}의 별표(*)가 없는 이름을 가리킵니다`, '*로 시작하는 값은 "…"로 감싸세요')
    }
  }
  return values
}

/** A tag `3.10` is not the number 3.1, and no setting is counted with. */
function keepNumbersAsWritten(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source !== undefined) node.value = node.source
    },
  })
}
