import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildSite } from '../../../src/build/build.ts'
import type { Manifest } from '../../../src/domain/shelf-data.ts'
import { BLOG_YAML, makeFolder, makePosts, markdown } from '../../support/posts-folder.ts'
import { drawPicture } from './picture-files.ts'

async function buildWith(logo: string, draw: (posts: string) => Promise<unknown>) {
  const posts = makePosts({ 'blog.yaml': `${BLOG_YAML}logo: ${logo}\n`, 'dev/a.md': markdown('가') })
  await draw(posts)
  const out = makeFolder()
  const plan = { posts, shelf: out, assets: path.join(out, 'assets'), images: path.join(out, 'made') }
  const { warnings } = await buildSite(plan)
  const { assets }: Manifest = JSON.parse(readFileSync(path.join(out, 'manifest.txt'), 'utf8'))
  const { src, width, height } = assets.logo ?? {}
  return { src, size: [width, height], warnings, has: existsSync(path.join(plan.assets, `${src}`)) }
}

describe('the logo', () => {
  it('lies among the static files under a name of its content, as high as a line', async () => {
    const draw = (posts: string) =>
      drawPicture(path.join(posts, '_media/logo.png'), { width: 84, height: 42 })
    const { src, size, has } = await buildWith('_media/logo.png', draw)
    expect(src).toMatch(/^\/m\/[0-9a-f]{20}-84\.webp$/)
    expect(size).toEqual([56, 28])
    expect(has).toBe(true)
  })

  it('that is nowhere is complained of, and the blog stands without it', async () => {
    const { src, warnings } = await buildWith('_media/logo.png', async () => undefined)
    expect(src).toBeUndefined()
    expect(warnings).toMatchObject([{ file: 'posts/blog.yaml', forbidsPublishing: true }])
  })
})
