import { rmSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { lintPosts } from '../../src/cli/lint.ts'
import { build } from '../support/built-posts.ts'
import { makePosts } from '../support/posts-folder.ts'

/** As another engine has them: in folders of dates, categories as they come. */
function brought(): string {
  const post = (title: string, settings: string) =>
    `---\ntitle: ${title}\ndate: 2020-01-02\n${settings}---\n\n글\n`
  const folder = makePosts({
    '2020/01/02/a.md': post('가', 'category: "머신 러닝: 기초"\n'),
    '2020/01/02/b.md': post('나', 'categories: [MobX]\n'),
    '2020/01/03/c.md': post('다', ''),
  })
  rmSync(path.join(folder, 'blog.yaml'))
  return folder
}

it('posts brought from elsewhere are built as they are, and what blog.yaml could say is offered once', async () => {
  const { shelf, posts, warnings } = await build(brought())
  expect(posts).toBe(3)
  expect(Object.fromEntries(shelf.posts.map((p) => [p.title, p.category]))).toEqual({
    ...{ 가: '머신-러닝-기초', 나: 'mobx', 다: 'etc' },
  })
  expect(warnings).toMatchObject([{ file: 'posts/blog.yaml', forbidsPublishing: true }])
  expect(warnings[0]?.hint).toContain('      mobx: {name: "MobX"}')
})

it('nobody publishes a blog whose settings are assumed', async () => {
  const { complaints } = await lintPosts(brought(), { lockMustHold: false })
  expect(complaints).toMatchObject([{ file: 'posts/blog.yaml', level: 'error' }])
})
