import type { Poll } from '../domain/post.ts'
import { endOfDay } from '../domain/time.ts'
import { parseDate } from '../domain/zoned-time.ts'
import type { FrontMatterReader } from './front-matter-reader.ts'

const MIN_OPTIONS = 2
const MAX_OPTIONS = 20
const HINT = 'poll: {question: "무엇을 쓰나요?", options: [하나, 둘]}처럼 쓰세요'

/** The poll of a post. Where `closes` is a day, voting goes on until its end. */
export function readPoll(reader: FrontMatterReader, zone: string): Poll | undefined {
  const value = reader.value('poll')
  if (value === undefined) return undefined
  const fields: Readonly<Record<string, unknown>> = typeof value === 'object' ? { ...value } : {}
  const question = textOf(fields.question)
  const options = Array.isArray(fields.options) ? fields.options.map(textOf) : []
  const texts = options.filter((text) => text !== '')
  const isWhole = question !== '' && texts.length >= MIN_OPTIONS && texts.length === options.length
  if (!isWhole || texts.length > MAX_OPTIONS || new Set(texts).size < texts.length) {
    reader.complain(
      'poll',
      `poll에는 question과 서로 다른 options ${MIN_OPTIONS}–${MAX_OPTIONS}개가 있어야 합니다`,
      HINT,
    )
    return undefined
  }
  const closesAt = readEnd(reader, fields.closes, zone)
  return { question, options: texts, ...(closesAt !== undefined && { closesAt }) }
}

function readEnd(reader: FrontMatterReader, value: unknown, zone: string): number | undefined {
  if (value === undefined || value === null) return undefined
  const at = typeof value === 'string' ? parseDate(value, zone) : undefined
  if (at === undefined)
    reader.complain(
      'poll',
      `closes ${JSON.stringify(value)}는 날짜가 아닙니다`,
      'closes: 2026-12-31처럼 쓰세요',
    )
  return at !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(String(value).trim()) ? endOfDay(at, zone) : at
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().normalize('NFC') : ''
