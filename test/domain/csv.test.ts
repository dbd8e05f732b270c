import { expect, it } from 'vitest'
import { csvLine } from '../../src/domain/csv.ts'

it('quotes what holds commas, quotes or line ends, and nothing else', () => {
  expect(csvLine(['가', 'a,b', 'say "hi"', 'two\r\nlines', 7, true, null])).toBe(
    '가,"a,b","say ""hi""","two\r\nlines",7,true,\r\n',
  )
})

it.each(['=1+1', '+82', '-2', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x'])(
  'keeps %j from being a formula',
  (cell) => expect(csvLine([cell])).toMatch(/^"?'/),
)

it('leaves signs further in alone', () => expect(csvLine(['a=1', '2-1'])).toBe('a=1,2-1\r\n'))
