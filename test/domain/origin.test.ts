import { expect, it } from 'vitest'
import { isSameOrigin } from '../../src/domain/origin.ts'

const BLOG = 'https://blog.example'

it.each([
  ['same-origin', undefined, true],
  ['same-origin', 'https://evil.example', true],
  ['same-site', BLOG, false],
  ['cross-site', BLOG, false],
  ['none', BLOG, false],
  ['', BLOG, false],
  [undefined, BLOG, true],
  [undefined, 'https://evil.example', false],
  [undefined, 'null', false],
  [undefined, '', false],
  [undefined, undefined, false],
])('Sec-Fetch-Site %s with Origin %s comes from here: %s', (fetchSite, origin, same) =>
  expect(isSameOrigin({ fetchSite, origin }, [BLOG])).toBe(same),
)
