import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../../src/build/markdown/render.ts'

const warn = (source: string) => renderArticle(source, { lang: 'ko' }).warnings
const linesOf = (source: string): number[] => warn(source).map((w) => w.line)

describe('warnings of literal **', () => {
  it('name the line and show the place', () => {
    expect(warn('가\n\n나\n다 **라 ** 마')).toEqual([
      {
        line: 4,
        message: '**가 글자 그대로 보입니다: …다 **라 ** 마…',
        hint: expect.stringContaining('빈칸'),
      },
    ])
  })

  it('are given once a line, in lists, quotes and cells too', () => {
    expect(linesOf('- 가\n  - **나 ** **다 **\n\n> 라\n> ** 마**\n\n| ** 바 |\n|---|\n| ** 사 |')).toEqual([
      2, 5, 7, 9,
    ])
  })

  it('are not given for what renders, for code, or for escaped stars', () => {
    expect(
      warn(
        '**가(나)**를 `a ** b` \\*\\* &#42;&#42; * *\n\n    x ** y\n\n```\n** z\n```\n\n<code>2 ** 3</code>',
      ),
    ).toEqual([])
  })

  it('are given for markdown inside an HTML block, with another hint', () => {
    const [warning, ...others] = warn('<div>\n**가**\n</div>')
    expect(warning).toMatchObject({ line: 2, hint: expect.stringContaining('빈 줄') })
    expect(others).toEqual([])
    expect(warn('<!-- ** -->\n\n<pre>\n** </pre>\n\n<div title="**">가</div>')).toEqual([])
  })
})

describe('warnings of raw HTML', () => {
  it.each([
    ['<script>alert(1)</script>', '<script>'],
    ['가 <script src="x.js"></script> 나', '<script>'],
    ['<STYLE>p { color: red }</STYLE>', '<style>'],
    ['<div onclick="x()">가</div>', 'onclick'],
    ['가 <b onMouseOver=x>나</b>', 'onMouseOver'],
    ["<img alt='a>b' onerror='x()'>", 'onerror'],
    ['<h1>가</h1>', '<h1>'],
    ['<div id="comments">가</div>', 'id="comments"'],
  ])('tell what the page refuses: %s', (source, named) => {
    const warnings = warn(`가\n\n${source}`)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.line).toBe(3)
    expect(warnings[0]?.message).toContain(named)
  })

  it('name the line inside a block', () => {
    expect(linesOf('<div>\n<p>가</p>\n<p onclick="x">나</p>\n</div>')).toEqual([3])
    expect(linesOf('<!--\n<script></script>\n-->\n<p onclick="x">나</p>')).toEqual([4])
  })

  it.each([
    '<div title="onclick=1" data-once="x">가</div>',
    '<p>온(on) = 켬</p>',
    '<!-- <script>x</script> -->',
    '`<script>` 태그',
    '```html\n<script>x</script>\n```',
    '<details><summary>가</summary></details>',
    '<section id="mine">가</section>',
  ])('are silent about what works: %s', (source) => {
    expect(warn(source)).toEqual([])
  })

  it('leave the HTML as written', () => {
    expect(renderArticle('<p onclick="x()">가</p>', { lang: 'ko' }).html).toBe('<p onclick="x()">가</p>')
  })
})

describe('warnings', () => {
  it('come in the order of lines', () => {
    expect(linesOf('<script></script>\n\n# 가\n\n** 나**\n\n# 다\n')).toEqual([1, 3, 5, 7])
  })
})
