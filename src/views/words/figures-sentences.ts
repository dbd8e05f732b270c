// What the address of a page of figures may get wrong; their other words travel as a file: see client/prose.
import type { Language } from '../../domain/blog.ts'

export const FIGURES_SENTENCES: Readonly<Record<Language, Readonly<Record<string, () => string>>>> = {
  ko: {
    range_invalid: () => '기간은 오늘까지 731일 안에서 첫날과 마지막 날을 차례로 적어 주세요.',
    posts_invalid: () => 'posts에는 글의 id를 쉼표로 이어 100개까지 적어 주세요.',
    key_wrong: () => 'Authorization 머리글의 열쇠가 맞지 않습니다.',
  },
  en: {
    range_invalid: () => 'Give a first and a last day, in that order, within 731 days up to today.',
    posts_invalid: () => 'posts takes up to 100 ids of posts, separated by commas.',
    key_wrong: () => 'The key in the Authorization header is not right.',
  },
}
