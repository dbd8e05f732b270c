const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'
const SPELT = /([ㄱ-ㅎ])([ㅏ-ㅣ])([ㄱ-ㅎ](?![ㅏ-ㅣ]))?/g
const FIRST_SYLLABLE = 0xac00

/** Puts single letters of Hangul together as they are read: `ㅁㅓㄱㅌㅟ` → `먹튀`. What makes no syllable stays. */
export const composeJamo = (text: string): string =>
  text.replace(SPELT, (whole, initial: string, vowel: string, final = ' ') => {
    const [i, v, f] = [INITIALS.indexOf(initial), VOWELS.indexOf(vowel), FINALS.indexOf(final)]
    if (i < 0 || v < 0) return whole
    return (
      String.fromCharCode(FIRST_SYLLABLE + (i * VOWELS.length + v) * FINALS.length + Math.max(f, 0)) +
      (f < 0 ? final : '')
    )
  })
