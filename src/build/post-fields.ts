import type { Blog } from '../domain/blog.ts'
import type { CommentsMode, PostId } from '../domain/post.ts'
import type { Complaint } from './complaint.ts'
import type { SourceFile } from './front-matter.ts'
import { FrontMatterReader } from './front-matter-reader.ts'
import { dayInName, isPageFile, readPostAddress } from './post-address.ts'
import { readCategory } from './post-category.ts'
import { readPoll } from './post-poll.ts'
import { readTimes } from './post-times.ts'

/** Reads one post's front matter; every problem goes to `complaints` with its line and what to write. */
export class PostFields {
  private readonly blog: Blog
  private readonly reader: FrontMatterReader
  private readonly isPage: boolean
  constructor(file: string, source: SourceFile, blog: Blog, complaints: Complaint[]) {
    this.blog = blog
    this.reader = new FrontMatterReader(file, source, blog.timezone, complaints)
    this.isPage = isPageFile(file)
  }

  read() {
    const { reader, blog } = this
    const gone = reader.flag('gone') ?? false
    // Of what was taken away for good, only the address matters.
    if (!gone) reader.complainOfUnknown()
    const draft = reader.flag('draft') ?? false
    // A draft is not finished.
    const isOut = !gone && !draft
    const undated = { zone: blog.timezone, dayInName: dayInName(reader.file), needed: isOut && !this.isPage }
    const id = this.id()
    return {
      ...(id !== undefined && { id }),
      ...readPostAddress(reader, blog),
      title: reader.text('title') ?? this.noTitle(isOut),
      ...readTimes(reader, undated),
      category: this.isPage || gone ? '' : readCategory(reader, blog),
      tags: this.tags(),
      summary: reader.text('summary'),
      draft,
      gone,
      comments: this.comments(),
      ...this.extras(),
    }
  }

  private noTitle(isNeeded: boolean): string {
    const { reader } = this
    if (isNeeded)
      reader.complain('title', `${reader.written('title')}가 없습니다`, 'title: 글의 제목을 적으세요')
    return ''
  }

  private id(): PostId | undefined {
    const value = this.reader.text('id')
    if (value === undefined || /^[0-9a-hjkmnp-tv-z]{8}$/.test(value)) return value
    const hint = '0-9와 a-z(i, l, o, u 빼고) 여덟 글자를 쓰세요'
    this.reader.complain('id', `id ${value}를 쓸 수 없습니다`, hint)
    return undefined
  }

  private tags(): string[] {
    const value = this.reader.value('tags')
    // Jekyll separates by spaces where there is no comma.
    const list = typeof value === 'string' ? value.split(value.includes(',') ? ',' : /\s+/) : (value ?? [])
    if (!Array.isArray(list) || list.some((tag) => typeof tag === 'object' && tag !== null)) {
      const written = this.reader.written('tags')
      this.reader.complain('tags', `${written}가 목록이 아닙니다`, `${written}: [하나, 둘]처럼 쓰세요`)
      return []
    }
    return firstOfEach(
      list
        .filter((tag) => tag !== null)
        .map(tagOf)
        .filter(Boolean),
    )
  }

  private comments(): CommentsMode {
    const { reader } = this
    const value = reader.value('comments') ?? (this.isPage ? 'off' : 'open')
    if (value === true) return 'open'
    if (value === false) return 'off'
    if (value === 'open' || value === 'closed' || value === 'off') return value
    const said = `${reader.written('comments')}가 ${JSON.stringify(value)}입니다`
    reader.complain('comments', said, 'open, closed, off 가운데 하나를 쓰세요')
    return 'open'
  }

  /** What most posts do not say. */
  private extras() {
    const { reader } = this
    const question = reader.text('question')
    const series = reader.texts('series', ['name', 'title'])[0]
    const author = reader.texts('author', ['name']).join(', ')
    const toc = reader.flag('toc')
    const cover = reader.texts('cover', ['image', 'src', 'url', 'path'])[0]
    const canonical = this.canonical()
    const poll = readPoll(reader, this.blog.timezone)
    return {
      ...(question !== undefined && { question }),
      ...(poll && { poll }),
      ...(series !== undefined && { series }),
      ...(author && { author }),
      ...(reader.flag('pin') && { pin: true as const }),
      ...(toc !== undefined && { toc }),
      ...(cover !== undefined && { cover }),
      ...(canonical !== undefined && { canonical }),
    }
  }

  private canonical(): string | undefined {
    const value = this.reader.text('canonical')
    if (value === undefined) return undefined
    const url = URL.parse(value)
    if (url && /^https?:$/.test(url.protocol)) return url.href
    const written = this.reader.written('canonical')
    this.reader.complain(
      'canonical',
      `${written} ${value}는 온전한 주소가 아닙니다`,
      'https://로 시작하는 원문의 주소를 적으세요',
    )
    return undefined
  }
}

const tagOf = (written: unknown): string => String(written).trim().replace(/^#+/, '').normalize('NFC')

/** Tags that differ in their case alone are one. */
function firstOfEach(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const tag of tags) if (!byKey.has(tag.toLowerCase())) byKey.set(tag.toLowerCase(), tag)
  return [...byKey.values()]
}
