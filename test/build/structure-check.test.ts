import { describe, expect, it } from 'vitest'
import type { Article, Site } from '../../src/build/build.ts'
import { renderArticle } from '../../src/build/markdown/render.ts'
import { checkStructure } from '../../src/build/structure-check.ts'

function complaintsOf(body: string): string[] {
  const article = { file: 'posts/a.md', body, bodyLine: 4, html: renderArticle(body, { lang: 'ko' }).html }
  const site = { articles: [article as Article] } as unknown as Site
  return checkStructure(site).map((c) => `${c.level} ${c.line}: ${c.message}`)
}

describe('pictures', () => {
  it('want words for those who hear the article', () => {
    expect(complaintsOf('글 ![말](a.png)\n글 ![ ](b.png)')).toEqual([
      'warning 5: 그림 b.png에 대체 글이 없습니다',
    ])
  })
})

describe('headings', () => {
  it.each(['## 둘\n### 셋\n## 둘', '# 하나\n## 둘', '글만'])('may follow one another: %j', (body) => {
    expect(complaintsOf(body)).toEqual([])
  })

  it.each([
    ['## 둘\n#### 넷', 'warning 5: 제목이 한 단계를 건너뜁니다: #### 넷'],
    ['### 셋', 'warning 4: 제목이 한 단계를 건너뜁니다: ### 셋'],
    ['# 하나\n### 셋', 'warning 5: 제목이 한 단계를 건너뜁니다: ### 셋'],
  ])('may not skip a level: %j', (body, problem) => {
    expect(complaintsOf(body)).toEqual([problem])
  })
})
