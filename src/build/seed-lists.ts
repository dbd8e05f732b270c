import type { Rewrite, SeedLine } from './seed-lines.ts'

const ITEM = /^( {0,3})([-*+](?=\s)|[•▪‣◦]|·(?=\s))\s*(\S.*)$/u
const LEAD = /^([^:：]{1,40}?)(\s?[:：])(?=[\s\p{Script=Hangul}])\s*(\S.*)$/u
const PASTED_BULLET = /[•▪‣◦·]/u

/** Whether the rewritten item needed its bullet or its lead phrase changed, for the message. */
export interface ItemRewrite extends Rewrite {
  readonly lead: boolean
}

/**
 * List lines whose lead phrase is to be bold, and pasted bullets that are no markdown list.
 * `certain`: the article has the seed's shape, so `- 굵게: 설명` is meant so too.
 */
export function findBoldLeads(lines: readonly SeedLine[], certain: boolean): ItemRewrite[] {
  return lines.flatMap((line, index) => {
    const match = line.kept ? null : ITEM.exec(line.text)
    if (!match) return []
    const [, indent = '', bullet = '', text = ''] = match
    const pasted = PASTED_BULLET.test(bullet)
    const bold = boldLead(text)
    if (!pasted && !(certain && bold)) return []
    return [
      { index, lead: bold !== undefined, replacement: `${indent}${pasted ? '-' : bullet} ${bold ?? text}` },
    ]
  })
}

/** `굵게: 설명` → `**굵게**: 설명`; undefined when the lead is no plain phrase. */
function boldLead(text: string): string | undefined {
  const [, lead = '', colon = '', rest = ''] = LEAD.exec(text) ?? []
  const isPhrase = /\p{L}/u.test(lead) && !/[*_`[\]<>|\\~$]|[.?!。]\s|https?$/u.test(lead)
  return isPhrase ? `**${lead}**${colon} ${rest}` : undefined
}
