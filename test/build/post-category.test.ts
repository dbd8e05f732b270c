import { describe, expect, it } from 'vitest'
import { BLOG, readFields } from '../support/front-matter.ts'

describe('the category', () => {
  it.each([
    ['category: diary', 'diary'],
    ['category: dev/edge', 'dev/edge'],
    ['category: 엣지', 'dev/edge'],
    ['category: 일기', 'diary'],
    ['category: 개발/엣지', 'dev/edge'],
    ['categories: [개발, 엣지]', 'dev/edge'],
    ['categories: [dev]', 'dev'],
    ['categories: Diary', 'diary'],
  ])('%s is %s', (settings, category) =>
    expect(readFields(settings)).toMatchObject({ category, complaints: [] }),
  )

  it.each([
    ['posts/dev/edge/a.md', 'dev/edge'],
    ['posts/dev/2024/01/a.md', 'dev'],
    ['posts/diary/name/index.md', 'diary'],
  ])('of %s without a word is its folder', (file, category) =>
    expect(readFields('', file)).toMatchObject({ category, complaints: [] }),
  )

  it('is the first one that is known of several, with a warning', () => {
    for (const [settings, first] of [
      ['categories: [nowhere, diary, dev]', 'diary'],
      ['categories: [[개발, 엣지], [일기]]', 'dev/edge'],
    ]) {
      const { category, complaints } = readFields(settings ?? '')
      expect(category).toBe(first)
      expect(complaints).toMatchObject([{ line: 4, level: 'warning' }])
    }
  })

  it('is the default one for a post that says none and lies in no folder', () => {
    const said = ['', 'posts/2019/08/a.md', undefined] as const
    expect(readFields(...said, { ...BLOG, defaultCategory: 'diary' })).toMatchObject({
      category: 'diary',
      complaints: [],
    })
    expect(readFields(...said).complaints[0]?.hint).toContain('default_category')
  })

  it('of a page is none', () =>
    expect(readFields('category: dev', 'posts/_pages/about.md')).toMatchObject({
      category: '',
      complaints: [],
    }))
})
