import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import {
  type Blog,
  type Category,
  type CommentRules,
  LANGUAGES,
  type Language,
  MODERATIONS,
  type ReactionKind,
} from '../domain/blog.ts'
import type { Complaint } from './complaint.ts'
import { nearestOf } from './near-miss.ts'

const FILE = 'posts/blog.yaml'
const PATH =
  /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*(?:\/[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*)*$/u

/** Keys that other rooms read, or will; anything else in blog.yaml is said to be unknown. */
const KEYS = [
  ...['title', 'description', 'language', 'timezone', 'url', 'author', 'categories', 'reactions', 'comments'],
  ...['stats', 'page_size', 'menu', 'logo', 'links', 'verification', 'edit_url'],
]

/** Reads blog.yaml. Every problem is added to `complaints`; the blog returned then is only good for reading on. */
export function readBlog(source: string, complaints: Complaint[]): Blog {
  const lines = new LineCounter()
  const document = parseDocument(source.normalize('NFC'), { lineCounter: lines })
  const items = isMap(document.contents) ? document.contents.items : []
  const keys = items.flatMap(({ key }) => (isScalar(key) ? [key] : []))
  const lineOf = (key: string): number => {
    const offset = keys.find((node) => node.value === key)?.range?.[0]
    return offset === undefined ? 1 : lines.linePos(offset).line
  }
  const complainAt = (line: number, message: string, hint: string, level: Complaint['level'] = 'error') =>
    complaints.push({ file: FILE, line, message, hint, level })
  for (const error of document.errors)
    complainAt(
      lines.linePos(error.pos[0]).line,
      `YAML이 아닙니다: ${error.code}`,
      '들여쓰기와 따옴표를 확인하세요',
    )
  for (const key of keys.map((node) => String(node.value)).filter((name) => !KEYS.includes(name))) {
    const near = nearestOf(key, KEYS)
    const hint = near ? `${near}를 뜻했나요?` : `쓸 수 있는 항목: ${KEYS.join(', ')}`
    complainAt(lineOf(key), `${key}는 모르는 항목입니다`, hint, near ? 'error' : 'warning')
  }
  const complain: Complain = (key, message, hint) => complainAt(lineOf(key), message, hint)
  return new BlogReader(asRecord(valuesOf(document, complainAt)), complain).read()
}

function valuesOf(
  document: Document,
  complainAt: (line: number, message: string, hint: string) => void,
): unknown {
  try {
    return document.toJS()
  } catch {
    complainAt(1, '별표(*)가 없는 이름을 가리킵니다', '*로 시작하는 값은 "…"로 감싸세요')
    return {}
  }
}

const MAX_COUNT = 100_000

type Complain = (key: string, message: string, hint: string) => void

class BlogReader {
  private readonly values: Readonly<Record<string, unknown>>
  private readonly complain: Complain
  constructor(values: Readonly<Record<string, unknown>>, complain: Complain) {
    this.values = values
    this.complain = complain
  }

  read(): Blog {
    return {
      title: this.text('title'),
      description: this.text('description', ''),
      language: this.language(),
      timezone: this.timezone(),
      url: this.url(),
      author: this.text('author'),
      categories: this.categories(),
      reactions: this.reactions(),
      comments: this.comments(),
      pageSize: this.wholeNumber('page_size', 10, 1, 100),
    }
  }

  private text(key: string, fallback?: string): string {
    const value = this.values[key] ?? fallback
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text === 'string' && (text.trim() || fallback !== undefined)) return text.trim()
    this.complain(key, `${key}가 없습니다`, `${key}: … 한 줄을 적으세요`)
    return ''
  }

  private language(): Language {
    const value = this.values.language ?? 'ko'
    const found = LANGUAGES.find((l) => l === value)
    if (!found) this.complain('language', `language가 ${JSON.stringify(value)}입니다`, 'ko 또는 en을 쓰세요')
    return found ?? 'ko'
  }

  private timezone(): string {
    const value = this.text('timezone', 'Asia/Seoul')
    try {
      new Intl.DateTimeFormat('en', { timeZone: value })
      return value
    } catch {
      this.complain(
        'timezone',
        `timezone ${JSON.stringify(value)}은 없는 시간대입니다`,
        'Asia/Seoul처럼 쓰세요',
      )
      return 'Asia/Seoul'
    }
  }

  private url(): string {
    const value = this.text('url')
    const url = URL.parse(value)
    if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search) return url.origin
    this.complain(
      'url',
      `url이 ${JSON.stringify(value)}입니다`,
      '주소의 앞부분만 쓰세요: https://blog.example',
    )
    return 'https://invalid.example'
  }

  private wholeNumber(key: string, fallback: number, min: number, max: number): number {
    const value = this.values[key] ?? fallback
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
    this.complain(key, `${key}가 ${JSON.stringify(value)}입니다`, `${min}부터 ${max}까지의 정수를 쓰세요`)
    return fallback
  }

  private comments(): CommentRules {
    const values = asRecord(this.values.comments)
    const known = ['moderation', 'edit_hours', 'close_after_days']
    const unknown = Object.keys(values).find((key) => !known.includes(key))
    if (unknown)
      this.complain('comments', `comments의 ${unknown}는 모르는 항목입니다`, `쓸 수 있는 항목: ${known.join(', ')}`)
    const moderation = MODERATIONS.find((m) => m === (values.moderation ?? 'none'))
    if (!moderation)
      this.complain(
        'comments',
        `moderation이 ${JSON.stringify(values.moderation)}입니다`,
        `${MODERATIONS.join(', ')} 가운데 하나를 쓰세요`,
      )
    return {
      moderation: moderation ?? 'none',
      editHours: this.countIn(values, 'edit_hours', 24),
      closeAfterDays: this.countIn(values, 'close_after_days', 0),
    }
  }

  private countIn(values: Readonly<Record<string, unknown>>, key: string, fallback: number): number {
    const value = values[key] ?? fallback
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_COUNT) return value
    this.complain('comments', `${key}가 ${JSON.stringify(value)}입니다`, `0부터 ${MAX_COUNT}까지의 정수를 쓰세요`)
    return fallback
  }

  private categories(): Category[] {
    const listed = Object.entries(asRecord(this.values.categories)).map(([path, value]) => {
      if (!PATH.test(path))
        this.complain(
          'categories',
          `범주 경로 ${path}를 쓸 수 없습니다`,
          '소문자, 숫자, 한글과 -로 쓰세요: dev/edge',
        )
      const fields = asRecord(value)
      return {
        path,
        name: asText(typeof value === 'string' ? value : fields.name, path),
        description: asText(fields.description, ''),
      }
    })
    if (listed.length === 0)
      this.complain(
        'categories',
        '범주가 하나도 없습니다',
        'categories: 아래에 `dev: {name: 개발}`처럼 적으세요',
      )
    for (const { path } of listed) {
      const parent = path.split('/').slice(0, -1).join('/')
      if (parent && !listed.some((c) => c.path === parent))
        this.complain(
          'categories',
          `${path}의 부모 ${parent}가 없습니다`,
          `${parent}: {name: …}를 먼저 적으세요`,
        )
    }
    return listed
  }

  private reactions(): ReactionKind[] {
    const value = this.values.reactions ?? [{ kind: 'like', emoji: '👍', label: '좋아요' }]
    const list = Array.isArray(value) ? value.map(asRecord) : []
    const kinds = list.map((r) => ({
      kind: asText(r.kind, ''),
      emoji: asText(r.emoji, ''),
      label: asText(r.label, ''),
    }))
    const wrong = kinds.find((r) => !/^[a-z][a-z0-9-]{0,31}$/.test(r.kind) || !r.emoji || !r.label)
    if (wrong || !Array.isArray(value) || new Set(kinds.map((r) => r.kind)).size < kinds.length)
      this.complain(
        'reactions',
        '반응은 저마다 다른 kind, 그리고 emoji와 label이 있어야 합니다',
        '- {kind: like, emoji: 👍, label: 좋아요}',
      )
    return kinds
  }
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}

const asText = (value: unknown, fallback: string): string =>
  typeof value === 'string' ? value.trim() : fallback
