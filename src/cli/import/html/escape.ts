/**
 * Plain text so that our markdown shows it as it is. Addresses stay whole: they are links by themselves.
 * Turndown's own leaves `<`, `&` and `$` as they are, which here are HTML, entities and formulas.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll('\u00a0', ' ')
    .split(ADDRESS)
    .map((part, i) => (i % 2 === 1 ? part : escapeWords(part)))
    .join('')

const ADDRESS = /(\bhttps?:\/\/[^\s<>()[\]"'*`]+)/

const escapeWords = (text: string): string =>
  text
    .replace(/[\\`*_[\]$]/g, '\\$&')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w{1,31};)/g, '\\&')
    .replace(/~(?=~|\S)/g, '\\~')
    .replace(/\|/g, '\\|')
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|-{2,}|={2,})/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
