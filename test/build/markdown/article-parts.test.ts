import { describe, expect, it } from 'vitest'
import { tableOfContents } from '../../../src/build/markdown/contents.ts'
import { renderArticle } from '../../../src/build/markdown/render.ts'
import { youtubeVideo } from '../../../src/build/markdown/videos.ts'

const render = (source: string, lang = 'ko') => renderArticle(source, { lang })
const html = (source: string, lang = 'ko') => render(source, lang).html

describe('alerts', () => {
  it('have a title in the language of the article', () => {
    expect(html('> [!WARNING]\n> **가**')).toBe(
      '<div class="alert warning" role="note"><p class="alert-title">주의</p>\n<p><strong>가</strong></p>\n</div>\n',
    )
    expect(html('> [!note]\n>\n> a', 'en')).toBe(
      '<div class="alert note" role="note"><p class="alert-title">Note</p>\n<p>a</p>\n</div>\n',
    )
  })

  it('leave no mark in summaries', () => expect(render('> [!TIP]\n> 가').text).toBe('가'))

  it('are quotes when the mark is unknown or not alone on its line, with a warning', () => {
    expect(html('> [!TIP] 가\n> 나')).toContain('<blockquote>')
    const [warning] = render('가\n\n> [!WARNNIG]\n> 나').warnings
    expect(warning).toMatchObject({ line: 3, hint: expect.stringContaining('[!WARNING]') })
    expect(render('> [가]\n\n> 보통 인용').warnings).toEqual([])
  })
})

describe('<!--more-->', () => {
  it('ends the excerpt and leaves no trace', () => {
    const article = render('가 **나**.\n\n<!--more-->\n\n다.')
    expect(article.excerptText).toBe('가 나.')
    expect(article.html).toBe('<p>가 <strong>나</strong>.</p>\n<p>다.</p>\n')
  })

  it('may be spaced, in capitals, or within a paragraph', () => {
    expect(render('가.\n\n<!-- MORE -->\n다').excerptText).toBe('가.')
    expect(render('가.\n\n나. <!-- more --> 다.')).toMatchObject({
      excerptText: '가. 나.',
      html: '<p>가.</p>\n<p>나.  다.</p>\n',
    })
  })

  it('in code is code, and at the top means nothing', () => {
    expect(render('`<!--more-->`\n\n```\n<!--more-->\n```')).not.toHaveProperty('excerptText')
    expect(render('<!--more-->\n\n가')).not.toHaveProperty('excerptText')
  })
})

describe('paragraphs in another language', () => {
  it('say so', () => {
    expect(html('It is not the language of this article, and a reader should hear it.')).toMatch(
      /^<p lang="en">/,
    )
    expect(html('これはとても長い日本語の文章です。')).toMatch(/^<p lang="ja">/)
    expect(
      html('한국어로 쓴 문장이 영어 글 가운데에 길게 들어 있을 때에는 그렇게 말해 줍니다.', 'en'),
    ).toMatch(/^<p lang="ko">/)
  })

  it.each([
    'React, Vue, Svelte, Solid, Angular, Ember, Preact',
    '`the code is in a box and it is not prose`',
    'https://e.example/the/a/of/and/to/in/is',
    '2026-01-01 12:00 UTC 3.14 100%',
    'Getting Started',
    'The *Madang* 블로그 is the one of the best.',
    'Dies ist ein deutscher Satz, den niemand für Englisch halten soll.',
  ])('are not seen in %s', (source) => expect(html(source)).toMatch(/^<p>/))
})

describe('pictures alone in a paragraph', () => {
  it('with a title are figures', () => {
    expect(html('![가](a.png "나 <다>")')).toMatch(
      /^<figure><img [^>]*src="a.png" alt="가"><figcaption>나 &lt;다&gt;<\/figcaption><\/figure>\n$/,
    )
  })

  it('without a title, or with others, are none', () => {
    expect(html('![가](a.png)\n\n![가](a.png "나") 다')).not.toContain('<figure')
  })
})

describe('videos', () => {
  it('are links that ask to be pressed, and name what the page must allow', () => {
    const article = render('[가 **나**](https://youtu.be/dQw4w9WgXcQ?t=90)')
    expect(article.html).toBe(
      '<p class="video"><a href="https://youtu.be/dQw4w9WgXcQ?t=90" rel="noopener" data-youtube="dQw4w9WgXcQ" ' +
        'data-start="90"><span>가 <strong>나</strong></span> <small>누르면 YouTube에서 불러옵니다</small></a></p>\n',
    )
    expect(article.embeds).toEqual(['youtube'])
    expect(html('https://www.youtube.com/watch?v=dQw4w9WgXcQ')).toContain('<span>동영상 보기</span>')
  })

  it('load nothing', () =>
    expect(html('https://youtu.be/dQw4w9WgXcQ')).not.toMatch(/<(?:iframe|img|script)|src=/))

  it('within text, and other links, are links', () => {
    const article = render('보기: https://youtu.be/dQw4w9WgXcQ\n\nhttps://e.example/watch?v=dQw4w9WgXcQ')
    expect(article.html).not.toContain('video')
    expect(article.embeds).toEqual([])
  })

  it.each([
    ['https://m.youtube.com/watch?app=x&v=dQw4w9WgXcQ&t=1m30s', { id: 'dQw4w9WgXcQ', start: 90 }],
    ['https://www.youtube.com/shorts/dQw4w9WgXcQ', { id: 'dQw4w9WgXcQ', start: 0 }],
    ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=5', { id: 'dQw4w9WgXcQ', start: 5 }],
    ['https://www.youtube.com/@channel', undefined],
    ['https://youtu.be/short', undefined],
    ['https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ', undefined],
    ['javascript://youtu.be/dQw4w9WgXcQ', undefined],
  ])('are known by their address: %s', (href, video) => expect(youtubeVideo(href)).toEqual(video))
})

describe('tableOfContents', () => {
  const entry = (text: string, ...entries: unknown[]) => ({ id: text, text, entries })

  it('nests headings', () => {
    expect(tableOfContents(render('## a\n\n### b\n\n#### c\n\n### d\n\n## e').headings)).toEqual([
      entry('a', entry('b'), entry('d')),
      entry('e'),
    ])
  })

  it('copes with depths left out', () => {
    expect(tableOfContents(render('### a\n\n## b\n\n#### c\n\n### d').headings, 4)).toEqual([
      entry('a'),
      entry('b', entry('c'), entry('d')),
    ])
  })
})
