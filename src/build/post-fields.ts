import { type Blog, LANGUAGES } from '../domain/blog.ts'
import type { CommentsMode, PostId } from '../domain/post.ts'
import { slugify } from '../domain/slug.ts'
import { dayOf } from '../domain/time.ts'
import { parseDate } from '../domain/zoned-time.ts'
import type { Complaint } from './complaint.ts'
import type { SourceFile } from './front-matter.ts'

const KEYS = [
  ...[
    'id',
    'title',
    'date',
    'updated',
    'category',
    'tags',
    'series',
    'summary',
    'cover',
    'slug',
    'aliases',
    'author',
  ],
  ...['lang', 'draft', 'publish_at', 'expire_at', 'comments', 'poll', 'question', 'toc', 'pin'],
]

/** Reads one post's front matter; every problem goes to `complaints` with its line and what to write. */
export class PostFields {
  private readonly file: string
  private readonly source: SourceFile
  private readonly blog: Blog
  private readonly complaints: Complaint[]
  constructor(file: string, source: SourceFile, blog: Blog, complaints: Complaint[]) {
    this.file = file
    this.source = source
    this.blog = blog
    this.complaints = complaints
  }

  read() {
    this.unknownKeys()
    const { slug, lang } = this.address()
    const publishedAt = this.date('date') ?? this.missing('date', 0, 'date: 2026-01-15처럼 적으세요')
    const updatedAt = this.date('updated')
    const id = this.id()
    const question = this.text('question')
    return {
      ...(id !== undefined && { id }),
      slug,
      lang,
      path: lang === this.blog.language ? `/posts/${slug}` : `/${lang}/posts/${slug}`,
      title: this.text('title') ?? this.missing('title', '', 'title: 글의 제목을 적으세요'),
      publishedAt,
      day: dayOf(publishedAt, this.blog.timezone),
      ...(updatedAt !== undefined && { updatedAt }),
      category: this.category(),
      tags: this.tags(),
      summary: this.text('summary'),
      draft: this.flag('draft'),
      comments: this.comments(),
      ...(question && { question }),
    }
  }

  private complain(key: string, message: string, hint: string, level: Complaint['level'] = 'error') {
    this.complaints.push({
      file: this.file,
      line: this.source.values.get(key)?.line ?? 1,
      message,
      hint,
      level,
    })
  }

  private missing<T>(key: string, fallback: T, hint: string): T {
    if (!this.source.values.has(key)) this.complain(key, `${key}가 없습니다`, hint)
    return fallback
  }

  private value(key: string): unknown {
    return this.source.values.get(key)?.value ?? undefined
  }

  private unknownKeys() {
    for (const key of this.source.values.keys())
      if (!KEYS.includes(key)) {
        const near = KEYS.find((k) => distance(k, key) <= 2)
        this.complain(
          key,
          `${key}는 모르는 항목입니다`,
          near ? `${near}를 뜻했나요?` : `쓸 수 있는 항목: ${KEYS.join(', ')}`,
          near ? 'error' : 'warning',
        )
      }
  }

  private text(key: string): string | undefined {
    const value = this.value(key)
    if (value === undefined) return undefined
    if (typeof value === 'string' || typeof value === 'number') return String(value).trim().normalize('NFC')
    this.complain(key, `${key}가 글이 아닙니다`, `${key}: "…"처럼 적으세요`)
    return undefined
  }

  private id(): PostId | undefined {
    const value = this.text('id')
    if (value !== undefined && !/^[0-9a-hjkmnp-tv-z]{8}$/.test(value))
      this.complain('id', `id ${value}를 쓸 수 없습니다`, '0-9와 a-z(i, l, o, u 빼고) 여덟 글자를 쓰세요')
    return value
  }

  private address(): { slug: string; lang: string } {
    const name = this.file.split('/').at(-1)?.replace(/\.md$/, '') ?? ''
    const sibling = LANGUAGES.find((l) => name.endsWith(`.${l}`))
    const lang = this.text('lang') ?? sibling ?? this.blog.language
    const bare = sibling ? name.slice(0, -sibling.length - 1) : name
    const slug = slugify(this.text('slug') ?? bare.replace(/^\d{4}-\d{2}-\d{2}-/, ''))
    if (!slug) this.complain('slug', '주소로 쓸 글자가 없습니다', 'slug: 이름을 적으세요')
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(lang))
      this.complain('lang', `lang ${lang}은 언어 표시가 아닙니다`, 'ko나 en처럼 쓰세요')
    return { slug, lang }
  }

  private date(key: string): number | undefined {
    const value = this.value(key)
    if (value === undefined) return undefined
    const at = typeof value === 'string' ? parseDate(value, this.blog.timezone) : undefined
    if (at === undefined)
      this.complain(
        key,
        `${key} ${JSON.stringify(value)}는 날짜가 아닙니다`,
        '2026-01-15 또는 2026-01-15 09:00으로 쓰세요',
      )
    return at
  }

  private category(): string {
    const category = this.text('category') ?? this.file.split('/').slice(1, -1).join('/')
    if (this.blog.categories.some((c) => c.path === category)) return category
    this.complain(
      'category',
      `범주 ${category || '(없음)'}가 blog.yaml에 없습니다`,
      `${this.blog.categories.map((c) => c.path).join(', ')} 가운데 하나를 쓰거나 blog.yaml에 더하세요`,
    )
    return category
  }

  private tags(): string[] {
    const value = this.value('tags')
    const list = typeof value === 'string' ? value.split(',') : (value ?? [])
    if (Array.isArray(list) && list.every((t) => typeof t === 'string' || typeof t === 'number'))
      return [...new Set(list.map((t) => String(t).trim().normalize('NFC')).filter(Boolean))]
    this.complain('tags', 'tags가 목록이 아닙니다', 'tags: [하나, 둘]처럼 쓰세요')
    return []
  }

  private flag(key: string): boolean {
    const value = this.value(key) ?? false
    if (typeof value !== 'boolean')
      this.complain(key, `${key}가 ${JSON.stringify(value)}입니다`, 'true 또는 false를 쓰세요')
    return value === true
  }

  private comments(): CommentsMode {
    const value = this.value('comments') ?? 'open'
    if (value === 'open' || value === 'closed' || value === 'off') return value
    this.complain(
      'comments',
      `comments가 ${JSON.stringify(value)}입니다`,
      'open, closed, off 가운데 하나를 쓰세요',
    )
    return 'open'
  }
}

/** Levenshtein, for “did you mean”. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, y] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
