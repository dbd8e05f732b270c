import { describe, expect, it } from 'vitest'
import { MAX_FORMULAS } from '../../../src/build/markdown/math.ts'
import { renderArticle } from '../../../src/build/markdown/render.ts'

const render = (source: string) => renderArticle(source, { lang: 'ko' })
const html = (source: string) => render(source).html

describe('formulas', () => {
  it('in a line are MathML, particles right behind them', () => {
    expect(html('값 $x_1$은 **$y$**다')).toBe(
      '<p>값 <math><msub><mi>x</mi><mn>1</mn></msub></math>은 <strong><math><mi>y</mi></math></strong>다</p>\n',
    )
  })

  it.each(['$$\nx\n$$', '$$x$$', '$$\nx\n$$\n', '  $$ x $$  '])('stand alone as a block: %j', (source) => {
    expect(html(source)).toBe(
      '<div class="math" tabindex="0"><math display="block"><mi>x</mi></math></div>\n',
    )
  })

  it('as a block may stand amid the lines of a paragraph, and in a list', () => {
    expect(html('가\n$$\nx\n$$\n나')).toMatch(/^<p>가<\/p>\n<div class="math".*<\/div>\n<p>나<\/p>\n$/)
    expect(html('- 가\n  $$\n  x\n  $$\n')).toContain('<div class="math"')
  })

  it.each([
    '가격은 $5에서 $10 사이',
    '$5 and $10',
    '$5, $10, $15',
    'US$5 vs. CA$7',
    '5$와 10$',
    '가격은 $5이고, 환율은 1$=1,400원',
    '$5 (or 5$) more',
    '$HOME/$USER',
    '$HOME과 $PATH',
    '$ x $',
    '\\$x$',
    '`$x$`',
    '$AAPL은 100$ 이다',
    '<code>$x$</code>',
  ])('are not seen in %s', (source) => expect(html(source)).not.toContain('<math'))

  it.each(['$5$', '$n$th', '$a < b$', '$\\text{값}$', '($x$)', '"$x$"', '$x$-축', '$f(x) = 2x$.'])(
    'are seen in %s',
    (source) => expect(html(source)).toContain('<math'),
  )

  it('keep their marks to themselves', () => {
    expect(html('*가 $a*b$ 나* $x_i$ _다_')).toMatch(
      /^<p><em>가 <math>.*<\/math> 나<\/em> <math>.*<em>다<\/em><\/p>/,
    )
  })

  it('bring no style attribute, which the page would refuse', () => {
    const out = html(
      '$$\\begin{aligned} a &= b \\end{aligned} \\color{red}{x} \\boxed{y} \\begin{pmatrix} 1 & 2 \\end{pmatrix}$$',
    )
    expect(out).not.toMatch(/\sstyle=/)
    expect(out).toContain('mathcolor="#ff0000"')
  })

  it('that TeX cannot read stand as written, with the line', () => {
    const article = render('가\n\n나 $\\frac{1}{$ 다')
    expect(article.html).toContain('나 <code>$\\frac{1}{$</code> 다')
    expect(article.warnings).toEqual([
      {
        line: 3,
        message: expect.stringContaining('수식을 읽을 수 없습니다'),
        hint: expect.stringContaining('\\$'),
      },
    ])
  })

  it('cannot make links or run scripts', () => {
    expect(html('$\\href{javascript:alert(1)}{x}$ $\\includegraphics{x}$')).not.toMatch(/<a|<img|href=/)
    expect(html('$\\text{<b onclick=x>}$')).not.toContain('<b')
  })

  it('are words in summaries and alternative texts', () => {
    expect(render('식 $a^2$ 끝').text).toBe('식 a^2 끝')
    expect(html('![식 $a$](a.png)')).toContain('alt="식 $a$"')
  })

  it('beyond the limit stand as written, with one warning', () => {
    const article = render('$x$ '.repeat(MAX_FORMULAS + 5))
    expect(article.warnings).toHaveLength(1)
    expect(article.html.match(/<math/g)).toHaveLength(MAX_FORMULAS)
  })
})
