import type { Blog, BlogLink } from '../domain/blog.ts'
import type { Place, SettingsReader } from './settings-reader.ts'

/** `menu` and `links`: `[{label, href}]`, or shorter `[{소개: /pages/about}]`. */
export function readLinks(reader: SettingsReader, key: 'menu' | 'links'): BlogLink[] {
  const value = reader.at([key]) ?? []
  if (!Array.isArray(value)) {
    reader.complain([key], `${key}가 목록이 아닙니다`, EXAMPLE)
    return []
  }
  return value.flatMap((_, i) => readLink(reader, [key, i]))
}

const EXAMPLE = '- {label: 소개, href: /pages/about} 꼴로 한 줄에 하나씩 적으세요'

function readLink(reader: SettingsReader, place: Place): BlogLink[] {
  const [only, ...others] = Object.entries(reader.settings(place))
  const isShort = only !== undefined && others.length === 0 && typeof only[1] === 'string'
  if (!isShort) reader.allowOnly(place, ['label', 'href'])
  const [label, href] = isShort
    ? [only[0], reader.text([...place, only[0]])]
    : [reader.text([...place, 'label']), reader.text([...place, 'href'])]
  if (label && href && isAddress(href)) return [{ label, href }]
  const said = label && href ? `주소 ${href}를 쓸 수 없습니다` : 'label과 href가 있어야 합니다'
  reader.complain(place, `${place[0]}의 ${said}`, EXAMPLE)
  return []
}

/** A path of this blog, or an absolute address that is no script. */
const isAddress = (href: string): boolean =>
  /^\/(?!\/)/.test(href) || /^(?:https?:\/\/|mailto:)\S+$/i.test(href)

/** `logo`: a picture below posts/; pages load none from elsewhere. */
export function readLogo(reader: SettingsReader): Pick<Blog, 'logo'> {
  const written = reader.text(['logo'])
  if (written === undefined) return {}
  const logo = written.replace(/^(?:\.?\/)?(?:posts\/)?/, '')
  if (/\.(?:svg|png|jpe?g|webp|avif|gif)$/i.test(logo) && !logo.split('/').includes('..')) return { logo }
  reader.complain(
    ['logo'],
    `logo ${written}는 그림이 아닙니다`,
    '_media/logo.svg처럼 posts/ 아래의 그림을 적으세요',
  )
  return {}
}

const ENGINES = ['naver', 'google'] as const

/** `verification: {naver, google}`: the content of the meta tag; the whole tag, pasted, is understood. */
export function readVerification(reader: SettingsReader): Blog['verification'] {
  reader.allowOnly(['verification'], ENGINES)
  const found = ENGINES.map((engine) => {
    const written = reader.text(['verification', engine])
    const code = written && (/content\s*=\s*["']([^"']*)["']/.exec(written)?.[1] ?? written)
    if (!code || /^[\w-]{1,200}={0,2}$/.test(code)) return { [engine]: code }
    const hint = `${engine}이 준 <meta … content="이 부분">만 적으세요`
    reader.complain(['verification', engine], `verification.${engine}을 읽을 수 없습니다`, hint)
    return {}
  })
  return Object.fromEntries(found.flatMap((one) => Object.entries(one)).filter(([, code]) => code))
}

/** `edit_url`: where a file can be edited, with `{path}` for it. */
export function readEditUrl(reader: SettingsReader): Pick<Blog, 'editUrl'> {
  const editUrl = reader.text(['edit_url'])
  if (editUrl === undefined) return {}
  if (/^https:\/\/\S+$/i.test(editUrl) && editUrl.includes('{path}')) return { editUrl }
  const hint = 'https://github.com/이름/저장소/edit/main/{path}처럼 파일 자리에 {path}를 적으세요'
  reader.complain(['edit_url'], `edit_url ${editUrl}을 쓸 수 없습니다`, hint)
  return {}
}
