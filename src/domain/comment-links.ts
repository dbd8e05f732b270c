// Which addresses a stranger may link to, and where a bare address in a sentence ends.

/** Where a link leads, or undefined for anything but http, https and mailto, or with a user name in it. */
export function safeHref(typed: string): string | undefined {
  if (!LINKABLE.test(typed)) return undefined
  try {
    const url = new URL(typed)
    // Checked again after parsing: what the browser will follow is what the parser understood.
    const plain = SCHEMES.has(url.protocol) && !url.username && !url.password
    return plain ? url.href : undefined
  } catch {
    return undefined
  }
}

/** The bare web address a text begins with, without the punctuation and Korean particle after it; '' if none. */
export function leadingAddress(text: string): string {
  const [found = '', origin = ''] = BARE.exec(text) ?? []
  const path = found.slice(origin.length)
  // `https://bank.example@evil.example`: the host is what follows
  if (/^[^/?#]*@/.test(path)) return ''
  return /^[/?#]/.test(path) ? trimTail(found) : origin
}

/**
 * Whether a link's text names another host than the one it leads to. Only texts that look like an address
 * (`https://…`, `www.…`) say anything about hosts.
 */
export function namesAnotherHost(shown: string, href: string): boolean {
  const host = /(?:https?:\/\/|^\s*www\.)([^\s/?#]+)/i.exec(shown)?.[1]
  if (host === undefined || href.startsWith('mailto:')) return host !== undefined
  return hostOf(`https://${host}`) !== hostOf(href)
}

const LINKABLE = /^(?:https?:\/\/[^\s/\\]|mailto:[^\s@]+@[^\s@]+$)/i
const SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/** Origin, then everything up to white space, quotes of any script, or full-width punctuation. */
const BARE =
  /^((?:https?:\/\/|www\.)[a-z\d-]+(?:\.[a-z\d-]+)*(?::\d{1,5})?)[^\s<>"`“”‘’「」『』《》〈〉【】（），。、！？；：…·]*/i

const TRAILING = /[?!.,:;*_'~&\]}|\\]$/

/** Particles that follow a word without a space: `…/guide를 보세요`. Hangul after Hangul stays: it is the path. */
const PARTICLE =
  /(?<=[\w/)-])(?:은|는|이|가|을|를|에|의|로|으로|와|과|도|만|에서|에는|에도|에서는|까지|부터|처럼|보다|랑|이랑|라는|이라는|라고|이라고|입니다|이에요|예요|인데|이나)$/

function trimTail(address: string): string {
  let end = address.replace(PARTICLE, '')
  while (TRAILING.test(end) || (end.endsWith(')') && count(end, ')') > count(end, '(')))
    end = end.slice(0, -1)
  // `(…/guide)를`: the particle showed itself only now, or the other way round.
  return end === address ? end : trimTail(end)
}

const count = (text: string, char: string): number => text.split(char).length - 1

/** `''` for what is no address, which equals no real host. */
function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, '')
  } catch {
    return ''
  }
}
