import type { Complaint } from './complaint.ts'
import { cutJson } from './front-matter-json.ts'
import { readToml } from './front-matter-toml.ts'
import { readYaml } from './front-matter-yaml.ts'

/** Settings in the order written, each with its line in the file. Dates are text, as written. */
export type SourceValues = ReadonlyMap<string, { readonly value: unknown; readonly line: number }>

/** A post's file cut in two: its settings with the line of each, and its text with the line it begins on. */
export interface SourceFile {
  readonly values: SourceValues
  readonly body: string
  readonly bodyLine: number
}

/** Takes what is wrong with front matter: the line in the file, what it is, what to write instead. */
export type ComplainAt = (line: number, message: string, hint: string) => void

const YAML_FENCE = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|$)/m
const TOML_FENCE = /^\+\+\+[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^\+\+\+[ \t]*(?:\r?\n|$)/m

/**
 * Cuts a file into front matter and text: YAML between `---`, TOML between `+++`, or a JSON object at its head.
 * What cannot be read is added to `complaints`; the settings that could be read are given all the same.
 */
export function cutFrontMatter(file: string, source: string, complaints: Complaint[]): SourceFile {
  const text = source.replace(/^\uFEFF/, '')
  const complainAt: ComplainAt = (line, message, hint) =>
    complaints.push({ file, line, message, hint, level: 'error' })
  const [read, match] = text.startsWith('+++')
    ? ([readToml, TOML_FENCE.exec(text)] as const)
    : ([readYaml, YAML_FENCE.exec(text)] as const)
  if (match?.index === 0) return cutAt(text, match[0].length, read(match[1] ?? '', complainAt))
  const json = cutJson(text, complainAt)
  if (json) return cutAt(text, json.length, json.values)
  complainAt(1, ...nothingFound(text))
  return { values: new Map(), body: text, bodyLine: 1 }
}

const cutAt = (text: string, length: number, values: SourceValues): SourceFile => ({
  values,
  body: text.slice(length),
  bodyLine: text.slice(0, length).split('\n').length,
})

function nothingFound(text: string): [message: string, hint: string] {
  const fence = /^(?:---|\+\+\+)[ \t]*$/m.exec(text.split('\n', 1)[0] ?? '')?.[0].trim()
  return fence
    ? ['머리말이 끝나지 않습니다', `머리말의 마지막 줄 아래에 ${fence}만 적은 줄을 더하세요`]
    : ['머리말이 없습니다', '첫 줄에 ---, 그 아래 title: …과 date: …, 그리고 ---를 적으세요']
}
