import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../../src/build/markdown/render.ts'

const render = (source: string, lang = 'ko') => renderArticle(source, { lang })
const html = (source: string, lang = 'ko') => render(source, lang).html
const warn = (source: string) => render(source).warnings.map(({ line, message }) => `${line}: ${message}`)

describe('footnotes', () => {
  it('are raised numbers that lead to a note below, and back', () => {
    expect(html('가[^1]는 나.\n\n[^1]: 다 **라**')).toBe(
      '<p>가<sup class="footnote-ref"><a id="fnref-1" href="#fn-1" aria-label="각주 1">1</a></sup>는 나.</p>\n' +
        '<section class="footnotes" aria-labelledby="footnotes"><h2 id="footnotes">각주</h2>\n<ol>\n' +
        '<li id="fn-1"><p>다 <strong>라</strong> <a class="footnote-back" href="#fnref-1" ' +
        'aria-label="각주 1의 본문으로 돌아가기">↩</a></p>\n</li>\n</ol></section>\n',
    )
  })

  it('speak the language of the article', () => {
    expect(html('a[^1]\n\n[^1]: b', 'en')).toContain('aria-label="Footnote 1"')
    expect(html('a[^1]\n\n[^1]: b', 'en')).toContain('<h2 id="footnotes">Footnotes</h2>')
  })

  it('are numbered as readers meet them, whatever their labels', () => {
    const out = html('[^나] [^b] [^나]\n\n[^b]: 둘\n[^나]: 하나')
    expect(out).toMatch(/<li id="fn-1"><p>하나 [\s\S]*<li id="fn-2"><p>둘/)
    expect(out.match(/id="fnref-[\d-]+"/g)).toEqual(['id="fnref-1"', 'id="fnref-2"', 'id="fnref-1-2"'])
    expect(out).toContain('href="#fnref-1-2" aria-label="각주 1의 본문으로 돌아가기 (2번째 자리)"')
  })

  it('find labels in either Unicode form and either case', () => {
    expect(html(`[^${'각주'.normalize('NFD')}][^A]\n\n[^각주]: 가\n\n[^a]: 나`)).toContain('<li id="fn-2">')
  })

  it('hold paragraphs, lists and code that are set in, and lines that go on', () => {
    const out = html('가[^1]\n\n[^1]: 나\n다\n\n    라\n\n    - 마\n\n바\n')
    expect(out).toContain(
      '<li id="fn-1"><p>나\n다</p>\n<p>라</p>\n<ul>\n<li>마</li>\n</ul>\n<p><a class="footnote-back"',
    )
    expect(out).toContain('</p>\n<p>바</p>\n<section')
  })

  it('may stand right below a paragraph, and refer to each other', () => {
    const out = html('가[^1]\n[^1]: 나[^2]\n[^2]: 다[^1]')
    expect(out).toContain('<li id="fn-2"><p>다<sup')
    expect(out).toContain('href="#fnref-1-2"')
  })

  it('are no part of summaries’ beginning, of headings’ names, or of links and alternative texts', () => {
    const article = render('[^1]: 주\n\n## 제목[^1]\n\n본문 [가[^1]](/a) ![나[^1]](b.png)')
    expect(article.text).toBe('제목 본문 가[^1] 주')
    expect(article.headings).toEqual([{ depth: 2, id: '제목', text: '제목' }])
    expect(article.html).toContain('<a href="/a">가[^1]</a>')
    expect(article.html).toContain('alt="나[^1]"')
  })

  it('never share an id with a heading', () => {
    const ids = [...html('## Footnotes\n\n## fn 1\n\n가[^1]\n\n[^1]: 나').matchAll(/ id="([^"]+)"/g)].map(
      (m) => m[1],
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('leave code, escapes and what nobody defines as written', () => {
    expect(html('`[^1]` \\[^1] [^2]\n\n[^1]: 나')).toBe('<p><code>[^1]</code> [^1] [^2]</p>\n')
    expect(html('[^a](/b)')).toBe('<p><a href="/b">^a</a></p>\n')
  })

  it('are warned of when one end is missing or a label is there twice', () => {
    expect(warn('가\n나[^없음]\n\n[^남음]: 다')).toEqual([
      '2: 각주 [^없음]의 내용이 없어 글자 그대로 보입니다',
      '4: 각주 [^남음]을 가리키는 곳이 없어 싣지 않았습니다',
    ])
    expect(warn('가[^1]\n\n[^1]: 나\n\n[^1]: 다')).toEqual(['5: 각주 [^1]이 두 번 있어 처음 것만 실었습니다'])
    expect(warn('가[^1]\n\n[^1]: 나\n\n    ** 다**')).toEqual([expect.stringMatching(/^5: \*\*/)])
  })
})
