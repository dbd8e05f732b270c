import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../../src/build/markdown/render.ts'
import type { PictureLookup } from '../../../src/build/pictures/lookup.ts'

const large = { path: '', name: 'aaaaaaaaaaaaaaaaaaaa', width: 3000, height: 2000 }
const small = { path: '', name: 'bbbbbbbbbbbbbbbbbbbb', width: 200, height: 100 }
const moving = { path: '', name: 'cccccccccccccccccccc', width: 40, height: 30, keptAs: 'gif' }

const pictures: PictureLookup = (src) => {
  const picture = { 'large.jpg': large, 'small.png': small, 'moving.gif': moving }[src]
  if (picture) return { kind: 'picture', picture, ...(src === 'small.png' && { spelling: 'dev/Small.png' }) }
  if (src.startsWith('http')) return { kind: 'remote' }
  return { kind: 'missing', tried: `dev/${src}` }
}

const render = (body: string) => renderArticle(body, { lang: 'ko', pictures })
const images = (html: string) => html.match(/<img[^>]*>/g) ?? []

describe('a picture in an article', () => {
  it('comes in the formats and widths a screen may want, with the room it takes', () => {
    const { html } = render('![산](large.jpg)')
    expect(html).toBe(
      '<p><picture><source type="image/avif" srcset="/m/aaaaaaaaaaaaaaaaaaaa-640.avif 640w, ' +
        '/m/aaaaaaaaaaaaaaaaaaaa-960.avif 960w, /m/aaaaaaaaaaaaaaaaaaaa-1280.avif 1280w" ' +
        'sizes="(min-width: 688px) 640px, calc(100vw - 48px)"><img fetchpriority="high" ' +
        'src="/m/aaaaaaaaaaaaaaaaaaaa-1280.webp" srcset="/m/aaaaaaaaaaaaaaaaaaaa-640.webp 640w, ' +
        '/m/aaaaaaaaaaaaaaaaaaaa-960.webp 960w, /m/aaaaaaaaaaaaaaaaaaaa-1280.webp 1280w" ' +
        'sizes="(min-width: 688px) 640px, calc(100vw - 48px)" width="1280" height="853" alt="산"></picture></p>\n',
    )
  })

  it('is never enlarged', () => {
    const { html } = render('![점](small.png)')
    expect(html).toContain('<source type="image/avif" srcset="/m/bbbbbbbbbbbbbbbbbbbb-200.avif">')
    expect(html).toContain('src="/m/bbbbbbbbbbbbbbbbbbbb-200.webp" width="200" height="100"')
  })

  it('stays one file where it moves', () =>
    expect(render('![춤](moving.gif)').html).toBe(
      '<p><img fetchpriority="high" src="/m/cccccccccccccccccccc.gif" width="40" height="30" alt="춤"></p>\n',
    ))

  it('loads first when it is first, and later when it comes near', () => {
    const [first, ...later] = images(
      render('![](large.jpg)\n\n<img src="small.png" alt>\n\n![](moving.gif)').html,
    )
    expect(first).toContain('fetchpriority="high"')
    expect(first).not.toContain('lazy')
    expect(later).toHaveLength(2)
    for (const image of later) expect(image).toContain('loading="lazy" decoding="async"')
  })

  it('keeps words, title and link around it', () => {
    const { html } = render('[![A "quoted" & <b>](large.jpg "제목")](https://example.com)')
    expect(html).toMatch(/^<p><a rel="noopener" href="https:\/\/example.com"><picture>/)
    expect(html).toContain('alt="A &quot;quoted&quot; &amp; &lt;b&gt;" title="제목"></picture></a>')
  })

  it('written as HTML keeps its own attributes and the width its author wants', () => {
    const { html } = render(`<img class='wide' SRC='large.jpg' width=320 alt='그 "산"' loading="eager">`)
    expect(html).toContain('sizes="(min-width: 368px) 320px, calc(100vw - 48px)" width="320" height="213"')
    expect(html).toContain('class="wide" alt="그 &quot;산&quot;"')
    expect(html.match(/loading=/g)).toHaveLength(1)
  })

  it('in a comment or in code is none', () => {
    const body = '<!-- <img src="large.jpg"> -->\n\n`<img src="large.jpg">`\n\n    <img src="large.jpg">\n'
    expect(render(body).html).not.toContain('/m/')
    expect(render(body).warnings).toEqual([])
  })

  it('that is not there stands as written', () => {
    expect(render('![산](none.jpg)').html).toContain('src="none.jpg" alt="산"')
    expect(render('<img src="none.jpg" alt="산">').html).toContain('<img src="none.jpg" alt="산">')
  })
})

describe('an article’s pictures that will not be seen', () => {
  it('are named with their lines', () => {
    const body = [
      '글',
      '',
      '![산](none.jpg)',
      '',
      '> ![먼 산](https://example.com/a.png)',
      '',
      '<p>',
      '<img src="gone.png" alt="">',
      '</p>',
    ].join('\n')
    const { warnings } = render(body)
    expect(warnings).toMatchObject([
      { line: 3, message: '그림 파일이 없습니다: none.jpg', forbidsPublishing: true },
      { line: 5, message: expect.stringContaining('https://example.com/a.png') },
      { line: 8, message: '그림 파일이 없습니다: gone.png', forbidsPublishing: true },
    ])
    expect(warnings[0]?.hint).toContain('posts/dev/none.jpg')
    expect(warnings[1]).not.toHaveProperty('forbidsPublishing')
  })

  it('are told apart from those spelled in another case', () =>
    expect(render('![점](small.png)').warnings).toMatchObject([
      { line: 1, hint: expect.stringContaining('dev/Small.png') },
    ]))

  it('include those without words for who cannot see them', () => {
    const { warnings } = render('<img src="large.jpg">\n\n<img src="large.jpg" alt="">')
    expect(warnings).toMatchObject([{ line: 1, message: expect.stringContaining('alt') }])
  })
})
