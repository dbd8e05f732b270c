import { outsideCode, outsideFences } from './outside-code.ts'
import { figureText, lineOfAddress, unmoved } from './tag-arguments.ts'
import type { Standing } from './translate.ts'

const IMPORT =
  /^import\s+(?:([\w$]+)\s*(?:,\s*)?)?(?:\{[^}]*\}\s*)?(?:\*\s+as\s+[\w$]+\s*)?(?:from\s*)?["']([^"']+)["'];?[ \t]*$/gm
const EXPORT = /^export\s+(?:const|let|default|function)\b[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*$/gm
const COMMENT = /\{\/\*[\s\S]*?\*\/\}/g
const COMPONENT = /<(\/?)([A-Z][\w.]*)((?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^"'{}>])*?)(\/?)>/g

/** An MDX text as markdown: imports gone, pictures and videos kept, of other components what stands inside. */
export function withoutComponents(text: string, _: Standing, note: (written: string) => void): string {
  const imported = new Map<string, string>()
  const plain = outsideFences(text, (prose) =>
    prose
      .replace(IMPORT, (_whole, name: string | undefined, from: string) => {
        if (name !== undefined) imported.set(name, from)
        return ''
      })
      .replace(EXPORT, (written) => {
        note(written)
        return ''
      }),
  )
  return outsideCode(plain, (prose) =>
    prose
      .replace(COMMENT, '')
      .replace(COMPONENT, (written: string, close: string, name: string, rest: string, self: string) => {
        if (close) return ''
        const known = componentText(name, propsOf(rest, imported))
        if (known !== undefined) return known
        note(written)
        return self ? unmoved(name) : ''
      }),
  )
}

/** `src={hero}` is what `hero` was imported from. */
function propsOf(rest: string, imported: ReadonlyMap<string, string>): Record<string, string> {
  const props = new Map<string, string>()
  for (const [, name = '', double, single, braced] of rest.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*([^{}]*?)\s*\})/g,
  )) {
    const bare = braced?.replace(/^["'`]|["'`]$/g, '').replace(/\.src$/, '')
    props.set(name, double ?? single ?? (bare === undefined ? '' : (imported.get(bare) ?? bare)))
  }
  return Object.fromEntries(props)
}

function componentText(name: string, props: Readonly<Record<string, string>>): string | undefined {
  const { src, alt = '', caption = '', title = '', id } = props
  if (/^(?:Image|Img|Picture|Figure|StaticImage)$/.test(name) && src)
    return figureText(src, alt, caption || title)
  if (/^(?:YouTube|Youtube|LiteYouTube)$/.test(name) && id)
    return lineOfAddress(/^https?:/.test(id) ? id : `https://www.youtube.com/watch?v=${id}`)
  return undefined
}
