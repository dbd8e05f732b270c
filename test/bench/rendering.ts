import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { type Running, run, script } from './stage.ts'

const ROOT = path.join(import.meta.dirname, '../..')

/** What most blogs on Workers do: Hono, and marked at every request, over the same article between the same bytes. */
export async function startRendering(page: string): Promise<Running> {
  const file = await readFile(path.join(ROOT, 'posts/ai-trends/how-to-read-ai-news.md'), 'utf8')
  const markdown = file.replace(/^---[\s\S]*?\n---\n/, '')
  const [before = '', after = ''] = page.split(/<article[\s\S]*<\/article>/)
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: ROOT, loader: 'js' },
    define: {
      MARKDOWN: JSON.stringify(markdown),
      BEFORE: JSON.stringify(before),
      AFTER: JSON.stringify(after),
    },
    ...{ bundle: true, minify: true, format: 'esm', write: false },
  })
  return run([script('rendering.js', outputFiles[0]?.text ?? '')], { d1Databases: { DB: 'rendering' } })
}

const SOURCE = `
  import { Hono } from 'hono'
  import { marked } from 'marked'
  const app = new Hono()
  app.get('/posts/:slug', (c) => c.html(BEFORE + '<article>' + marked(MARKDOWN) + '</article>' + AFTER))
  export default app`
