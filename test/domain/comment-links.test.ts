import { describe, expect, it } from 'vitest'
import { leadingAddress, namesAnotherHost, safeHref } from '../../src/domain/comment-links.ts'

describe('safeHref', () => {
  it.each([
    ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    ['HTTP://A.Example', 'http://a.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['https://한글.한국/길', 'https://xn--bj0bj06e.xn--3e0b707e/%EA%B8%B8'],
    ['https://a.example/a b"<>', 'https://a.example/a%20b%22%3C%3E'],
  ])('follows %s', (typed, href) => expect(safeHref(typed)).toBe(href))

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://a.example',
    'blob:https://a.example/1',
    'view-source:https://a.example',
    ' https://a.example',
    '\thttps://a.example',
    '//a.example',
    '/posts/a',
    '#x',
    '?x',
    'a.example',
    'https:a.example',
    'https:\\\\a.example',
    'https:///a.example',
    'https://',
    'https://user@a.example',
    'https://bank.example:pw@evil.example',
    'https://a.example:99999',
    'mailto:',
    'mailto:a',
    'mailto:a@b@c',
    'mailto:a b@c.example',
    '',
  ])('does not follow %j', (typed) => expect(safeHref(typed)).toBeUndefined())
})

describe('leadingAddress', () => {
  it.each([
    ['https://a.example/guide를 보세요', 'https://a.example/guide'],
    ['https://a.example/guide에서는 된다', 'https://a.example/guide'],
    ['https://a.example/guide/를', 'https://a.example/guide/'],
    ['https://a.example은 좋다', 'https://a.example'],
    ['https://a.example입니다.', 'https://a.example'],
    ['www.naver.com으로', 'www.naver.com'],
    ['https://ko.example/wiki/한국은', 'https://ko.example/wiki/한국은'],
    ['https://ko.example/태그/서울?q=가', 'https://ko.example/태그/서울?q=가'],
    ['https://a.example/1번', 'https://a.example/1번'],
    ['https://a.example/x.', 'https://a.example/x'],
    ['https://a.example/x?!…', 'https://a.example/x'],
    ['https://a.example/x)', 'https://a.example/x'],
    ['https://a.example/x_(y)', 'https://a.example/x_(y)'],
    ['https://a.example/x_(y))를', 'https://a.example/x_(y)'],
    ['https://a.example/x”라고', 'https://a.example/x'],
    ['https://a.example/x，그리고', 'https://a.example/x'],
    ['https://a.example/x**', 'https://a.example/x'],
    ['https://a.example/x"onclick=', 'https://a.example/x'],
    ['https://a.example/x<b>', 'https://a.example/x'],
    ['https://a.example:8787/?a=1&b=2#c', 'https://a.example:8787/?a=1&b=2#c'],
    ['http://localhost:8787/x', 'http://localhost:8787/x'],
    ['ftp://a.example', ''],
    ['https://', ''],
    ['https://bank.example@evil.example', ''],
    ['https://bank.example:pw@evil.example/x', ''],
    ['https://a.example/@user', 'https://a.example/@user'],
    ['https://한글.한국', ''],
    ['word https://a.example', ''],
  ])('%s', (text, address) => expect(leadingAddress(text)).toBe(address))
})

describe('namesAnotherHost', () => {
  it.each([
    ['https://bank.example', 'https://evil.example/', true],
    ['see www.bank.example', 'https://evil.example/', false],
    ['www.bank.example', 'https://evil.example/', true],
    ['https://bank.example', 'mailto:a@b.example', true],
    ['https://bank.example@evil.example', 'https://evil.example/', false],
    ['https://www.bank.example/a', 'https://bank.example/b', false],
    ['HTTPS://BANK.example', 'https://bank.example/', false],
    ['node.js', 'https://nodejs.example/', false],
    ['문서', 'https://bank.example/', false],
  ])('%s → %s: %s', (shown, href, other) => expect(namesAnotherHost(shown, href)).toBe(other))
})
