import type { Router } from 'hono/router'
import { PatternRouter } from 'hono/router/pattern-router'
import { describe, expect, it } from 'vitest'
import { remembering } from '../../src/gates/remembering.ts'

const walked: string[] = []

/** A router that tells which addresses it walked its patterns for. */
function makeRouter(): Router<string> {
  const patterns = new PatternRouter<string>()
  const match: Router<string>['match'] = (method, path) => {
    walked.push(`${method} ${path}`)
    return patterns.match(method, path)
  }
  walked.length = 0
  const router = remembering({ name: 'watched', add: patterns.add.bind(patterns), match })
  router.add('GET', '/posts/:slug', 'article')
  router.add('POST', '/posts/:slug', 'write')
  return router
}

describe('the memory of routes', () => {
  it('walks the patterns once for an address, and answers the same again', () => {
    const router = makeRouter()
    const first = router.match('GET', '/posts/one')
    expect(router.match('GET', '/posts/one')).toEqual(first)
    expect(first[0]).toEqual([['article', expect.objectContaining({ slug: 'one' })]])
    expect(walked).toEqual(['GET /posts/one'])
  })

  it('takes no address and no method for another', () => {
    const router = makeRouter()
    router.match('GET', '/posts/one')
    expect(router.match('GET', '/posts/two')[0]).toEqual([
      ['article', expect.objectContaining({ slug: 'two' })],
    ])
    expect(router.match('POST', '/posts/one')[0]).toEqual([
      ['write', expect.objectContaining({ slug: 'one' })],
    ])
    expect(router.match('GET', '/nowhere')[0]).toEqual([])
  })

  it('keeps neither endless addresses nor endlessly many', () => {
    const router = makeRouter()
    for (let n = 0; n <= 500; n++) router.match('GET', `/posts/${n}`)
    const long = `/posts/${'a'.repeat(400)}`
    router.match('GET', long)
    router.match('GET', long)
    router.match('GET', '/posts/0')
    expect(walked.filter((address) => address === `GET ${long}`)).toHaveLength(2)
    expect(walked.filter((address) => address === 'GET /posts/0')).toHaveLength(2)
  })
})
