import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { BuildError, printComplaint } from './complaint.ts'

const ROOT = path.join(import.meta.dirname, '../..')

// To strip and compile the build's own files takes longer than a build of which nothing changed.
enableCompileCache(path.join(ROOT, '.cache/node'))
const { buildSite } = await import('./build.ts')
const { readShelfBudget } = await import('./shelf-budget.ts')

const { values } = parseArgs({
  options: { posts: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean', default: false } },
})
const started = performance.now()

try {
  const result = await buildSite({
    budget: await readShelfBudget(process.env, path.join(ROOT, 'wrangler.toml')),
    posts: path.resolve(values.posts ?? path.join(ROOT, 'posts')),
    shelf: values.out ? path.resolve(values.out) : path.join(ROOT, 'src/shelf/generated'),
    assets: values.out ? path.join(path.resolve(values.out), 'assets') : path.join(ROOT, 'dist/assets'),
    search: values.out
      ? path.join(path.resolve(values.out), 'search.json')
      : path.join(ROOT, 'dist/search.json'),
  })
  const milliseconds = Math.round(performance.now() - started)
  for (const warning of result.warnings) console.error(printComplaint(warning))
  if (values.json)
    console.log(
      JSON.stringify({
        posts: result.posts,
        pages: result.pages,
        warnings: result.warnings.length,
        milliseconds,
        // Their share of the time is in `images.milliseconds`.
        images: {
          count: result.images.count,
          made: result.images.made,
          milliseconds: result.images.milliseconds,
        },
        version: result.version,
      }),
    )
  else console.log(`글 ${result.posts}편을 ${milliseconds} ms에 지었습니다 (${result.version}).`)
} catch (error) {
  if (!(error instanceof BuildError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
