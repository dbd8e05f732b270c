// Reads a rendered comment with no mercy: any tag, attribute, address or bare character that is not on the list
// is an error, where a browser would guess.

const BREAK = /<br>/y
const OPENING =
  /<(?:(p|strong|em|del|code|pre|blockquote|ul|ol|li)|ol start="(?:0|[1-9]\d{0,2})"|a href="([^"'<>]*)" rel="ugc nofollow noopener")>/y
const CLOSING = /<\/(p|strong|em|del|code|pre|blockquote|ul|ol|li|a)>/y
const TEXT = /(?:[^<>&"']|&(?:amp|lt|gt|quot|#39);)+/y
const ADDRESS = /^(?:https?:\/\/[^\s/?#]+(?:[/?#]|$)|mailto:[^\s@]+@[^\s@]+$)/

const BLOCKS = ['p', 'pre', 'blockquote', 'ul', 'ol', 'li']

export interface Read {
  /** What a reader sees; ends of lines and blocks as `\n`. */
  readonly text: string
  readonly hrefs: readonly string[]
  /** Deepest nesting of quotes and lists. */
  readonly depth: number
}

/** @throws Error naming the place where the HTML leaves the allow-list or its balance. */
export function readStrictly(html: string): Read {
  const open: string[] = []
  const hrefs: string[] = []
  let text = ''
  let depth = 0
  for (let at = 0; at < html.length; ) {
    const wrong = (why: string) => new Error(`${why} at ${at}, in ${open}: ${html.slice(at, at + 60)}`)
    const next = (pattern: RegExp) => {
      pattern.lastIndex = at
      const found = pattern.exec(html)
      if (found) at += found[0].length
      return found
    }
    const words = next(TEXT)?.[0]
    if (words !== undefined) {
      if (['ul', 'ol'].includes(open.at(-1) ?? '')) throw wrong('text between list items')
      text += unescapeHtml(words)
      continue
    }
    if (next(BREAK)) {
      text += '\n'
      continue
    }
    const opening = next(OPENING)
    if (opening) {
      const tag = opening[1] ?? (opening[2] === undefined ? 'ol' : 'a')
      if (opening[2] !== undefined) hrefs.push(checkedAddress(unescapeHtml(opening[2]), wrong))
      if (!mayStand(tag, open)) throw wrong(`<${tag}> may not stand here`)
      if (BLOCKS.includes(tag)) text += '\n'
      open.push(tag)
      depth = Math.max(depth, open.filter((t) => ['blockquote', 'ul', 'ol'].includes(t)).length)
      continue
    }
    const closing = next(CLOSING)?.[1]
    if (closing === undefined || open.pop() !== closing) throw wrong('not on the allow-list, or unbalanced')
    if (BLOCKS.includes(closing)) text += '\n'
  }
  if (open.length > 0) throw new Error(`left open: ${open}`)
  return { text, hrefs, depth }
}

function mayStand(tag: string, open: readonly string[]): boolean {
  const parent = open.at(-1)
  if (tag === 'li') return parent === 'ul' || parent === 'ol'
  if (parent === 'ul' || parent === 'ol') return false
  if (tag === 'code' && parent === 'pre') return true
  if (open.includes('pre') || parent === 'code') return false
  if (tag === 'a') return !open.includes('a')
  return !BLOCKS.includes(tag) || parent === undefined || parent === 'blockquote' || parent === 'li'
}

function checkedAddress(href: string, wrong: (why: string) => Error): string {
  if (!ADDRESS.test(href)) throw wrong(`address ${JSON.stringify(href)}`)
  return href
}

const unescapeHtml = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
