import { foldText } from './block.ts'
import { composeJamo } from './jamo.ts'
import { linksIn } from './spam-links.ts'

/** Compatibility forms resolved, single jamo put together, nothing unseen, small letters. */
export const plainOf = (text: string): string =>
  composeJamo(
    text
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      // Single jamo have compatibility forms of their own, which no pattern here is written in.
      .replace(/[^ㄱ-ㆎ]+/g, (part) => part.normalize('NFKC')),
  ).toLowerCase()

const LEAST_PRINTED = 12

/**
 * What is kept to know a text again: a short hash of its letters ('' for short texts, which many people write), then
 * one of each unknown host. Erased with the network's hash.
 */
export function printOf({ name, body, own }: { name: string; body: string; own: string }): string {
  // Before folding, which reads some figures as letters: a text sent again with another number is the same text.
  const letters = foldText(body.replace(/\p{Nd}/gu, ''))
  const { hosts } = linksIn(plainOf(`${name} ${body}`), own)
  return [letters.length < LEAST_PRINTED ? '' : hashOf(letters), ...hosts.slice(0, 5).map(hashOf)].join(' ')
}

/** FNV-1a, 32 bits: enough among forty. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
