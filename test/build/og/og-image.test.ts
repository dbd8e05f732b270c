import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readBlog } from '../../../src/build/blog-yaml.ts'
import { readSite } from '../../../src/build/build.ts'
import { drawCard } from '../../../src/build/og/card.ts'
import { charactersWithoutGlyph, drawLine, widthOf } from '../../../src/build/og/drawn-text.ts'
import { cardFile, missingFromCard, renderCard } from '../../../src/build/og/og-image.ts'
import { Typefaces } from '../../../src/build/og/typeface.ts'
import { BLOG_YAML, makeFolder } from '../../support/posts-folder.ts'

const faces = new Typefaces()
const card = { title: '한글 두 글자 검색', blog: '마당', category: '개발 > 엣지', day: '2026-01-15' }
const EVERY_SYLLABLE = String.fromCodePoint(...Array.from({ length: 11_172 }, (_, i) => 0xac00 + i))

describe('the typefaces of cards', () => {
  it('have every Korean syllable', () => expect(charactersWithoutGlyph(EVERY_SYLLABLE, faces)).toEqual([]))

  it.each([
    ['Latin', 'The quick brown fox — “Émile”, ñandú, Łódź?'],
    ['signs', '!?…·•→←≤≥①②③「」『』〈〉℃№™½'],
    ['한자 and kana', '漢字 大韓民國 学校 ひらがな カタカナ'],
    ['emoji', '🤔 😎 🎉 👍🏽 👨‍👩‍👧 🇰🇷 1️⃣ ❤️ ✅'],
    ['single letters', 'ㅋㅋㅎㅎ ㄱㄴㄷ ㅏㅑ'],
    ['text with its letters taken apart', '한글 Émile'.normalize('NFD')],
    ['what is not seen', '가\u200b나\ufeff다\u2060\u00a0라\t'],
  ])('have %s', (_, text) => expect(charactersWithoutGlyph(text, faces)).toEqual([]))

  it('say which characters they lack, and leave them out', () => {
    expect(missingFromCard('한글 ภาษาไทย', () => faces)).not.toEqual([])
    expect(widthOf('ก', faces)).toBe(0)
    expect(drawLine('ก', { x: 0, y: 0, size: 10 }, faces)).toBe('')
  })

  it('are not asked of a title of Hangul and ASCII', () =>
    expect(
      missingFromCard('한글 and ASCII (1)', () => {
        throw new Error('opened')
      }),
    ).toEqual([]))

  it('draw an emoji made of several as its first', () =>
    expect(drawLine('👨‍👩‍👧', { x: 0, y: 0, size: 10 }, faces)).toBe(
      drawLine('👨', { x: 0, y: 0, size: 10 }, faces),
    ))

  it('draw every part of a character made of others', () => {
    const partsOf = (text: string) => drawLine(text, { x: 0, y: 0, size: 10 }, faces).match(/M/g)?.length
    expect(partsOf('n')).toBe(1)
    expect(partsOf('ñ')).toBe(2)
  })

  it('draw a syllable where it belongs: inside its square', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">${drawLine('뷁', { x: 0, y: 85, size: 100 }, faces)}</svg>`
    const { info } = await sharp(Buffer.from(svg)).trim().toBuffer({ resolveWithObject: true })
    expect(info.width).toBeGreaterThan(60)
    expect(info.height).toBeGreaterThan(60)
  })
})

describe('a card', () => {
  it('is 1200 × 630, small, and the same every time', async () => {
    const png = await renderCard(card, faces)
    const head = await sharp(png).metadata()
    expect([head.format, head.width, head.height]).toEqual(['png', 1200, 630])
    expect(png.length).toBeLessThan(16_000)
    expect(await renderCard(card, new Typefaces())).toEqual(png)
  })

  it('needs no fonts of the machine', () => expect(drawCard(card, faces)).not.toMatch(/<text|font/))

  it('says more with a longer title, and never leaves its edges', async () => {
    const title = '아주 긴 제목이 세 줄을 넘어갈 때 '.repeat(12)
    const { data, info } = await sharp(
      await renderCard({ ...card, title, blog: title, category: title }, faces),
    )
      .extract({ left: 1150, top: 0, width: 50, height: 630 })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(info.width).toBe(50)
    expect(Math.min(...data)).toBeGreaterThan(240)
  })

  it('has a new name when anything on it changes', () => {
    const blog = readBlog(BLOG_YAML, [])
    const post = { id: 'abcdefgh', title: '제목', category: 'dev', day: '2026-01-15' }
    const names = [
      cardFile(post, blog),
      cardFile({ ...post, title: '제 목' }, blog),
      cardFile({ ...post, day: '2026-01-16' }, blog),
      cardFile(post, { ...blog, title: '뜰' }),
      cardFile(post, { ...blog, categories: [] }),
    ]
    expect(new Set(names).size).toBe(names.length)
    expect(names[0]).toMatch(/^og\/abcdefgh-[0-9a-f]{12}\.png$/)
  })

  it('can say every title of the sample articles', async () => {
    const { articles } = await readSite(path.join(import.meta.dirname, '../../../posts'), {
      images: makeFolder(),
    })
    expect(articles.length).toBeGreaterThan(5)
    for (const { post } of articles) expect(charactersWithoutGlyph(post.title, faces)).toEqual([])
  })
})
