// What a first visit to the model article loads, ours and in other engines' own themes, as a browser sees it.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchBrowser, READER } from '../support/browser.ts'
import { ARTICLE } from './operations.ts'
import { installed, layOut } from './peer-site.ts'
import { startMadang } from './stage.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const POST = path.join(ROOT, 'posts/ai-trends/how-to-read-ai-news.md')

/** What one page asked for; KB of 1,024 bytes, texts as gzip sends them. */
type Weight = Readonly<
  Record<'page' | 'document' | 'styles' | 'scripts' | 'fonts and pictures', string | number>
> & {
  readonly requests: number
  readonly 'to other hosts': number
}

/** The pages there are: engines whose default theme is no package of npm are not among them. */
export async function weighPages(): Promise<Weight[]> {
  const madang = await startMadang()
  const ours = await serve(path.join(ROOT, 'dist/assets'), async (at) => {
    const answer = await fetch(new URL(at, madang.url))
    return { type: answer.headers.get('content-type') ?? '', bytes: Buffer.from(await answer.arrayBuffer()) }
  })
  const folder = mkdtempSync(path.join(tmpdir(), 'madang-themes-'))
  const hexo = await serve(buildHexo(folder))
  try {
    return [
      await weigh('Madang', new URL(ARTICLE, ours.url)),
      await weigh('Hexo, landscape', new URL(`${ARTICLE}/`, hexo.url)),
    ]
  } finally {
    for (const server of [ours, hexo]) server.close()
    await madang.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function buildHexo(folder: string): string {
  const site = layOut('hexo', folder)
  mkdirSync(path.join(site, 'source/_posts'), { recursive: true })
  cpSync(POST, path.join(site, 'source/_posts', path.basename(POST)))
  const command = path.join(installed('hexo'), 'hexo/bin/hexo')
  execFileSync(
    process.execPath,
    [command, 'generate', '--silent', '--config', '_config.yml,_landscape.yml'],
    {
      ...{ cwd: site, stdio: 'ignore' },
    },
  )
  return path.join(site, 'public')
}

interface Sent {
  readonly type: string
  readonly bytes: Buffer
}

/** A folder as a static host serves it; `otherwise` answers for what is not in it. */
async function serve(folder: string, otherwise?: (at: string) => Promise<Sent>) {
  const server = createServer(async (request, response) => {
    const at = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = path.join(folder, at.endsWith('/') ? `${at}index.html` : at)
    const sent = await readFile(file)
      .then((bytes) => ({ type: TYPES[path.extname(file)] ?? '', bytes }))
      .catch(() => otherwise?.(request.url ?? '/'))
    response.writeHead(sent ? 200 : 404, { 'content-type': sent?.type ?? 'text/plain' }).end(sent?.bytes)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: new URL(`http://127.0.0.1:${port}`), close: () => server.close() }
}

const TYPES: Readonly<Record<string, string>> = {
  ...{
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css',
    '.js': 'text/javascript',
    '.svg': 'image/svg+xml',
  },
}

async function weigh(page: string, url: URL): Promise<Weight> {
  const browser = await launchBrowser()
  const tab = await browser.newPage(READER)
  const sums = { document: 0, stylesheet: 0, script: 0, font: 0, image: 0 }
  const [asked, bodies]: [string[], Promise<void>[]] = [[], []]
  tab.on('request', (request) => asked.push(request.url()))
  tab.on('response', (response) => {
    const kind = Object.keys(sums).find((name) => name === response.request().resourceType())
    const add = async () => {
      const body = await response.body()
      if (isSum(sums, kind)) sums[kind] += (TEXTS.includes(kind) ? gzipSync(body) : body).length
    }
    bodies.push(add().catch(() => undefined))
  })
  await tab.goto(url.href, { waitUntil: 'load' })
  await Promise.all(bodies)
  await browser.close()
  return {
    ...{
      page,
      requests: asked.length,
      'to other hosts': asked.filter((one) => !one.startsWith(url.origin)).length,
    },
    ...{ document: kib(sums.document), styles: kib(sums.stylesheet), scripts: kib(sums.script) },
    'fonts and pictures': kib(sums.font + sums.image),
  }
}

const TEXTS = ['document', 'stylesheet', 'script']

const isSum = <Sums extends object>(sums: Sums, kind: string | undefined): kind is keyof Sums & string =>
  kind !== undefined && kind in sums

const kib = (bytes: number): string => (bytes / 1024).toFixed(1)
