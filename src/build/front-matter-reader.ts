import { parseDate } from '../domain/zoned-time.ts'
import type { Complaint } from './complaint.ts'
import type { SourceFile } from './front-matter.ts'
import { type Field, type FieldName, flagOf, KNOWN_WORDS, nameFields } from './front-matter-names.ts'
import { nearestOf } from './near-miss.ts'

/** Reads the settings of one file by kind; every problem goes to `complaints` with its line and what to write. */
export class FrontMatterReader {
  readonly file: string
  private readonly fields: ReadonlyMap<FieldName, Field>
  private readonly unknown: readonly Field[]
  private readonly zone: string
  private readonly complaints: Complaint[]

  /** @param zone what dates without a zone are read in */
  constructor(file: string, source: SourceFile, zone: string, complaints: Complaint[]) {
    const { fields, unknown } = nameFields(source)
    this.file = file
    this.fields = fields
    this.unknown = unknown
    this.zone = zone
    this.complaints = complaints
  }

  complain(
    name: FieldName,
    message: string,
    hint: string,
    level: Complaint['level'] = 'error',
    once = false,
  ): void {
    const place = { file: this.file, line: this.line(name) }
    this.complaints.push({ ...place, message, hint, level, ...(once && { once }) })
  }

  /** Where a setting stands; the head of the file for one that is not there. */
  line(name: FieldName): number {
    return this.fields.get(name)?.line ?? 1
  }

  /** What the author called it. */
  written(name: FieldName): string {
    return this.fields.get(name)?.written ?? name
  }

  /** Undefined also for a name with nothing behind its colon. */
  value(name: FieldName): unknown {
    return this.fields.get(name)?.value ?? undefined
  }

  /** Names that mean nothing here: a slip is an error, a word of another engine only tells that nothing comes of it. */
  complainOfUnknown(): void {
    for (const { written, line } of this.unknown) {
      const near = nearestOf(written, KNOWN_WORDS)
      const message = `${written}는 모르는 항목입니다`
      const place = { file: this.file, line, message }
      this.complaints.push(
        near
          ? { ...place, hint: `${near}를 뜻했나요?`, level: 'error' }
          : { ...place, hint: UNKNOWN_HINT, level: 'warning', once: true },
      )
    }
  }

  /** One line of text, NFC. */
  text(name: FieldName): string | undefined {
    return this.textOf(name, this.value(name))
  }

  /**
   * Several texts, written as a list or as one, as other engines keep what may be several: `images: [a.png]`.
   * @param inside where in settings of its own the text may stand: `cover: {image: a.png}`
   */
  texts(name: FieldName, inside: readonly string[] = []): string[] {
    return [this.value(name) ?? []]
      .flat()
      .flatMap((value) => this.textOf(name, unwrapped(value, inside)) ?? [])
  }

  private textOf(name: FieldName, value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value === 'string' || typeof value === 'number')
      return String(value).replace(/\s+/g, ' ').trim().normalize('NFC') || undefined
    const written = this.written(name)
    this.complain(name, `${written}가 글이 아닙니다`, `${written}: "…"처럼 적으세요`)
    return undefined
  }

  /** Undefined when nothing is said. */
  flag(name: FieldName): boolean | undefined {
    const value = this.value(name)
    const flag = flagOf(value)
    if (flag === undefined && value !== undefined)
      this.complain(
        name,
        `${this.written(name)}가 ${JSON.stringify(value)}입니다`,
        'true 또는 false를 쓰세요',
      )
    return flag
  }

  /** An instant, ms. */
  date(name: FieldName): number | undefined {
    const value = this.value(name)
    if (value === undefined) return undefined
    const at = typeof value === 'string' ? parseDate(value, this.zone) : undefined
    const said = `${this.written(name)} ${JSON.stringify(value)}`
    if (at === undefined)
      this.complain(name, `${said}는 날짜가 아닙니다`, '2026-01-15 또는 2026-01-15 09:00으로 쓰세요')
    return at
  }
}

function unwrapped(value: unknown, inside: readonly string[]): unknown {
  if (value === null || typeof value !== 'object') return value
  const found = Object.entries(value).find(([name]) => inside.includes(name))
  return found ? found[1] : value
}

const UNKNOWN_HINT =
  '쓰이지 않으니 그대로 두어도 됩니다. 쓸 수 있는 항목: title, date, category, tags, summary, cover, draft, …'
