import { describe, expect, it } from 'vitest'
import { lineCutter, readableLine } from '../../src/cli/wrangler-output.ts'

describe('what npm start shows of wrangler', () => {
  it.each([
    '[custom build] Running: npm run build',
    '[custom build] > node src/build/main.ts',
    '[custom build] ',
    'env.DB (madang)                                D1 Database               local',
    '\u001b[34m⎔ Starting local server...\u001b[39m',
    '[wrangler:info] GET / 200 OK (3ms)',
    'Using secrets defined in .wrangler/state/run-8787.env',
  ])('leaves out %j', (line) => {
    expect(readableLine(line)).toBeUndefined()
  })

  it('shows what the build says, without the frame', () => {
    expect(readableLine('[custom build] posts/a.md:2: titl는 모르는 항목입니다')).toBe(
      'posts/a.md:2: titl는 모르는 항목입니다',
    )
    expect(readableLine('[custom build]     → title를 뜻했나요?')).toBe('    → title를 뜻했나요?')
  })

  it.each(['[wrangler:error] boom', '✘ [ERROR] Address already in use', 'a line nobody foresaw'])(
    'shows %j',
    (line) => {
      expect(readableLine(line)).toBe(line)
    },
  )

  it('puts lines together that come in pieces', () => {
    const lines: string[] = []
    const cut = lineCutter((line) => lines.push(line))
    for (const chunk of ['on', 'e\r\ntwo\nth', 'ree\n', 'rest']) cut(chunk)
    expect(lines).toEqual(['one', 'two', 'three'])
  })
})
