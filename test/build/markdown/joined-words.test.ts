import { describe, expect, it } from 'vitest'
import { joinedWords } from '../../../src/build/markdown/joined-words.ts'

/** With the joiner shown as `+`. */
const shown = (html: string) => joinedWords(html).replaceAll('\u2060', '+')

describe('words that no line may part', () => {
  it('stay with the particle behind a quotation mark, a bracket or a per cent', () => {
    expect(shown('<p>‘모델’은 “말”을 『책』의 5%는 [1]을</p>')).toBe(
      '<p>‘모델’+은 “말”+을 『책』+의 5%+는 [1]+을</p>',
    )
  })

  it('stay with the bracket that explains them', () => {
    expect(shown('<p>토큰(token)은 ‘말’(言)</p>')).toBe('<p>토큰+(token)+은 ‘말’+(言)</p>')
  })

  it('stay together across the end of an emphasis, a link or code', () => {
    expect(shown('<p><strong>“사람”</strong>은 <code>fetch()</code>는 <a href="/가(나)다">”</a>로</p>')).toBe(
      '<p><strong>“사람”</strong>+은 <code>fetch()</code>+는 <a href="/가(나)다">”</a>+로</p>',
    )
  })

  it('are left alone where letters count: in code and formulas, and from one block to the next', () => {
    for (const html of [
      '<pre><code>f(가)는</code></pre>',
      '<p>쓰면 <code>가(나)다</code> 된다</p>',
      '<math><mtext>(가)나</mtext></math>',
      '<p>끝 (尾)</p>\n<p>가</p>',
    ])
      expect(shown(html)).toBe(html)
  })

  it('part where there is a space, or none was Korean', () => {
    expect(shown('<p>“one” 둘 (三) a(b)c</p>')).toBe('<p>“one” 둘 (三) a(b)c</p>')
  })
})
