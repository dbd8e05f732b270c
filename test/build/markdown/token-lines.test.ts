import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { placeTokens } from '../../../src/build/markdown/token-lines.ts'

/** Each text with the line its first word stands on, to compare with the number it is made of. */
const lines = (source: string): [string, number][] =>
  placeTokens(new Marked().lexer(source)).flatMap(({ token, line }) =>
    token.type === 'text' && !token.tokens
      ? [[token.raw.trim(), line + (/^\n*/.exec(token.raw)?.[0].length ?? 0)] as [string, number]]
      : [],
  )

describe('placeTokens', () => {
  it('knows the line of every text in lists, quotes and tables', () => {
    const source = [
      ...[
        '@1',
        '',
        '- @3',
        '- @4',
        '  - @5',
        '',
        '    @7',
        '-',
        '  @9',
        '',
        '> @11',
        '>',
        '> - @13',
        '>   *@14*',
      ],
      ...['', '| @16 | @16 |', '|--|--|', '| @18 | **@18** |', '| @19 | |', '', '```', 'x', '```', '@24', ''],
      ...['1. - @26', '     > @27', '', '[@29](/x)', '<b>', '@31', '</b>', '', '@34', '===', '- [ ] @36', ''],
    ].join('\n')
    const found = lines(source).filter(([text]) => text.includes('@'))
    expect(found.length).toBeGreaterThan(18)
    for (const [text, line] of found) expect(text).toBe(`@${line}`)
  })

  it('adds up to the source: no token is lost between lines', () => {
    const source = '가\n\n\n- 나\n\n\n> 다\n\n---\n\n[a]: /b\n\n끝\n'
    expect(
      new Marked()
        .lexer(source)
        .map((token) => token.raw)
        .join(''),
    ).toBe(source)
  })
})
