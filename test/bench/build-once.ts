// One build, as `npm run build` does it, with caches of its own: node build-once.ts FOLDER [prepare]
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { planIn } from './bench-plan.ts'

const folder = path.resolve(process.argv[2] ?? '')
enableCompileCache(path.join(folder, 'node'))
const { buildSite, readSite } = await import('../../src/build/build.ts')

const plan = planIn(folder)

if (process.argv[3] === 'prepare') {
  const { layCards } = await import('./cards.ts')
  await layCards(await readSite(plan.posts, plan), plan.images)
} else await buildSite(plan)
