import { describe, expect, it } from 'vitest'
import { commentText, RENDER_VERSION, renderComment } from '../../src/domain/comment-html.ts'
import { escapeHtml } from '../../src/domain/escape-html.ts'
import { readStrictly } from './strict-html.ts'

const REL = 'rel="ugc nofollow noopener"'
const a = (href: string, text: string) => `<a href="${href}" ${REL}>${text}</a>`

const shows = (cases: readonly (readonly [string, string])[]) =>
  it.each(cases)('%j', (source, html) => {
    expect(renderComment(source)).toBe(html)
    readStrictly(html)
  })

describe('paragraphs and lines', () =>
  shows([
    ['감사합니다', '<p>감사합니다</p>'],
    ['한 줄\n두 줄', '<p>한 줄<br>두 줄</p>'],
    ['한 문단\n\n두 문단', '<p>한 문단</p><p>두 문단</p>'],
    ['a\n\n\n\n\nb', '<p>a</p><p>b</p>'],
    ['', '<p></p>'],
    ['    들여쓴 줄', '<p>    들여쓴 줄</p>'],
  ]))

describe('emphasis', () =>
  shows([
    ['**굵게**와 *기울임*과 ~~취소~~', '<p><strong>굵게</strong>와 <em>기울임</em>과 <del>취소</del></p>'],
    ['__b__ _i_', '<p><strong>b</strong> <em>i</em></p>'],
    ['**a *b* c**', '<p><strong>a <em>b</em> c</strong></p>'],
    ['***셋***', '<p><em><strong>셋</strong></em></p>'],
    ['**🎉**', '<p><strong>🎉</strong></p>'],
    ['\\*별\\*', '<p>*별*</p>'],
    ['snake_case_name', '<p>snake_case_name</p>'],
    ['2 * 3 * 4', '<p>2 * 3 * 4</p>'],
  ]))

describe('emphasis right beside Korean particles', () =>
  shows([
    ['**마당(Madang)**을 추천해요', '<p><strong>마당(Madang)</strong>을 추천해요</p>'],
    ['**“인용”**은 좋네요', '<p><strong>“인용”</strong>은 좋네요</p>'],
    ['글에서*(각주)*만 고치면', '<p>글에서<em>(각주)</em>만 고치면</p>'],
    ['값은 ~~100원(부가세 별도)~~이 아니라', '<p>값은 <del>100원(부가세 별도)</del>이 아니라</p>'],
  ]))

describe('what Korean comments are full of stays what it is', () =>
  shows([
    ['안녕하세요~ 반가워요~', '<p>안녕하세요~ 반가워요~</p>'],
    ['네~알겠습니다~', '<p>네~알겠습니다~</p>'],
    ['네~~알겠습니다~~ㅎㅎ', '<p>네~~알겠습니다~~ㅎㅎ</p>'],
    ['1~3월, 4~5월', '<p>1~3월, 4~5월</p>'],
    ['감사합니다 *^^*', '<p>감사합니다 *^^*</p>'],
    ['*^^* 안녕 **;;**', '<p>*^^* 안녕 **;;**</p>'],
    ['ㅠ_ㅠ ^_^ -_-', '<p>ㅠ_ㅠ ^_^ -_-</p>'],
    ['>_< 좋아요', '<p>&gt;_&lt; 좋아요</p>'],
    ['>ㅁ<', '<p>&gt;ㅁ&lt;</p>'],
    ['>:( 음', '<p>&gt;:( 음</p>'],
    ['2026. 1. 15. 방문', '<p>2026. 1. 15. 방문</p>'],
    ['1. 15. 만나요', '<ol><li>15. 만나요</li></ol>'],
    ['#1 #태그', '<p>#1 #태그</p>'],
    ['# 제목처럼', '<p># 제목처럼</p>'],
    ['첫째\n## 둘째 ##', '<p>첫째<br>## 둘째 ##</p>'],
    ['제목\n---\n글', '<p>제목<br>---<br>글</p>'],
    ['제목\n===', '<p>제목<br>===</p>'],
    ['**제목**\n===', '<p><strong>제목</strong><br>===</p>'],
    ['**a**|b\n-|-', '<p><strong>a</strong>|b<br>-|-</p>'],
    ['a\\\nb', '<p>a\\<br>b</p>'],
    ['***', '<p>***</p>'],
    ['* * *', '<p>* * *</p>'],
    ['-', '<p>-</p>'],
    ['1.', '<p>1.</p>'],
    ['>', '<p>&gt;</p>'],
    ['```', '<p>```</p>'],
    ['a|b\n-|-\n1|2', '<p>a|b<br>-|-<br>1|2</p>'],
    ['[참고]: 이 글\n[참고]', '<p>[참고]: 이 글<br>[참고]</p>'],
    ['a@b.example', '<p>a@b.example</p>'],
    ['R&D < 3 > "2" \'1\'', '<p>R&amp;D &lt; 3 &gt; &quot;2&quot; &#39;1&#39;</p>'],
    ['&lt;b&gt; &#106; &amp;', '<p>&amp;lt;b&amp;gt; &amp;#106; &amp;amp;</p>'],
  ]))

describe('code', () =>
  shows([
    ['`a < b`', '<p><code>a &lt; b</code></p>'],
    ['`` ` ``', '<p><code>`</code></p>'],
    ['`**a**`', '<p><code>**a**</code></p>'],
    ['```js\nlet a = "<b>"\n```', '<pre><code>let a = &quot;&lt;b&gt;&quot;</code></pre>'],
    ['```"><script>\nx\n```', '<pre><code>x</code></pre>'],
    ['~~~\n> a\nb\n- - - x\n~~~\n끝', '<pre><code>&gt; a\nb\n- - - x</code></pre><p>끝</p>'],
    ['```\n\n  두 칸\n\n```', '<pre><code>\n  두 칸\n</code></pre>'],
    ['```\n닫지 않음', '<pre><code>닫지 않음</code></pre>'],
    ['> ```\n> a\n답', '<blockquote><pre><code>a</code></pre></blockquote><p>답</p>'],
    ['- ```\n  > a\n  b\n  ```\n끝', '<ul><li><pre><code>&gt; a\nb</code></pre></li></ul><p>끝</p>'],
  ]))

describe('quotes and lists', () =>
  shows([
    ['> 인용', '<blockquote><p>인용</p></blockquote>'],
    ['>인용', '<blockquote><p>인용</p></blockquote>'],
    ['> 인용\n제 생각은요', '<blockquote><p>인용</p></blockquote><p>제 생각은요</p>'],
    ['> a\n> b\n>\n> c', '<blockquote><p>a<br>b</p><p>c</p></blockquote>'],
    ['>> a', '<blockquote><blockquote><p>a</p></blockquote></blockquote>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['- a\n  - b\n- c', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
    ['- a\n그리고', '<ul><li>a</li></ul><p>그리고</p>'],
    ['1. 하나\n2. 둘', '<ol><li>하나</li><li>둘</li></ol>'],
    ['3) 셋\n4) 넷', '<ol start="3"><li>셋</li><li>넷</li></ol>'],
    ['- [x] 한 일\n- [ ] 할 일', '<ul><li>[x] 한 일</li><li>[ ] 할 일</li></ul>'],
    ['> - **a**\n> - b', '<blockquote><ul><li><strong>a</strong></li><li>b</li></ul></blockquote>'],
  ]))

describe('links', () =>
  shows([
    ['[글](https://a.example/x)', `<p>${a('https://a.example/x', '글')}</p>`],
    ['[**글**](https://a.example "제목")', `<p>${a('https://a.example/', '<strong>글</strong>')}</p>`],
    ['[](https://a.example)', `<p>${a('https://a.example/', 'https://a.example')}</p>`],
    ['<https://a.example>', `<p>${a('https://a.example/', 'https://a.example')}</p>`],
    ['<a@b.example>', `<p>${a('mailto:a@b.example', 'a@b.example')}</p>`],
    ['https://a.example/x를 보세요', `<p>${a('https://a.example/x', 'https://a.example/x')}를 보세요</p>`],
    ['보세요(https://a.example/x).', `<p>보세요(${a('https://a.example/x', 'https://a.example/x')}).</p>`],
    ['www.a.example', `<p>${a('https://www.a.example/', 'www.a.example')}</p>`],
    ['**https://a.example/x**', `<p><strong>${a('https://a.example/x', 'https://a.example/x')}</strong></p>`],
    [
      'https://a.example/?a=1&b=2',
      `<p>${a('https://a.example/?a=1&amp;b=2', 'https://a.example/?a=1&amp;b=2')}</p>`,
    ],
    ['[1]: https://a.example/x', `<p>[1]: ${a('https://a.example/x', 'https://a.example/x')}</p>`],
    ['<a x>https://a.example/x', `<p>&lt;a x&gt;${a('https://a.example/x', 'https://a.example/x')}</p>`],
    ['[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
    ['[a](/posts/x)', '<p>[a](/posts/x)</p>'],
    ['[https://bank.example](https://evil.example)', '<p>[https://bank.example](https://evil.example)</p>'],
    ['![고양이](https://a.example/c.png)', `<p>${a('https://a.example/c.png', '고양이')}</p>`],
    ['![](https://a.example/c.png)', `<p>${a('https://a.example/c.png', 'https://a.example/c.png')}</p>`],
    ['![a](data:image/png;base64,x)', '<p>![a](data:image/png;base64,x)</p>'],
    ['[![c](https://a.example/c.png)](https://b.example)', `<p>${a('https://b.example/', 'c')}</p>`],
  ]))

describe('raw HTML', () =>
  shows([
    ['<b>굵게</b>', '<p>&lt;b&gt;굵게&lt;/b&gt;</p>'],
    ['<div>\n**a**\n</div>', '<p>&lt;div&gt;<br><strong>a</strong><br>&lt;/div&gt;</p>'],
    ['<!-- a -->', '<p>&lt;!-- a --&gt;</p>'],
    ['> <script>a</script>', '<blockquote><p>&lt;script&gt;a&lt;/script&gt;</p></blockquote>'],
  ]))

describe('nesting', () => {
  it('stops at four quotes or lists and shows the rest as typed', () => {
    expect(readStrictly(renderComment(`${'> '.repeat(7)}a`))).toMatchObject({ depth: 4 })
    expect(renderComment(`${'> '.repeat(6)}a`)).toContain('<p>&gt; &gt; a</p>')
    const list = readStrictly(renderComment('- a\n  - b\n    - c\n      - d\n        - e\n          - f'))
    expect(list.depth).toBe(4)
    expect(list.text.split(/\s+/).join('')).toBe('abcd-e-f')
    expect(readStrictly(renderComment('- a\n  - b\n    - c\n      - d\n        > e')).depth).toBe(4)
  })

  it('stops at emphasis in emphasis and loses no word', () => {
    const html = renderComment(`${'_a *b '.repeat(20)}속${' b* a_'.repeat(20)}`)
    expect(html.match(/<em>/g)).toHaveLength(9)
    expect(readStrictly(html).text).toContain('속')
  })
})

it('shows a text longer than any comment as plain lines', () => {
  const long = `**a**\n${'b'.repeat(5000)}`
  expect(renderComment(long)).toBe(`<p>**a**<br>${'b'.repeat(5000)}</p>`)
})

it('shows a flood of emphasis as it was typed', () => {
  expect(renderComment('*a* '.repeat(150).trim())).toContain('<em>a</em>')
  expect(renderComment('*a* '.repeat(151).trim())).toBe(`<p>${'*a* '.repeat(151).trim()}</p>`)
})

it('keeps no control character of its own', () =>
  expect(renderComment('\u0001> a\n- - - - - - b\n`\u0001`')).not.toContain('\u0001'))

it('escapes what HTML reads as its own', () => expect(escapeHtml(`&<>"'`)).toBe('&amp;&lt;&gt;&quot;&#39;'))

it('says by which rules it rendered', () => expect(RENDER_VERSION).toBe(2))

describe('commentText', () =>
  it.each([
    ['**굵게** `code`\n둘째 줄', '굵게 code\n둘째 줄'],
    ['a\n\nb', 'a\nb'],
    ['> 인용\n> 둘\n답', '> 인용\n> 둘\n답'],
    ['- a\n  - b\n- c', '- a\n  - b\n- c'],
    ['9. a\n10. b', '9. a\n10. b'],
    ['[글](https://a.example/x)', '글 (https://a.example/x)'],
    ['https://a.example', 'https://a.example'],
    ['www.a.example와 <a@b.example>', 'www.a.example와 a@b.example'],
    ['![](https://a.example/c.png)', 'https://a.example/c.png'],
    ['```\n<b>\n```', '<b>'],
    ['<b>&amp;', '<b>&amp;'],
  ])('%j', (source, text) => expect(commentText(source)).toBe(text)))
