// A guest must not pass for the owner by a name that only looks the same.

/**
 * What a name looks like, reduced: compatibility forms, case, spaces, marks, punctuation and emoji dropped,
 * Greek, Cyrillic and small-capital lookalikes read as the Latin letter they resemble. For comparing only, never
 * for showing. Covers the common lookalikes of Latin names, not Unicode's whole table; of Hangul only the
 * spelling (jamo, fillers, spaces).
 */
export function confusableSkeleton(name: string): string {
  const plain = name.normalize('NFKD').replace(UNSEEN, '')
  const letters = plain.replace(NOT_LETTER, '')
  return [...(letters || plain)]
    .map(lookOf)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .normalize('NFC')
}

/** Whether a reader could take one name for the other. Names that show nothing resemble nobody. */
export function resemblesName(a: string, b: string): boolean {
  const look = confusableSkeleton(a)
  return look !== '' && look === confusableSkeleton(b)
}

/** What is not seen, and marks of European letters; other marks (kana voicing, vowel signs) change the syllable. */
const UNSEEN =
  /[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]|[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/gu
const NOT_LETTER = /[^\p{L}\p{N}\p{M}]/gu

/** Each letter with its lookalikes. A capital stands here when its small letter looks like something else. */
const LOOKALIKES: readonly (readonly [string, string])[] = [
  ['a', 'ΑαАаɑᴀ'],
  ['b', 'ΒВЬьʙ'],
  ['c', 'ϹςСсᴄ'],
  ['d', 'ԁđᴅ'],
  ['e', 'ΕεЕеᴇ'],
  ['f', 'ꜰ'],
  ['g', 'ɡɢ'],
  ['h', 'ΗНнһհʜħ'],
  ['j', 'Јјȷϳᴊ'],
  ['k', 'ΚκКкᴋ'],
  // i, l, 1 and capital I are one stroke in many fonts
  ['l', 'i1ΙιІіӀӏıɩɪʟł'],
  ['m', 'ΜМмᴍ'],
  ['n', 'Νηпոɴ'],
  ['o', '0ΟοОоօᴏøσ'],
  ['p', 'ΡρРрᴘ'],
  ['q', 'ԛ'],
  ['r', 'гʀ'],
  ['s', 'Ѕѕꜱ'],
  ['t', 'ΤτТтᴛŧ'],
  ['u', 'υսᴜ'],
  ['v', 'νѵᴠ'],
  ['w', 'ωԝᴡ'],
  ['x', 'ΧχХх'],
  ['y', 'ΥУуүʏγ'],
  ['z', 'Ζᴢ'],
]

const LOOKS = new Map(LOOKALIKES.flatMap(([letter, alike]) => [...alike].map((c) => [c, letter] as const)))

function lookOf(char: string): string {
  const small = char.toLowerCase()
  return LOOKS.get(char) ?? LOOKS.get(small) ?? small
}
