import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../../src/build/markdown/render.ts'

const render = (source: string, lang = 'ko') => renderArticle(source, { lang })

describe('headings of an article', () => {
  it('carry an id, and lead to themselves', () => {
    expect(render('## 설치하기').html).toBe('<h2 id="설치하기"><a href="#설치하기">설치하기</a></h2>\n')
  })

  it('hold no link within a link', () => {
    expect(render('## [밖](/out)으로').html).toBe('<h2 id="밖으로"><a href="/out">밖</a>으로</h2>\n')
  })

  it('are listed with depth, id and plain text', () => {
    const { headings } = render(
      '## **굵은** `code` &amp; [링크](/a) ![그림](b.png) <b>x</b>\n\n### 다음\n\n다음\n---\n',
    )
    expect(headings).toEqual([
      { depth: 2, id: '굵은-code-링크-그림-x', text: '굵은 code & 링크 그림 x' },
      { depth: 3, id: '다음', text: '다음' },
      { depth: 2, id: '다음-2', text: '다음' },
    ])
  })

  it('are found in quotes and lists too', () => {
    expect(render('> ## 가\n\n- ## 나\n').headings.map((h) => h.id)).toEqual(['가', '나'])
  })

  it('keep their depth when there is no h1', () => {
    expect(render('## 가\n\n#### 나').headings.map((h) => h.depth)).toEqual([2, 4])
  })

  it('all go down one level when there is an h1, and the author hears of each h1', () => {
    const { headings, warnings, html } = render('## 앞\n\n# 가\n\n## 나\n\n###### 다\n\n라\n===\n')
    expect(headings.map((h) => h.depth)).toEqual([3, 2, 3, 6, 2])
    expect(html).not.toContain('<h1')
    expect(warnings.map((w) => w.line)).toEqual([3, 9])
  })

  it('keep off ids in the raw HTML of the author', () => {
    expect(render('<a id="가"></a>\n\n## 가').headings[0]?.id).toBe('가-2')
  })
})
