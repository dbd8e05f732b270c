import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../../src/build/markdown/render.ts'

const render = (source: string, base?: string) => renderArticle(source, { lang: 'ko', ...(base && { base }) })
const html = (source: string, base?: string): string => render(source, base).html

const ARTICLE = `안녕하세요. **마당(Madang)**을 소개합니다.

## 1. 시작

| 이름 | 값 |
|---|--:|
| 가 | 1 |

- [x] 하나
- [ ] 둘

![그림](a.png) ![또](b.png) https://e.example을 보세요.

## 1. 시작

\`\`\`js
let a = 1

let b = 2
\`\`\`
`

describe('renderArticle', () => {
  it('gives the same output for the same input, also after other articles', () => {
    const first = render(ARTICLE)
    render('# 다른\n\n![x](y.png)\n\n|a|\n|-|\n')
    expect(render(ARTICLE)).toEqual(first)
  })

  it('reads line ends of every kind alike', () => {
    expect(render(ARTICLE.replaceAll('\n', '\r\n'))).toEqual(render(ARTICLE))
    expect(render(ARTICLE.replaceAll('\n', '\r'))).toEqual(render(ARTICLE))
  })

  it('renders an empty article', () => {
    expect(render('')).toEqual({
      html: '',
      headings: [],
      text: '',
      embeds: [],
      hangul: 0,
      words: 0,
      codeLines: 0,
      warnings: [],
    })
  })

  it('counts what there is to read', () => {
    expect(render(ARTICLE)).toMatchObject({ hangul: 28, words: 6, codeLines: 2 })
  })

  it('emphasises beside particles', () => {
    expect(html(ARTICLE)).toContain('<strong>마당(Madang)</strong>을')
  })
})

describe('tables', () => {
  it('stand in a region that scrolls and takes the focus, each with its own name', () => {
    const out = html('| 가 |\n|---|\n| 나 |\n\n| 다 |\n|---|\n')
    expect(out).toMatch(/^<div class="table-scroll" tabindex="0" role="region" aria-label="표 1">\n<table>/)
    expect(out).toContain('aria-label="표 2"')
    expect(out.match(/<\/table>\n<\/div>/g)).toHaveLength(2)
  })

  it('say what their headers head, and have no empty header', () => {
    const out = html('| 가 | |\n|:--|--|\n| 나 | 다 |')
    expect(out).toContain('<th scope="col" align="left">가</th>\n<td></td>')
    expect(out).toContain('<td align="left">나</td>\n<td>다</td>')
  })
})

describe('task lists', () => {
  it('show check boxes that cannot be pressed and say what they mean', () => {
    expect(html('- [x] 하나\n- [ ] 둘\n- 셋')).toBe(
      '<ul class="task-list">\n' +
        '<li class="task-list-item"><input type="checkbox" disabled checked aria-label="끝난 일"> 하나</li>\n' +
        '<li class="task-list-item"><input type="checkbox" disabled aria-label="남은 일"> 둘</li>\n' +
        '<li>셋</li>\n</ul>\n',
    )
  })

  it('work in ordered and loose lists; other lists stay as they are', () => {
    expect(html('3. [ ] 가\n\n4. 나')).toContain('<ol class="task-list" start="3">')
    expect(html('3. [ ] 가\n\n4. 나')).toContain(
      '<p><input type="checkbox" disabled aria-label="남은 일"> 가</p>',
    )
    expect(html('- 가')).toBe('<ul>\n<li>가</li>\n</ul>\n')
  })
})

describe('pictures', () => {
  it('load lazily, except the first', () => {
    const out = html('가 ![하나](1.png)\n\n| ![둘](2.png) |\n|---|\n\n> 다 ![셋](3.png "제목")')
    expect(out).toContain('<img fetchpriority="high" src="1.png" alt="하나">')
    expect(out).toContain('<img loading="lazy" decoding="async" src="2.png" alt="둘">')
    expect(out).toContain('<img loading="lazy" decoding="async" src="3.png" alt="셋" title="제목">')
  })

  it('escape what their author wrote', () => {
    expect(html('가 ![a "b" <c>](x.png?a=1&b=2 "<d>")')).toContain(
      'src="x.png?a=1&amp;b=2" alt="a &quot;b&quot; &lt;c&gt;" title="&lt;d&gt;"',
    )
  })
})

describe('links', () => {
  const BASE = 'https://blog.example/posts/a'

  it.each([
    'https://e.example/x',
    'http://e.example',
    '//e.example/x',
    'https://blog.example.evil/',
    'http://blog.example/',
  ])('that leave the blog say noopener: %s', (href) => {
    expect(html(`[가](${href})`, BASE)).toContain(`<a rel="noopener" href="${href}">`)
  })

  it.each([
    '/a',
    'b',
    '#c',
    '?d',
    '../e',
    'https://blog.example/x',
    '//blog.example/x',
    'mailto:a@b.example',
  ])('within the blog, and to mail, do not: %s', (href) => {
    expect(html(`[가](${href})`, BASE)).toContain(`<a href="${href}">`)
  })

  it('without a base all absolute ones leave', () => {
    expect(html('[가](https://blog.example/)')).toContain('rel="noopener"')
    expect(html('[가](/a)')).not.toContain('rel=')
  })

  it('to a broken address do not stop the build', () => {
    expect(html('[가](https://) [나](http://[::1)', BASE)).toContain('<p>')
  })
})

describe('GFM', () => {
  it('strikes with two tildes, and only with two', () => {
    expect(html('~~가~~ ~나~ ~~~다~~~')).toBe('<p><del>가</del> ~나~ ~~~다~~~</p>\n')
  })

  it('links bare addresses', () => {
    expect(html('https://e.example www.e.example a@e.example')).toBe(
      '<p><a rel="noopener" href="https://e.example">https://e.example</a> ' +
        '<a rel="noopener" href="http://www.e.example">www.e.example</a> ' +
        '<a href="mailto:a@e.example">a@e.example</a></p>\n',
    )
  })

  it('lets the raw HTML of the author stand', () => {
    expect(html('<details open><summary>가</summary>\n\n**나**\n\n</details>')).toBe(
      '<details open><summary>가</summary><p><strong>나</strong></p>\n</details>',
    )
  })
})
