import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Complaint } from './complaint.ts'
import { nearestOf } from './near-miss.ts'
import { sayYamlError } from './yaml-errors.ts'

/** Where in the settings something stands: `['comments', 'moderation']`, `['menu', 0]`. */
export type Place = readonly (string | number)[]

export type Settings = Readonly<Record<string, unknown>>

/** Reads settings out of YAML, by place; every problem goes to `complaints` with its line and what to write. */
export class SettingsReader {
  private readonly file: string
  private readonly document: Document
  private readonly lines = new LineCounter()
  private readonly values: unknown
  private readonly complaints: Complaint[]

  constructor(file: string, source: string, complaints: Complaint[]) {
    this.file = file
    this.complaints = complaints
    const text = source.normalize('NFC')
    this.document = parseDocument(text, { lineCounter: this.lines })
    for (const error of this.document.errors) {
      const { message, hint } = sayYamlError(error, text)
      const line = this.lines.linePos(error.pos[0]).line
      complaints.push({ file, line, message: `YAML이 아닙니다: ${message}`, hint, level: 'error' })
    }
    this.values = this.plainValues()
  }

  complain(place: Place, message: string, hint: string, level: Complaint['level'] = 'error'): void {
    this.complaints.push({ file: this.file, line: this.lineOf(place), message, hint, level })
  }

  /** What stands at a place; undefined also for a name with nothing behind its colon. */
  at(place: Place): unknown {
    let value = this.values
    for (const part of place) value = asSettings(value)[part]
    return value ?? undefined
  }

  /** The named settings at a place; none where something else stands. */
  settings(place: Place): Settings {
    return asSettings(this.at(place))
  }

  /** Complains of names that mean nothing here: of a slip as an error, of others as a warning. */
  allowOnly(place: Place, known: readonly string[]): void {
    for (const name of Object.keys(this.settings(place)).filter((key) => !known.includes(key))) {
      const here = [...place, name]
      const near = nearestOf(name, known)
      const hint = near ? `${near}를 뜻했나요?` : `쓸 수 있는 항목: ${known.join(', ')}`
      // `{name: 글쓰기, description: 쓰고, 다듬고}`: the comma has ended the value, and what follows is a name.
      const isCutOff = place.length > 0 && this.at(here) === undefined
      const remedy = isCutOff ? '쉼표가 든 값은 "…"로 감싸세요' : hint
      const level = near || isCutOff ? 'error' : 'warning'
      this.complain(here, `${here.join('.')}는 모르는 항목입니다`, remedy, level)
    }
  }

  /** One line of text; undefined when there is none. */
  text(place: Place): string | undefined {
    const value = this.at(place)
    if (value === undefined) return undefined
    if (typeof value === 'string' || typeof value === 'number') return String(value).trim() || undefined
    const said = place.join('.')
    this.complain(place, `${said}가 글이 아닙니다`, `${place.at(-1)}: "…" 한 줄을 적으세요`)
    return undefined
  }

  oneOf<T extends string>(place: Place, allowed: readonly T[], fallback: T): T {
    return this.at(place) === undefined ? fallback : (this.maybeOneOf(place, allowed) ?? fallback)
  }

  /** Like oneOf, with nothing to fall back on: what is missing is complained of, too. */
  maybeOneOf<T extends string>(place: Place, allowed: readonly T[]): T | undefined {
    const value = this.at(place)
    const found = allowed.find((one) => one === value)
    if (found === undefined)
      this.complain(
        place,
        `${place.join('.')}가 ${JSON.stringify(value ?? null)}입니다`,
        `${allowed.join(', ')} 가운데 하나를 쓰세요`,
      )
    return found
  }

  wholeNumber(place: Place, fallback: number, [min, max]: readonly [number, number]): number {
    const value = this.at(place) ?? fallback
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
    this.complain(
      place,
      `${place.join('.')}가 ${JSON.stringify(value)}입니다`,
      `${min}부터 ${max}까지의 정수를 쓰세요`,
    )
    return fallback
  }

  private plainValues(): unknown {
    try {
      return this.document.toJS()
    } catch {
      this.complain([], '별표(*)가 없는 이름을 가리킵니다', '*로 시작하는 값은 "…"로 감싸세요')
      return {}
    }
  }

  /** Of a place, or of the nearest one around it that is there. */
  private lineOf(place: Place): number {
    let node: unknown = this.document.contents
    let line = 1
    for (const part of place) {
      const pair = isMap(node)
        ? node.items.find(({ key }) => isScalar(key) && String(key.value) === part)
        : undefined
      const item: unknown = isSeq(node) && typeof part === 'number' ? node.items[part] : undefined
      const found = pair?.key ?? item
      const offset = rangeOf(found)
      if (offset === undefined) return line
      line = this.lines.linePos(offset).line
      node = pair ? pair.value : item
    }
    return line
  }
}

const rangeOf = (node: unknown): number | undefined =>
  isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined

export const asSettings = (value: unknown): Settings =>
  value !== null && typeof value === 'object' ? { ...value } : {}
