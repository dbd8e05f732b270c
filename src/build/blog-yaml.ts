import { type Blog, type CommentsPolicy, LANGUAGES, MODERATIONS, WISHES } from '../domain/blog.ts'
import { readCategories, readDefaultCategory, readReactions } from './blog-lists.ts'
import { readEditUrl, readLinks, readLogo, readVerification } from './blog-surroundings.ts'
import type { Complaint } from './complaint.ts'
import { SettingsReader } from './settings-reader.ts'

/** Keys that mean something; anything else in blog.yaml is said to be unknown. */
const KEYS = [
  ...['title', 'description', 'language', 'timezone', 'url', 'author', 'categories', 'default_category'],
  ...[
    'reactions',
    'comments',
    'stats',
    'honour',
    'page_size',
    'menu',
    'logo',
    'links',
    'verification',
    'edit_url',
  ],
]

/** Reads blog.yaml. Every problem is added to `complaints`; the blog returned then is only good for reading on. */
export function readBlog(source: string, complaints: Complaint[]): Blog {
  const reader = new SettingsReader('posts/blog.yaml', source, complaints)
  reader.allowOnly([], KEYS)
  const categories = readCategories(reader)
  return {
    title: neededText(reader, 'title'),
    description: reader.text(['description']) ?? '',
    language: reader.oneOf(['language'], LANGUAGES, 'ko'),
    timezone: readTimezone(reader),
    url: readUrl(reader),
    author: neededText(reader, 'author'),
    categories,
    ...readDefaultCategory(reader, categories),
    reactions: readReactions(reader),
    pageSize: reader.wholeNumber(['page_size'], 10, [1, 100]),
    menu: readLinks(reader, 'menu'),
    links: readLinks(reader, 'links'),
    ...readLogo(reader),
    verification: readVerification(reader),
    ...readEditUrl(reader),
    stats: reader.oneOf(['stats'], ['public', 'private'], 'public'),
    ...readHonour(reader),
    comments: readComments(reader),
  }
}

function neededText(reader: SettingsReader, key: string): string {
  const text = reader.text([key])
  if (text === undefined) reader.complain([key], `${key}가 없습니다`, `${key}: … 한 줄을 적으세요`)
  return text ?? ''
}

function readTimezone(reader: SettingsReader): string {
  const zone = reader.text(['timezone']) ?? 'Asia/Seoul'
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    reader.complain(['timezone'], `timezone "${zone}"은 없는 시간대입니다`, 'Asia/Seoul처럼 쓰세요')
    return 'Asia/Seoul'
  }
}

function readUrl(reader: SettingsReader): string {
  const value = reader.text(['url']) ?? ''
  const url = URL.parse(value)
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search) return url.origin
  reader.complain(['url'], `url이 "${value}"입니다`, '주소의 앞부분만 쓰세요: https://blog.example')
  return 'https://invalid.example'
}

/** Wishes of browsers that the blog follows; `honour: gpc` says the same as a list of one. */
function readHonour(reader: SettingsReader): Pick<Blog, 'honour'> {
  const value = reader.at(['honour'])
  const isList = Array.isArray(value)
  const count = isList ? value.length : Number(value !== undefined)
  const named = Array.from({ length: count }, (_, i) =>
    reader.maybeOneOf(isList ? ['honour', i] : ['honour'], WISHES),
  )
  const honour = WISHES.filter((wish) => named.includes(wish))
  return honour.length > 0 ? { honour } : {}
}

const MAX_EDIT_HOURS = 24 * 366
const MAX_CLOSE_DAYS = 36_600

function readComments(reader: SettingsReader): CommentsPolicy {
  reader.allowOnly(['comments'], ['moderation', 'edit_hours', 'close_after_days'])
  const closeAfterDays = reader.wholeNumber(['comments', 'close_after_days'], 0, [0, MAX_CLOSE_DAYS])
  return {
    moderation: reader.oneOf(['comments', 'moderation'], MODERATIONS, 'none'),
    editHours: reader.wholeNumber(['comments', 'edit_hours'], 24, [0, MAX_EDIT_HOURS]),
    // 0 says the same as nothing: never.
    ...(closeAfterDays > 0 && { closeAfterDays }),
  }
}
