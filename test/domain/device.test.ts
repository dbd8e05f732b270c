import { describe, expect, it } from 'vitest'
import { deviceCookie, deviceHash, isLoopback, newDevice, readToken } from '../../src/domain/device.ts'

const PEPPER = 'pepper-of-enough-characters'
const BLOG = new URL('https://blog.example/posts/a')
const HERE = new URL('http://127.0.0.1:8787/')
const TOKEN = 'AbCdEfGhIjKlMnOpQrSt-_'

describe('a device’s cookie', () => {
  it('is found among others', () => {
    const cookies = `a=b; __Host-madang-device=${TOKEN}; c=d=e`
    expect(readToken(cookies, 'device', BLOG)).toBe(TOKEN)
    expect(readToken(`madang-device=${TOKEN}`, 'device', HERE)).toBe(TOKEN)
  })

  it.each([
    undefined,
    '',
    `madang-device=${TOKEN}`,
    `x__Host-madang-device=${TOKEN}`,
    '__Host-madang-device=',
    '__Host-madang-device=short',
    `__Host-madang-device=${TOKEN}x`,
    `__Host-madang-device=${TOKEN.slice(1)}!`,
  ])('is none in %s', (cookies) => expect(readToken(cookies, 'device', BLOG)).toBeUndefined())

  it('is bound to its host and unread by scripts everywhere but on loopback http', () => {
    expect(deviceCookie(TOKEN, BLOG)).toBe(
      `__Host-madang-device=${TOKEN}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure`,
    )
    expect(deviceCookie(TOKEN, HERE)).toBe(
      `madang-device=${TOKEN}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax`,
    )
  })

  it.each([
    ['http://127.0.0.1:8787', true],
    ['http://localhost', true],
    ['http://[::1]:80', true],
    ['https://localhost', false],
    ['http://127.0.0.1.example', false],
    ['http://localhost.example', false],
    ['http://10.0.0.1', false],
  ])('%s is loopback http: %s', (url, loopback) => expect(isLoopback(new URL(url))).toBe(loopback))
})

describe('a new device', () => {
  it('is the key’s own when a page issued the key, and known to nobody without the pepper', async () => {
    const key = crypto.randomUUID()
    const token = await newDevice(PEPPER, key)
    expect(token).toMatch(/^[\w-]{22}$/)
    expect(await newDevice(PEPPER, key)).toBe(token)
    expect(await newDevice(`${PEPPER}!`, key)).not.toBe(token)
    expect(await newDevice(PEPPER, crypto.randomUUID())).not.toBe(token)
  })

  it.each([undefined, 'a-key-of-8', 7])('is random for the key %s, which others may guess', async (key) => {
    expect(await newDevice(PEPPER, key)).not.toBe(await newDevice(PEPPER, key))
  })

  it('is kept as a hash that does not lead back', async () => {
    const hash = await deviceHash(TOKEN)
    expect(hash).toHaveLength(32)
    expect(await deviceHash(TOKEN)).toEqual(hash)
  })
})
