import { describe, expect, it } from 'vitest'
import { textOf } from '../support/worker/html.ts'
import { BLOG } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'

const TITLE = { ko: '찾는 글이 없습니다', en: 'Nothing here' }
const ENGLISH_BLOG = { blog: { ...BLOG, language: 'en' as const } }

describe('a reader is spoken to', () => {
  it.each([
    ['in the language asked for', '/none', 'en', TITLE.en],
    ['in the blog’s, asking for none that is spoken', '/none', 'fr', TITLE.ko],
    ['in the page’s, asking for none that is spoken', '/en/posts/none', 'fr', TITLE.en],
    ['in the language asked for, whatever the page’s', '/en/posts/none', 'ko', TITLE.ko],
  ])('%s', async (_, path, language, title) => {
    const response = await makeSite([]).get(path, { 'accept-language': language })
    expect(await textOf(await response.text(), 'h1')).toBe(title)
  })

  it('in English on an English blog', async () => {
    const html = await (await makeSite([], {}, ENGLISH_BLOG).get('/none')).text()
    expect(await textOf(html, 'h1')).toBe(TITLE.en)
    expect(html).toContain('<html lang="en">')
  })
})
