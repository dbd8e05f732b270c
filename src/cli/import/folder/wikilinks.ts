import type { Standing } from './translate.ts'

/** `[[글]]`, `[[글|말]]` lead to the post of that name, or are its words where there is none; `![[a.png]]` shows a picture. */
export const wikilinks = (prose: string, { writings }: Standing): string =>
  prose
    .replace(
      /!\[\[([^\]|\n]+)(?:\|([^\]\n]*))?\]\]/g,
      (_, name: string, alt = '') => `![${/^\d+$/.test(alt) ? '' : alt}](${encodeURI(name.trim())})`,
    )
    .replace(/\[\[([^\]|\n]+)(?:\|([^\]\n]*))?\]\](?!\()/g, (_, name: string, label?: string) => {
      const link = writings.linkTo(name)
      const words = label?.trim() || name.trim()
      return link === undefined ? words : `[${words}](${link})`
    })
