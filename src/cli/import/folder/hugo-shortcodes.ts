import { figureText, lineOfAddress, readArguments } from './tag-arguments.ts'
import type { TagReader } from './translate.ts'

/** Hugo's own shortcodes, and those of themes that say what they are. */
export const hugoShortcode: TagReader = (name, rest, { writings }) => {
  const { list, named } = readArguments(rest)
  const [first = ''] = list
  switch (name.toLowerCase()) {
    case 'figure':
    case 'img':
    case 'image': {
      const src = named.src ?? first
      return src ? figureText(src, named.alt ?? '', named.caption ?? named.title ?? '') : undefined
    }
    case 'youtube':
      return lineOfAddress(`https://www.youtube.com/watch?v=${named.id ?? first}`)
    case 'vimeo':
      return lineOfAddress(`https://vimeo.com/${named.id ?? first}`)
    case 'gist':
      return lineOfAddress(`https://gist.github.com/${first}/${list[1] ?? ''}`)
    case 'tweet':
    case 'x':
    case 'twitter':
      return lineOfAddress(`https://x.com/${named.user ?? 'i/web'}/status/${named.id ?? first}`)
    case 'instagram':
      return lineOfAddress(`https://www.instagram.com/p/${named.id ?? first}/`)
    case 'ref':
    case 'relref':
      return (
        writings.linkTo(named.path ?? first) ?? writings.linkTo((named.path ?? first).split('/').at(-1) ?? '')
      )
    default:
      return undefined
  }
}
