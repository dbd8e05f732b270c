import { decodeEntities } from '../../../build/markdown/entities.ts'

/** A field that is no HTML (a title, a name), entities read where an export escaped twice. `vector<int>` stays. */
export const plainText = (text: string): string => decodeEntities(text).replace(/\s+/g, ' ').trim()

/** A title in which an engine allows emphasis and line breaks: those go, all else stays. */
export const plainTitle = (text: string): string =>
  plainText(
    text.replace(/<\/?(?:b|i|em|strong|span|code|sup|sub|font|u|s|br|small|mark)(?:\s[^<>]*)?\/?>/gi, ' '),
  )
