import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cutFrontMatter } from '../../src/build/front-matter.ts'
import { renderArticle } from '../../src/build/markdown/render.ts'
import { fixSeedShape } from '../../src/build/seed-shape.ts'
import { launchBrowser } from '../support/browser.ts'
import { origin } from '../support/reading.ts'

const DAILY = readFileSync(new URL('../fixtures/seed-shape/daily.txt', import.meta.url), 'utf8')

describe.skipIf(!origin)('a day pasted as plain text', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('is heard by a screen reader as headings and lists, without the pasted box', async () => {
    const heard = await listen(fixSeedShape(DAILY))
    expect(heard).toEqual([
      'h2 1. 휴대폰 안에서 도는 모델',
      'h3 ① 왜 작게 만드나요?',
      '- 지연: 망이 느려도 바로 답합니다.',
      '- 개인정보: 사진과 글이 기기를 떠나지 않습니다.',
      '- 값: 부를 때마다 드는 돈이 없습니다.',
      'h3 ② 무엇을 잃나요?',
      'h2 2. 찾아서 쓰는 답',
      '- 색인: 글을 조각내어 숫자로 바꿉니다.',
      '- 검색: 물음과 가까운 조각을 고릅니다.',
      '- 생성: 고른 조각을 읽고 답을 씁니다.',
      '- 글을 자른다',
      '- 숫자로 바꾼다',
      '- 가까운 것을 고른다',
      '- 인용한 제목',
      'h2 3. 요약을 믿는 법',
      'h3 ① 한 줄씩 되짚기',
      '- 사실: 원문에 있는 말인가요?',
      '- 빠짐: 빠뜨린 조건은 없나요?',
      '- 다음은 그냥 항목입니다',
      'h2 마무리',
    ])
  })

  it('would be heard without a single heading as it was pasted', async () => {
    const heard = await listen(DAILY)
    expect(heard.filter((line) => line.startsWith('h'))).toEqual([])
  })

  /** Headings with their level and list items with their words, from the tree that assistive technology reads. */
  async function listen(source: string): Promise<string[]> {
    const { html } = renderArticle(cutFrontMatter('daily.md', source, []).body, { lang: 'ko' })
    const page = await browser.newPage()
    await page.setContent(`<!doctype html><html lang="ko"><title>하루</title><main>${html}</main></html>`)
    const tree = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree')
    await page.close()
    return walk(tree.nodes)
  }
})

interface TreeNode {
  readonly nodeId: string
  readonly role?: { readonly value?: unknown }
  readonly name?: { readonly value?: unknown }
  readonly childIds?: string[]
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[]
}

/** In reading order. */
function walk(all: readonly TreeNode[]): string[] {
  const nodes = new Map(all.map((node) => [node.nodeId, node]))
  const children = (node: TreeNode) => (node.childIds ?? []).flatMap((id) => nodes.get(id) ?? [])
  const wordsOf = (node: TreeNode): string => {
    if (node.role?.value === 'StaticText') return String(node.name?.value ?? '')
    return node.role?.value === 'ListMarker' ? '' : children(node).map(wordsOf).join('')
  }
  const hear = (node: TreeNode): string[] => {
    const level = node.properties?.find((property) => property.name === 'level')?.value.value
    if (node.role?.value === 'heading') return [`h${level} ${node.name?.value}`]
    if (node.role?.value === 'listitem') return [`- ${wordsOf(node)}`]
    return children(node).flatMap(hear)
  }
  return all.slice(0, 1).flatMap(hear)
}
