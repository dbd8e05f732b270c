import { describe, expect, it } from 'vitest'
import { campaignOf, countryOf, deviceClassOf, languageOf } from '../../src/domain/audience.ts'
import { isChannel, sourceOf } from '../../src/domain/source.ts'

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36'
const ANDROID =
  'Mozilla/5.0 (Linux; Android 15; SM-S931N) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36'

const from = (referrer: string | undefined, userAgent = CHROME) => {
  const found = sourceOf({ referrer, userAgent, ownHosts: ['blog.example', '127.0.0.1'] })
  return found === 'spam' ? 'spam' : found.source
}

describe('a source', () => {
  it.each([
    ['https://search.naver.com/search.naver?query=x', 'naver-search'],
    ['https://m.search.naver.com/', 'naver-search'],
    ['https://m.blog.naver.com/someone/1', 'naver-blog'],
    ['https://cafe.naver.com/x', 'naver-cafe'],
    ['https://news.naver.com/', 'naver'],
    ['https://search.daum.net/search?q=x', 'daum'],
    ['https://www.google.com/', 'google'],
    ['https://www.google.co.kr/search', 'google'],
    ['https://gemini.google.com/app', 'gemini'],
    ['https://www.bing.com/', 'bing'],
    ['https://t.co/abc', 'x'],
    ['https://l.facebook.com/', 'facebook'],
    ['https://www.instagram.com/', 'instagram'],
    ['https://m.youtube.com/watch', 'youtube'],
    ['https://news.hada.io/topic?id=1', 'geeknews'],
    ['https://velog.io/@x', 'velog'],
    ['https://someone.tistory.com/12', 'tistory'],
    ['https://github.com/x/y', 'github'],
    ['https://chatgpt.com/', 'chatgpt'],
    ['https://claude.ai/chat', 'claude'],
    ['https://www.perplexity.ai/', 'perplexity'],
    ['https://feedly.com/i', 'feeds'],
    ['android-app://com.kakao.talk/', 'kakaotalk'],
    ['android-app://com.google.android.googlequicksearchbox/', 'google'],
  ])('%s is %s', (referrer, source) => {
    expect(from(referrer)).toBe(source)
    expect(isChannel(source)).toBe(true)
  })

  it('without a name is its host: lower case, without www, path and port', () => {
    expect(from('https://WWW.Some-Blog.Example:8443/a?b#c')).toBe('some-blog.example')
    expect(from('https://한글.example/')).toBe('xn--bj0bj06e.example')
    expect(isChannel('some-blog.example')).toBe(false)
  })

  it('is not fooled by names that only look alike', () => {
    expect(from('https://notnaver.com/')).toBe('notnaver.com')
    expect(from('https://naver.com.evil.example/')).toBe('naver.com.evil.example')
    expect(from('https://google.evil.example/')).toBe('google.evil.example')
    expect(from('https://naver.com@evil.example/')).toBe('evil.example')
  })

  it('of this blog’s own pages is internal', () => {
    expect(from('https://blog.example/posts/x')).toBe('internal')
    expect(from('http://127.0.0.1:8787/')).toBe('internal')
  })

  it.each([
    undefined,
    '',
    'about:blank',
    'not an address',
    'javascript:alert(1)',
    'https://localhost/',
    `https://${'a'.repeat(63)}.${'b'.repeat(63)}.example/`,
    'https://<script>.example/',
  ])('of %s is direct', (referrer) => expect(from(referrer)).toBe('direct'))

  it('is the app where a page was opened inside one and says nothing else', () => {
    const kakao = `${ANDROID} KAKAOTALK 25.9.0`
    expect(from(undefined, kakao)).toBe('kakaotalk')
    expect(from('https://search.naver.com/', kakao)).toBe('naver-search')
    expect(from(undefined, `${ANDROID} NAVER(inapp; search; 1200; 12.15.3)`)).toBe('naver')
    expect(from(undefined, `${ANDROID} [FB_IAB/FB4A;FBAV/540.0]`)).toBe('facebook')
    expect(from(undefined, `${ANDROID} Instagram 400.0.0`)).toBe('instagram')
    expect(from(undefined, `${ANDROID} Line/15.1`)).toBe('line')
    expect(from(undefined, ANDROID)).toBe('direct')
  })

  it('that advertises itself is spam', () => {
    expect(from('http://semalt.com/crawler.php')).toBe('spam')
    expect(from('http://best.semalt.com/')).toBe('spam')
    expect(from('http://notsemalt.com/')).toBe('notsemalt.com')
  })
})

describe('an audience', () => {
  it.each([
    [ANDROID, 'mobile'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148', 'mobile'],
    ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X)', 'tablet'],
    ['Mozilla/5.0 (Linux; Android 15; SM-X910) AppleWebKit/537.36 Chrome/141 Safari/537.36', 'tablet'],
    [CHROME, 'desktop'],
    ['', 'desktop'],
  ])('%s is %s', (agent, device) => expect(deviceClassOf(agent)).toBe(device))

  it('has the first language the reader asks for', () => {
    expect(languageOf('ko-KR,ko;q=0.9,en;q=0.8')).toBe('ko')
    expect(languageOf('EN')).toBe('en')
    for (const none of ['', '*', '<b>', 'korean']) expect(languageOf(none)).toBeUndefined()
  })

  it('has the country the edge knows, if it is one', () => {
    expect(countryOf('KR')).toBe('KR')
    for (const none of ['XX', 'T1', 'kr', 'KOR', '', null, undefined, 82])
      expect(countryOf(none)).toBeUndefined()
  })

  it('has a campaign in one spelling', () => {
    expect(campaignOf('  Spring\u202E  Sale\n2026 ')).toBe('spring sale 2026')
    expect(campaignOf('봄'.normalize('NFD'))).toBe('봄')
    expect(campaignOf('x'.repeat(300))).toHaveLength(60)
    for (const none of [undefined, '', ' \u200B ']) expect(campaignOf(none)).toBeUndefined()
  })
})
