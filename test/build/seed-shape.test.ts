import { readFileSync } from 'node:fs'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { findSeedShape, fixSeedShape, type SeedKind } from '../../src/build/seed-shape.ts'

const DAILY = readFileSync(new URL('../fixtures/seed-shape/daily.txt', import.meta.url), 'utf8')
const GOOD = readFileSync(new URL('../fixtures/seed-shape/good.md', import.meta.url), 'utf8')

describe('a day pasted as plain text', () => {
  const body = fixSeedShape(DAILY).split('---\n')[2] ?? ''
  const html = marked.parse(body, { async: false })

  it('is misread by markdown before it is put right', () => {
    const misread = marked.parse(DAILY.split('---\n')[2] ?? '', { async: false })
    expect(misread).not.toContain('<h2>')
    expect(misread).toContain('<li>휴대폰 안에서 도는 모델')
  })

  it('gets its sections, sub-sections and closing as headings, in order', () => {
    expect(texts(html, 'h2')).toEqual([
      '1. 휴대폰 안에서 도는 모델',
      '2. 찾아서 쓰는 답',
      '3. 요약을 믿는 법',
      '마무리',
    ])
    expect(texts(html, 'h3')).toEqual(['① 왜 작게 만드나요?', '② 무엇을 잃나요?', '① 한 줄씩 되짚기'])
  })

  it('gets lists whose items open in bold', () => {
    expect(texts(html, 'strong')).toEqual(['지연', '개인정보', '값', '색인', '검색', '생성', '사실', '빠짐'])
    expect(html).toContain('<li><strong>지연</strong>: 망이 느려도 바로 답합니다.</li>')
    expect(texts(html, 'ul')).toHaveLength(3)
    expect(html).toContain('<p>다만 무거운 일은 여전히 서버가 맡습니다.</p>')
  })

  it('keeps the steps that were a list, the code and the quotation', () => {
    expect(html).toContain(
      '<ol>\n<li>글을 자른다</li>\n<li>숫자로 바꾼다</li>\n<li>가까운 것을 고른다</li>\n</ol>',
    )
    expect(html).toContain('1. 코드 안의 줄\n\n① 코드 안의 동그라미\n- 그대로: 둡니다')
    expect(html).toContain('<li>인용한 제목</li>')
  })

  it('loses the box of other posts and ends with the question', () => {
    expect(html).not.toContain('다른 글')
    expect(html).not.toContain('2026.02.27')
    expect(html.trimEnd().endsWith('댓글로 들려주세요!</p>')).toBe(true)
  })

  it('keeps its front matter byte for byte', () => {
    expect(fixSeedShape(DAILY).startsWith(`---\n${DAILY.split('---\n')[1]}---\n`)).toBe(true)
  })
})

describe('findings', () => {
  it('name the line, the kind and what to write', () => {
    const [first] = findSeedShape('1. 소식\n\n글입니다.\n')
    expect(first).toEqual({
      line: 1,
      kind: 'numbered-heading',
      message: "목록으로 읽힙니다; 제목이면 '## 1. …'로 쓰세요",
      replacement: '## 1. 소식',
    })
  })

  it('come in the order of the lines, one for each', () => {
    const lines = findSeedShape(DAILY).map((finding) => finding.line)
    expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b))
  })

  it('tell the five kinds apart', () => {
    const kinds: SeedKind[] = [
      'numbered-heading',
      'circled-heading',
      'bold-lead',
      'closing-heading',
      'pasted-box',
    ]
    expect(new Set(findSeedShape(DAILY).map((finding) => finding.kind))).toEqual(new Set(kinds))
  })
})

describe('the pasted box', () => {
  const rows: Record<string, string> = {
    'tab-separated': "'AI 동향' 카테고리의 다른 글\n글 하나 (3)\t2026.01.15\n글 둘 (0)\t2026.01.14\n",
    'a table':
      "'AI 동향' 카테고리의 다른 글\n\n| 글 하나 (3) | 2026.01.15 |\n| --- | --- |\n| 글 둘 (0) | 2026.01.14 |\n",
    'a table with its heading inside':
      "| 'AI 동향' 카테고리의 다른 글 | |\n|---|---|\n| 글 하나 (3) | 2026.01.15 |\n",
    'dates below the titles':
      '‘개발 > 엣지’ 카테고리의 다른 글\n\n글 하나 (3)\n\n2026.01.15\n\n글 둘\n(0)\n2026.01.14\n',
    'links and a time of today':
      "'AI 동향' 카테고리의 다른 글\n[글 하나](https://a.example/1) (3) 09:30:11\n",
    'the heading alone': "'AI 동향' 카테고리의 다른 글\n",
  }
  for (const [name, box] of Object.entries(rows))
    it(`goes when it comes as ${name}`, () => {
      expect(fixSeedShape(`맺는 말입니다.\n\n${box}`)).toBe('맺는 말입니다.\n')
    })

  it('takes no line of the text below it', () => {
    const text = "앞.\n\n'개발' 카테고리의 다른 글\n글 하나 (3)\t2026.01.15\n\n저는 계속 씁니다.\n"
    expect(fixSeedShape(text)).toBe('앞.\n\n저는 계속 씁니다.\n')
  })
})

describe('headings among lists', () => {
  it('finds a section after a section that ends with steps', () => {
    const text = '1. 준비\n\n먼저 받습니다.\n\n2. 순서\n\n1. 받는다\n2. 푼다\n\n3. 결과\n\n좋았습니다.\n'
    expect(found(text)).toEqual(['1. 준비', '2. 순서', '3. 결과'])
  })

  it('leaves the table of contents above the sections a list', () => {
    expect(found('1. 가\n2. 나\n\n1. 가\n\n글.\n\n2. 나\n\n글.\n')).toEqual(['1. 가', '2. 나'])
  })

  it('goes on from headings that are already written', () => {
    expect(found('## 1. 가\n\n글.\n\n2. 나\n\n글.\n\n## 3. 다\n\n글.\n')).toEqual(['2. 나'])
  })

  it('puts ① at the second level where no section has begun', () => {
    expect(fixSeedShape('① 가\n글.\n② 나\n글.\n')).toBe('## ① 가\n\n글.\n\n## ② 나\n\n글.\n')
  })

  it('finds a closing title that is no usual word, once the shape is certain', () => {
    const closing = '오늘의 흐름 한눈에\n\n결국 오늘은 모두가 작아지는 쪽을 고른 날이었습니다.\n'
    expect(found(`1. 가\n\n글.\n\n2. 나\n\n글.\n\n${closing}`)).toContain('오늘의 흐름 한눈에')
    expect(findSeedShape(closing)).toEqual([])
  })
})

describe('what is left alone', () => {
  const untouched: Record<string, string> = {
    'a tight list': '글.\n\n1. 하나\n2. 둘\n3. 셋\n\n글.\n',
    'a loose list': '1. 하나\n\n2. 둘\n\n3. 셋\n\n글.\n',
    'a list of ones': '1. 하나\n1. 둘\n1. 셋\n\n글.\n',
    'items with text of their own': '1. 하나\n\n   설명입니다.\n\n2. 둘\n\n   설명입니다.\n\n글.\n',
    'steps with code between': '1. 설치\n\n```sh\nnpm ci\n```\n\n2. 실행\n\n```sh\nnpm start\n```\n',
    'steps under headings of the article':
      '## 준비\n\n1. 받는다\n\n글.\n\n2. 푼다\n\n글.\n\n## 실행\n\n글.\n',
    'an enumeration with ①②③': '셋이 있습니다.\n\n① 하나\n② 둘\n③ 셋\n',
    'lead phrases in an article without the shape': '## 도구\n\n- 참고: 문서\n- 값: 없음\n',
    'a setext heading': '글.\n\n마무리\n---\n\n글.\n',
    'closing words inside a sentence': '정리하자면,\n\n이렇습니다.\n\n마무리하며 걸었다.\n',
    'a quotation and the line that continues it': '> 1. 가\n① 나\n\n> - 다: 라\n',
    'raw HTML': '<div>\n① 가\n1. 나\n</div>\n\n<!--\n① 가\n\n① 나\n-->\n\n글.\n',
    'a fence inside an item': '- 항목\n\n  ```\n  • 가: 나\n  ```\n',
    'a fence with a shorter fence inside': '````\n```\n① 가\n글.\n```\n• 나\n````\n',
    'TOML front matter': '+++\n1. 가\n• 나: 다\n+++\n글.\n',
    'a sentence about such boxes': "'개발' 카테고리의 다른 글\n\n이 상자는 글 아래에 붙습니다.\n",
  }
  for (const [name, text] of Object.entries(untouched))
    it(`leaves ${name}`, () => {
      expect(findSeedShape(text)).toEqual([])
      expect(fixSeedShape(text)).toBe(text)
    })

  it('reports nothing in an article that is already in good shape', () => {
    expect(findSeedShape(GOOD)).toEqual([])
    expect(fixSeedShape(GOOD)).toBe(GOOD)
  })

  it('keeps CRLF line endings', () => {
    expect(fixSeedShape('1. 가\r\n글.\r\n\r\n\r\n2. 나\r\n글.\r\n')).toBe(
      '## 1. 가\r\n\r\n글.\r\n\r\n\r\n## 2. 나\r\n\r\n글.\r\n',
    )
  })
})

const found = (text: string): string[] =>
  findSeedShape(text).map((finding) => text.split('\n')[finding.line - 1] ?? '')

const texts = (html: string, tag: string): string[] =>
  [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map((match) => match[1] ?? '')
