import { describe, expect, it } from 'vitest'
import { APPS, HOSTS, SEARCHES, SPAMMERS } from '../../src/domain/channels.ts'
import { isChannel, sourceOf } from '../../src/domain/source.ts'

const from = (host: string) =>
  sourceOf({ referrer: `https://${host}/x`, userAgent: '', ownHosts: ['blog.example'] })

describe('every channel', () => {
  const lines = HOSTS.flatMap(([channel, hosts]) => hosts.map((host) => [channel, host] as const))

  it('has a name without a dot and hosts with one, each once', () => {
    for (const [channel] of [...HOSTS, ...SEARCHES, ...APPS]) expect(channel).toMatch(/^[a-z][a-z-]*$/)
    for (const [, host] of lines) expect(host).toMatch(/^[a-z\d-]+(\.[a-z\d-]+)+$/)
    expect(new Set(lines.map(([, host]) => host)).size).toBe(lines.length)
    expect(new Set(HOSTS.map(([channel]) => channel)).size).toBe(HOSTS.length)
  })

  it.each(lines)('%s is found by %s and what stands under it', (channel, host) => {
    expect([from(host), from(`deep.${host}`)]).toEqual([
      expect.objectContaining({ source: channel }),
      expect.objectContaining({ source: channel }),
    ])
    expect(isChannel(channel)).toBe(true)
  })

  it.each(['google.com', 'www.google.de', 'google.co.jp', 'google.com.br'])('google is %s', (host) =>
    expect(from(host)).toMatchObject({ source: 'google' }),
  )
  it.each(['yahoo.com', 'search.yahoo.co.jp'])('yahoo is %s', (host) =>
    expect(from(host)).toMatchObject({ source: 'yahoo' }),
  )
})

it.each(SPAMMERS)('%s advertises itself, and is not counted', (host) => {
  expect(host).toMatch(/^[a-z\d-]+\.[a-z]+$/)
  expect([from(host), from(`www.${host}`)]).toEqual(['spam', 'spam'])
})

describe('an app that sends no referrer is known by its browser', () => {
  it.each([
    ['kakaotalk', 'Mozilla/5.0 KAKAOTALK 10.4'],
    ['naver', 'Mozilla/5.0 NAVER(inapp; search; 1000)'],
    ['daum', 'Mozilla/5.0 DaumApps/4.5'],
    ['instagram', 'Mozilla/5.0 Instagram 300.0'],
    ['threads', 'Mozilla/5.0 Barcelona 300.0'],
    ['facebook', 'Mozilla/5.0 [FBAN/FBIOS;FBAV/400]'],
    ['line', 'Mozilla/5.0 Safari Line/13.1'],
    ['band', 'Mozilla/5.0 BAND/10.1'],
    ['x', 'Mozilla/5.0 Twitter for iPhone'],
    ['linkedin', 'Mozilla/5.0 [LinkedInApp]'],
    ['slack', 'Mozilla/5.0 Slack/23'],
    ['discord', 'Mozilla/5.0 Discord/200'],
    ['telegram', 'Mozilla/5.0 Telegram-Android/10'],
  ])('%s', (channel, userAgent) => {
    expect(sourceOf({ referrer: undefined, userAgent, ownHosts: [] })).toMatchObject({ source: channel })
  })
})
