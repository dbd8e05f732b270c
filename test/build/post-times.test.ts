import { describe, expect, it } from 'vitest'
import { readFields, seoul } from '../support/front-matter.ts'

describe('the time', () => {
  it('a post appears is its date, unless publish_at says another', () => {
    const post = readFields('publish_at: 2027-03-01 07:00')
    expect(post).toMatchObject({
      publishedAt: seoul('2026-01-15T00:00'),
      visibleFrom: seoul('2027-03-01T07:00'),
    })
    expect(post.day).toBe('2026-01-15')
    expect(readFields('publish_at: 2026-01-15')).not.toHaveProperty('visibleFrom')
    expect(readFields('')).not.toHaveProperty('visibleFrom')
  })

  it('may be said by publish_at alone, or by the name of the file', () => {
    expect(readFields('', undefined, 'title: 글\npublish_at: 2026-01-16 07:00\n')).toMatchObject({
      publishedAt: seoul('2026-01-16T07:00'),
      day: '2026-01-16',
      complaints: [],
    })
    expect(readFields('', 'posts/dev/2026-1-5-hello.md', 'title: 글\n')).toMatchObject({
      path: '/posts/hello',
      day: '2026-01-05',
      complaints: [],
    })
  })

  it('Hugo’s publishDate beside a date hides the post until then', () =>
    expect(readFields('publishDate: 2027-03-01')).toMatchObject({
      day: '2026-01-15',
      visibleFrom: seoul('2027-03-01T00:00'),
    }))

  it('a post disappears comes after it appears', () => {
    expect(readFields('expire_at: 2026-02-01 18:00')).toMatchObject({
      visibleUntil: seoul('2026-02-01T18:00'),
    })
    expect(readFields('expiryDate: 2026-02-01')).toMatchObject({ visibleUntil: seoul('2026-02-01T00:00') })
    for (const settings of ['expire_at: 2026-01-15', 'publish_at: 2026-03-01\nexpire_at: 2026-02-01'])
      expect(readFields(settings).complaints).toMatchObject([
        { level: 'error', line: settings.split('\n').length + 3 },
      ])
  })

  it('of a page means nothing', () =>
    expect(readFields('', 'posts/_pages/about.md', 'title: 소개\n')).toMatchObject({
      publishedAt: 0,
      complaints: [],
    }))
})
