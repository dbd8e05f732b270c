import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchPicture, findFetched, isPublic } from '../../../src/cli/import/fetch-images.ts'
import { makeFolder } from '../../support/posts-folder.ts'

const server = createServer((request, response) => {
  if (request.url === '/moved.png') response.writeHead(302, { location: '/a.png' }).end()
  else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end()
  else if (request.url === '/page.png') response.end('<html>')
  else if (request.url === '/a.png') response.end(Buffer.from('\x89PNG\r\n', 'latin1'))
  else response.writeHead(404).end()
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => {
  server.close()
})

const anywhere = () => true

describe('a picture of another site', () => {
  it('is fetched behind redirects, named for its post, and known the next time', async () => {
    const fetched = await fetchPicture(`${base}/moved.png`, 'dev/a.md', anywhere)
    expect(fetched).toMatchObject({
      kind: 'new',
      to: expect.stringMatching(/^dev\/a\/moved-[0-9a-f]{8}\.png$/),
    })
    const posts = makeFolder()
    expect(await findFetched(`${base}/moved.png`, 'dev/a.md', posts)).toBeUndefined()
    mkdirSync(path.join(posts, 'dev/a'), { recursive: true })
    if (fetched.kind === 'new') writeFileSync(path.join(posts, fetched.to), fetched.bytes)
    expect(await findFetched(`${base}/moved.png`, 'dev/a.md', posts)).toMatch(/^a\/moved-[0-9a-f]{8}\.png$/)
  })

  it.each([
    ['/page.png', '그림이 아닙니다'],
    ['/none.png', '404'],
    ['/loop', '끝없이'],
  ])('is told to be missing where %s answers otherwise', async (name, why) => {
    expect(await fetchPicture(base + name, 'a.md', anywhere)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining(why),
    })
  })

  it("is never asked of the author's own network", async () => {
    for (const src of [
      `${base}/a.png`,
      'http://localhost/a.png',
      'http://169.254.169.254/x',
      'http://[::1]/a.png',
      'file:///etc/passwd',
    ])
      expect(await fetchPicture(src, 'a.md')).toMatchObject({ kind: 'failed' })
    const inside = [
      '10.1.2.3',
      '192.168.0.1',
      '172.20.0.1',
      '100.64.1.1',
      '::1',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '0.0.0.0',
    ]
    expect(inside.filter(isPublic)).toEqual([])
    expect(['93.184.216.34', '2606:2800:220:1::1'].filter(isPublic)).toHaveLength(2)
  })
})
