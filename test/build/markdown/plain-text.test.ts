import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../../src/build/markdown/render.ts'

const textOf = (source: string): string => renderArticle(source, { lang: 'ko' }).text

describe('plainText', () => {
  it.each([
    ['marks and links', '**굵은(B)**을 *기운* ~~지운~~ [링크](/x "제목") 글', '굵은(B)을 기운 지운 링크 글'],
    ['code in a sentence', '`npm start`를 실행', 'npm start를 실행'],
    ['entities', 'A &amp; B &lt;C&gt; &#44032; &hellip; &unknown;', 'A & B <C> 가 … &unknown;'],
    ['escapes', '\\*별\\*', '*별*'],
    ['pictures', '앞 ![그림](a.png) 뒤', '앞 뒤'],
    ['line breaks', '가  \n나\n다<br>라', '가 나 다 라'],
    ['headings', '## 제목\n\n글', '제목 글'],
    ['lists', '- 가\n  1. 나\n- [x] 다', '가 나 다'],
    ['quotes', '> 가\n>\n> - 나', '가 나'],
    ['tables', '| 가 | 나 |\n|---|---|\n| **다** | `라` |', '가 나 다 라'],
    ['HTML', '<div class="a>b">\n<p>가&nbsp;나</p>\n<!-- 다 --><style>라</style></div>', '가 나'],
    ['HTML in a line', '가<b>나</b><!-- 다 -->라', '가나라'],
    ['code blocks', '가\n\n```js\nlet x\n```\n\n    let y\n\n나\n\n---\n\n[a]: /b', '가 나'],
  ])('keeps the words of %s', (_, source, text) => {
    expect(textOf(source)).toBe(text)
  })
})
