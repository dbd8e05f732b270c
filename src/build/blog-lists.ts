import type { Category, ReactionKind } from '../domain/blog.ts'
import { asSettings, type SettingsReader } from './settings-reader.ts'

const PATH =
  /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*(?:\/[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*)*$/u

/** `categories: {path: {name, description}}` or `{path: name}`, in their order. */
export function readCategories(reader: SettingsReader): Category[] {
  const listed = Object.entries(reader.settings(['categories'])).map(([path, value]) =>
    readCategory(reader, path, value),
  )
  if (listed.length === 0)
    reader.complain(
      ['categories'],
      '범주가 하나도 없습니다',
      'categories: 아래에 `dev: {name: 개발}`처럼 적으세요',
    )
  for (const { path } of listed) {
    const parent = path.split('/').slice(0, -1).join('/')
    if (parent && !listed.some((c) => c.path === parent))
      reader.complain(
        ['categories', path],
        `${path}의 부모 ${parent}가 없습니다`,
        `${parent}: {name: …}를 먼저 적으세요`,
      )
  }
  return listed
}

function readCategory(reader: SettingsReader, path: string, value: unknown): Category {
  const place = ['categories', path]
  if (!PATH.test(path))
    reader.complain(place, `범주 경로 ${path}를 쓸 수 없습니다`, '소문자, 숫자, 한글과 -로 쓰세요: dev/edge')
  if (typeof value === 'string' || typeof value === 'number')
    return { path, name: String(value).trim(), description: '' }
  reader.allowOnly(place, ['name', 'description'])
  const name = reader.text([...place, 'name']) ?? path
  return { path, name, description: reader.text([...place, 'description']) ?? '' }
}

/** `default_category: path`, for posts that name none and lie in none's folder. */
export function readDefaultCategory(
  reader: SettingsReader,
  categories: readonly Category[],
): { readonly defaultCategory?: string } {
  const path = reader.text(['default_category'])
  if (path === undefined) return {}
  if (categories.some((c) => c.path === path)) return { defaultCategory: path }
  const known = categories.map((c) => c.path).join(', ')
  reader.complain(
    ['default_category'],
    `default_category ${path}는 categories에 없습니다`,
    `${known} 가운데 하나를 쓰세요`,
  )
  return {}
}

const LIKE = [{ kind: 'like', emoji: '👍', label: '좋아요' }]

/** `reactions: [{kind, emoji, label}]`. */
export function readReactions(reader: SettingsReader): ReactionKind[] {
  const value = reader.at(['reactions']) ?? LIKE
  const list: unknown[] = Array.isArray(value) ? value : [undefined]
  const kinds = list.map((one) => {
    const { kind = '', emoji = '', label = '' } = asSettings(one)
    return { kind: String(kind).trim(), emoji: String(emoji).trim(), label: String(label).trim() }
  })
  const wrong = kinds.findIndex(
    (r, i) =>
      !/^[a-z][a-z0-9-]{0,31}$/.test(r.kind) ||
      !r.emoji ||
      !r.label ||
      kinds.findIndex((other) => other.kind === r.kind) < i,
  )
  if (wrong >= 0)
    reader.complain(
      ['reactions', wrong],
      '반응은 저마다 다른 kind, 그리고 emoji와 label이 있어야 합니다',
      '- {kind: like, emoji: 👍, label: 좋아요}',
    )
  return kinds
}
