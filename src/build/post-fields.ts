import { type Blog, LANGUAGES } from '../domain/blog.ts'
import type { CommentsMode, PostId } from '../domain/post.ts'
import { slugify } from '../domain/slug.ts'
import { dayOf } from '../domain/time.ts'
import { parseDate } from '../domain/zoned-time.ts'
import type { Complaint } from './complaint.ts'
import type { SourceFile } from './front-matter.ts'
import { FIELD_NAMES, type Field, type FieldName, nameFields } from './front-matter-names.ts'
import { nearestOf } from './near-miss.ts'
import { findCategory } from './post-category.ts'

/** Reads one post's front matter; every problem goes to `complaints` with its line and what to write. */
export class PostFields {
  private readonly file: string
  private readonly fields: ReadonlyMap<FieldName, Field>
  private readonly unknown: readonly Field[]
  private readonly blog: Blog
  private readonly complaints: Complaint[]
  constructor(file: string, source: SourceFile, blog: Blog, complaints: Complaint[]) {
    this.file = file
    const { fields, unknown } = nameFields(source)
    this.fields = fields
    this.unknown = unknown
    this.blog = blog
    this.complaints = complaints
  }

  read() {
    this.unknownNames()
    const { slug, lang } = this.address()
    const title = this.text('title') || this.missing('title', '', 'title: 글의 제목을 적으세요')
    const publishedAt = this.publishedAt()
    const updatedAt = this.date('updated')
    const id = this.id()
    const question = this.text('question')
    return {
      ...(id !== undefined && { id }),
      slug,
      lang,
      path: lang === this.blog.language ? `/posts/${slug}` : `/${lang}/posts/${slug}`,
      title,
      publishedAt,
      day: dayOf(publishedAt, this.blog.timezone),
      ...(updatedAt !== undefined && { updatedAt }),
      category: this.category(),
      tags: this.tags(),
      summary: this.text('summary') || undefined,
      draft: this.flag('draft'),
      comments: this.comments(),
      ...(question && { question }),
    }
  }

  private complain(name: FieldName, message: string, hint: string) {
    const line = this.fields.get(name)?.line ?? 1
    this.complaints.push({ file: this.file, line, message, hint, level: 'error' })
  }

  private missing<T>(name: FieldName, fallback: T, hint: string): T {
    this.complain(name, `${this.written(name)}가 없습니다`, hint)
    return fallback
  }

  /** What the author called it. */
  private written(name: FieldName): string {
    return this.fields.get(name)?.written ?? name
  }

  /** Undefined also for a name with nothing behind its colon. */
  private value(name: FieldName): unknown {
    return this.fields.get(name)?.value ?? undefined
  }

  private unknownNames() {
    for (const { written, line } of this.unknown) {
      const near = nearestOf(written, FIELD_NAMES)
      this.complaints.push({
        file: this.file,
        line,
        message: `${written}는 모르는 항목입니다`,
        hint: near ? `${near}를 뜻했나요?` : `쓸 수 있는 항목: ${FIELD_NAMES.join(', ')}`,
        level: near ? 'error' : 'warning',
      })
    }
  }

  private text(name: FieldName): string | undefined {
    const value = this.value(name)
    if (value === undefined) return undefined
    if (typeof value === 'string' || typeof value === 'number') return String(value).trim().normalize('NFC')
    this.complain(name, `${this.written(name)}가 글이 아닙니다`, `${this.written(name)}: "…"처럼 적으세요`)
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
    const written = this.text('lang') ?? sibling ?? this.blog.language
    // The address has room for the language alone: ko-KR is ko.
    const lang = written.toLowerCase().split(/[-_]/)[0] ?? ''
    const bare = sibling ? name.slice(0, -sibling.length - 1) : name
    const slug = slugify(lastPart(this.text('slug')) ?? bare.replace(/^\d{4}-\d{2}-\d{2}-/, ''))
    if (!slug) this.complain('slug', '주소로 쓸 글자가 없습니다', 'slug: 이름을 적으세요')
    if (!/^[a-z]{2,3}$/.test(lang))
      this.complain('lang', `lang ${written}은 언어 표시가 아닙니다`, 'ko나 en처럼 쓰세요')
    return { slug, lang }
  }

  /** `publish_at` goes before `date`: until then nobody may see the post. */
  private publishedAt(): number {
    const date = this.date('date')
    const at = this.date('publish_at')
    const written = this.value('date') !== undefined || at !== undefined
    return at ?? date ?? (written ? 0 : this.missing('date', 0, 'date: 2026-01-15처럼 적으세요'))
  }

  private date(name: FieldName): number | undefined {
    const value = this.value(name)
    if (value === undefined) return undefined
    const at = typeof value === 'string' ? parseDate(value, this.blog.timezone) : undefined
    const said = `${this.written(name)} ${JSON.stringify(value)}`
    if (at === undefined)
      this.complain(name, `${said}는 날짜가 아닙니다`, '2026-01-15 또는 2026-01-15 09:00으로 쓰세요')
    return at
  }

  private category(): string {
    const value = this.value('category')
    const folder = this.file.split('/').slice(1, -1).join('/')
    const said = value === undefined ? [folder] : [value].flat(2).map(String)
    const known = this.blog.categories.map((c) => c.path).join(', ')
    return (
      findCategory(this.blog, said) ??
      this.unknownCategory(said.join('/'), `${known} 가운데 하나를 쓰거나 blog.yaml에 더하세요`)
    )
  }

  private unknownCategory(said: string, hint: string): string {
    this.complain('category', `범주 ${said || '(없음)'}가 blog.yaml에 없습니다`, hint)
    return said
  }

  private tags(): string[] {
    const value = this.value('tags')
    // Jekyll separates by spaces where there is no comma.
    const list = typeof value === 'string' ? value.split(value.includes(',') ? ',' : /\s+/) : (value ?? [])
    if (Array.isArray(list) && list.every((t) => typeof t === 'string' || typeof t === 'number'))
      return [...new Set(list.map((t) => String(t).trim().normalize('NFC')).filter(Boolean))]
    this.complain('tags', `${this.written('tags')}가 목록이 아닙니다`, 'tags: [하나, 둘]처럼 쓰세요')
    return []
  }

  private flag(name: FieldName): boolean {
    const value = this.value(name) ?? false
    if (typeof value !== 'boolean')
      this.complain(
        name,
        `${this.written(name)}가 ${JSON.stringify(value)}입니다`,
        'true 또는 false를 쓰세요',
      )
    return value === true
  }

  private comments(): CommentsMode {
    const value = this.value('comments') ?? 'open'
    if (value === true) return 'open'
    if (value === false) return 'off'
    if (value === 'open' || value === 'closed' || value === 'off') return value
    const said = `${this.written('comments')}가 ${JSON.stringify(value)}입니다`
    this.complain('comments', said, 'open, closed, off 가운데 하나를 쓰세요')
    return 'open'
  }
}

/** Of an address (`/2024/01/글.html`) what names the post; nothing of a pattern (`/:year/:title/`). */
function lastPart(slug: string | undefined): string | undefined {
  if (slug === undefined || /(?:^|\/):\w/.test(slug)) return undefined
  return slug
    .split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.(?:html?|md)$/, '')
}
