import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cutFrontMatter } from '../../src/build/front-matter.ts'
import { renderArticle } from '../../src/build/markdown/render.ts'
import { fixSeedShape } from '../../src/build/seed-shape.ts'

const DAILY = readFileSync(new URL('../fixtures/seed-shape/daily.txt', import.meta.url), 'utf8')

const page = (source: string) =>
  renderArticle(cutFrontMatter('posts/ai-trends/daily.md', source, []).body, { lang: 'ko' })

describe('a day pasted as plain text, put right and rendered', () => {
  const article = page(fixSeedShape(DAILY))

  it('is built of headings, paragraphs and lists in the order they were written', () =>
    expect(blocks(article.html)).toEqual([
      'p',
      'h2 1. 휴대폰 안에서 도는 모델',
      'h3 ① 왜 작게 만드나요?',
      'p',
      'ul of 3, 3 with a bold lead',
      'p',
      'h3 ② 무엇을 잃나요?',
      'p',
      'h2 2. 찾아서 쓰는 답',
      'ul of 3, 3 with a bold lead',
      'p',
      'ol of 3, 0 with a bold lead',
      'pre',
      'blockquote',
      'h2 3. 요약을 믿는 법',
      'h3 ① 한 줄씩 되짚기',
      'ul of 3, 2 with a bold lead',
      'h2 마무리',
      'p',
      'p',
    ]))

  it('jumps no level, names every heading once and leaves nothing to warn of', () => {
    const depths = article.headings.map((heading) => heading.depth)
    expect(depths.every((depth, i) => depth <= (depths[i - 1] ?? 1) + 1)).toBe(true)
    expect(new Set(article.headings.map((heading) => heading.id)).size).toBe(depths.length)
    expect(article.warnings).toEqual([])
  })

  it('has no pasted box, in the page or in its plain words', () => {
    expect(article.html).not.toContain('<table')
    for (const left of ['카테고리의 다른 글', '말뭉치를 고르는 눈', '2026.03.01', '(12)'])
      expect(article.html + article.text).not.toContain(left)
  })

  it('would have had neither headings nor an end without it', () => {
    const misread = page(DAILY)
    expect(misread.headings).toEqual([])
    expect(misread.text).toContain('카테고리의 다른 글')
  })
})

/** The elements an article consists of, outermost only, headings with their words and lists with their size. */
function blocks(html: string): string[] {
  const found: string[] = []
  let rest = html
  for (let tag = /^\s*<([a-z]\w*)/.exec(rest)?.[1]; tag; tag = /^\s*<([a-z]\w*)/.exec(rest)?.[1]) {
    const end = rest.indexOf(`</${tag}>`) + tag.length + 3
    found.push(describeBlock(tag, rest.slice(0, end)))
    rest = rest.slice(end)
  }
  return rest.trim() === '' ? found : [...found, rest]
}

function describeBlock(tag: string, html: string): string {
  if (/^h\d$/.test(tag)) return `${tag} ${html.replace(/<[^>]*>/g, '').trim()}`
  if (tag !== 'ul' && tag !== 'ol') return tag
  return `${tag} of ${html.split('<li>').length - 1}, ${html.split('<li><strong>').length - 1} with a bold lead`
}
