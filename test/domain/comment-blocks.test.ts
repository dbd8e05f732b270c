import { expect, it } from 'vitest'
import { renderComment } from '../../src/domain/comment-html.ts'

it.each([
  ['1. b', '<p>a</p><ol><li>b</li></ol>'],
  ['- b', '<p>a</p><ul><li>b</li></ul>'],
  ['> b', '<p>a</p><blockquote><p>b</p></blockquote>'],
  ['2. b', '<p>a<br>2. b</p>'],
  ['2026. 1. 15', '<p>a<br>2026. 1. 15</p>'],
])('the line “%s” ends the paragraph above it, or does not: %s', (line, html) =>
  expect(renderComment(`a\n${line}`)).toBe(html),
)

it('takes a run of backticks that closes nothing as one', () => {
  expect(renderComment('``a`')).toBe('<p>``a`</p>')
  expect(renderComment('``a`b`` `c`')).toBe('<p><code>a`b</code> <code>c</code></p>')
})

it('takes the indent of a fence off its lines, and ends it where the same run stands', () => {
  expect(renderComment('  ~~~\n    x\n ~~\n~~~~\ny')).toBe('<pre><code>  x\n~~</code></pre><p>y</p>')
})
