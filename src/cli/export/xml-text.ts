/** Text in a CDATA section, without the signs no XML may hold. */
export const cdata = (text: string): string =>
  `<![CDATA[${clean(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

/** `<name>text</name>` on a line of its own. */
export const field = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>\n`

/** `2026-01-15 00:30:00`, as WordPress writes instants. */
export const gmt = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

const escaped = (text: string): string =>
  clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const clean = (text: string): string => text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
