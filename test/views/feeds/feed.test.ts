import { expect, it } from 'vitest'
import { withAbsoluteAddresses } from '../../../src/views/feeds/feed.ts'

it('a picture in a feed is one file that every reader can show, at an absolute address', () => {
  const html =
    '<p><picture><source type="image/avif" srcset="/m/a-640.avif 640w, /m/a-900.avif 900w" sizes="100vw">' +
    '<img src="/m/a-900.webp" srcset="/m/a-640.webp 640w, /m/a-900.webp 900w" sizes="100vw" width="900" height="9" alt="산">' +
    '</picture> <code>srcset=&quot;x&quot;</code></p>'
  expect(withAbsoluteAddresses(html, 'https://blog.example/posts/a')).toBe(
    '<p><picture><img src="https://blog.example/m/a-900.webp" width="900" height="9" alt="산"></picture> ' +
      '<code>srcset=&quot;x&quot;</code></p>',
  )
})

it('a text in a feed is the text alone: its contents and the way to its file belong to its page', () => {
  const around = (html: string) =>
    `<nav class="toc" aria-label="차례"><ol><li><a href="#가">가</a></li></ol></nav>\n${html}` +
    '<p class="edit"><a href="https://code.example/a.md" rel="noopener">이 글 고치기</a></p>\n'
  const html = '<h2 id="가">가</h2>\n<p>글</p>\n'
  expect(withAbsoluteAddresses(around(html), 'https://blog.example/posts/a')).toBe(html)
})
