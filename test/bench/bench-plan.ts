import path from 'node:path'
import type { BuildPlan } from '../../src/build/build.ts'

/** A build of `folder`/posts that reads and writes nothing outside of `folder`. */
export const planIn = (
  folder: string,
): Required<Pick<BuildPlan, 'images' | 'rendered' | 'search'>> & BuildPlan => ({
  posts: path.join(folder, 'posts'),
  shelf: path.join(folder, 'out'),
  assets: path.join(folder, 'out/assets'),
  search: path.join(folder, 'out/search.json'),
  images: path.join(folder, 'images'),
  rendered: path.join(folder, 'rendered'),
})
