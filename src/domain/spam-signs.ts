import { foldText } from './block.ts'
import type { FilterReason } from './judgement.ts'
import { type Links, linksIn } from './spam-links.ts'
import { plainOf } from './spam-print.ts'
import { sellingWords } from './spam-words.ts'

/** A reason and what it weighs; 100 is enough for itself. */
export type Sign = readonly [FilterReason, number]

const ENOUGH = 100

/** Reads what a text shows of itself, its name apart: an advertising name stands above innocent words. */
export function signsOfText(name: string, body: string, own: string): Sign[] {
  const [plainName, plain] = [plainOf(name), plainOf(body)]
  const ofName = linksIn(plainName, own)
  return [
    ...signsOfLinks(linksIn(plain, own)),
    ['links', ofName.hosts.length > 0 ? ENOUGH : 0],
    ...signsOfOffer(wordsWeigh(body), contactsIn(plain), linksIn(plain, own).hosts.length > 0),
    ['wording', 4 * wordsWeigh(name) + 2 * contactsIn(plainName)],
    ['wording', LURE.test(plain) ? 40 : 0],
    ['wording', STRANGE.test(plain) && !/[가-힣ぁ-ヿ]/.test(plain) ? 40 : 0],
    ['disguise', disguiseOf(body, plain) + 2 * disguiseOf(name, plainName)],
  ]
}

/** Words that sell weigh more where they say how to buy. */
const signsOfOffer = (words: number, contacts: number, linked: boolean): Sign[] => [
  ['wording', words + contacts],
  ['wording', words > 0 && (contacts > 0 || linked) ? 35 : 0],
]

/** Leads on without saying where to: `[here](…)`, “search for … on Naver”. */
const LURE =
  /\[\s*(?:여기|클릭|here|click here|바로\s?가기)\s*\]\(|(?:네이버|구글|다음|주소창|검색창)에.{2,20}(?:검색|입력|치고)/

/** Scripts neither of the interface's languages is written in. */
const STRANGE = /[а-яё]{3}|[一-鿿]{3}/

const signsOfLinks = ({ hosts, short, cheap, hidden }: Links): Sign[] => [
  ['links', hosts.length * 35 + short * 25 + cheap * 30],
  ['disguise', hidden ? 45 : 0],
]

const MOST_WEAK = 3

function wordsWeigh(text: string): number {
  const { strong, weak } = sellingWords(foldText(text))
  return strong.length * 50 + Math.min(weak.length, MOST_WEAK) * 15
}

const MESSENGER =
  /(?:텔\W?레(?:그램)?|카\W?톡|까톡|톡|ㅋㅌ|ㅌㄹ|라인|텔|tg|telegram|왓츠앱|whatsapp|微信)\W{0,3}(?:아이디|문의|주세요|id)?\W{0,4}[a-z][a-z\d_]{3,}/
const PHONE =
  /(?:[0o]\W?[1l]\W?[0o]|공일공)\W{0,2}\d{3,4}\W{0,2}\d{4}|(?<!\d)1[568]\d\d-\d{4}|\+\d{1,3}[\s-]?\d[\d\s-]{6,}/
const MAIL = /[a-z\d.]{4,}@[a-z]+\.com/

const contactsIn = (plain: string): number =>
  (MESSENGER.test(plain) ? 60 : 0) + (PHONE.test(plain) ? 60 : 0) + (MAIL.test(plain) ? 40 : 0)

/** Zero-width characters between letters; an emoji needs them too, a flag does, a Persian word does. */
const UNSEEN_BETWEEN = /(?<=[가-힣a-z])[\u00ad\u200b-\u200d\u2060\u3164\ufeff]+(?=[가-힣a-z])/gi
const SPACED = /(?<![가-힣])[가-힣](?:[^가-힣\w\n]{1,3}[가-힣](?![가-힣])){2,}/gu
const LOOSE_JAMO = /(?:[ㄱ-ㅎ]\s?[ㅏ-ㅣ]\s?){2,}|[ㄱ-ㅎ][irl](?=[가-힣])/g
const MIXED = /[a-z][а-яё]|[а-яё][a-z]/i
const STYLED = /[\u{1d400}-\u{1d7ff}]{3,}|[Ａ-Ｚａ-ｚ]{3,}/u

/** How much a text hides what it says: few people do, all filters make senders do. */
function disguiseOf(text: string, plain: string): number {
  const unseen = (text.match(UNSEEN_BETWEEN) ?? []).length
  const spaced = (plain.match(SPACED) ?? []).length
  const jamo = (text.match(LOOSE_JAMO) ?? []).length
  return (
    (unseen > 1 ? 60 : 0) +
    (spaced > 0 ? 25 : 0) +
    (jamo > 0 ? 30 : 0) +
    (MIXED.test(text) ? 50 : 0) +
    (STYLED.test(text) ? 30 : 0) +
    (hidesWords(text) ? 35 : 0)
  )
}

/** A word that sells stands there only when spaces and signs are taken out of its middle. */
function hidesWords(text: string): boolean {
  const { strong, weak } = sellingWords(foldText(text))
  const joined = text.toLowerCase().replace(/(?<=[가-힣a-z]{2}) (?=[가-힣a-z]{2})/g, '')
  const said = joined.split(/[\s\p{P}]+/u).map(foldText)
  return [...strong, ...weak].some((word) => !word.includes('*') && !said.some((s) => s.includes(word)))
}
