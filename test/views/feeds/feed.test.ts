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
