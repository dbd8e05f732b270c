// The model article served by others: Astro by its own adapter for Workers, and Hono with marked at every request.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Load, load, requestOf } from './load.ts'
import { ARTICLE, OWN_PAGE } from './operations.ts'
import { installed, layOut } from './peer-site.ts'
import { startRendering } from './rendering.ts'
import { type Running, run, script, startBare, startMadang } from './stage.ts'
import { median } from './timed.ts'

const POST = path.join(import.meta.dirname, '../../posts/ai-trends/how-to-read-ai-news.md')
const SECONDS = 1.5

export interface ServedLine {
  readonly name: string
  readonly perSecond: number
  readonly p95: number
  readonly ofBare: number
}

/** Everybody's article in alternating rounds; all but ours stand between the same bytes as ours, without a courtyard. */
export async function measureServed(rounds: number): Promise<ServedLine[]> {
  const madang = await startMadang()
  const answer = await fetch(new URL(ARTICLE, madang.url))
  const page = await answer.text()
  const headers = Object.fromEntries(answer.headers)
  const servers: (readonly [string, Running])[] = [
    ['a bare Worker', await startBare({ [`GET ${ARTICLE}`]: { status: 200, headers, body: page } })],
    ['Madang, warm', madang],
    ['Hono, marked at every request', await startRendering(page)],
    ['Astro, rendered on request', await startAstro(page)],
  ]
  const loads = new Map<string, Load[]>(servers.map(([name]) => [name, []]))
  for (let round = 0; round <= rounds; round++)
    for (const [name, { url }] of servers) {
      const took = await load({ url, request: () => requestOf('GET', ARTICLE, OWN_PAGE), seconds: SECONDS })
      // The first warms.
      if (round > 0) loads.get(name)?.push(took)
    }
  for (const [, server] of servers) await server.stop()
  const bare = loads.get('a bare Worker') ?? []
  return servers.map(([name]) => lineOf(name, loads.get(name) ?? [], bare))
}

const lineOf = (name: string, loads: readonly Load[], bare: readonly Load[]): ServedLine => ({
  name,
  perSecond: median(loads.map(({ perSecond }) => perSecond)),
  p95: median(loads.map(({ p95 }) => p95)),
  ofBare: median(loads.map(({ perSecond }, i) => perSecond / (bare[i]?.perSecond ?? Number.NaN))),
})

/** Built by Astro and its adapter, and run from what they would upload. */
async function startAstro(page: string): Promise<Running> {
  const folder = mkdtempSync(path.join(tmpdir(), 'madang-astro-'))
  try {
    const site = layOut('astro', folder, undefined, 'served')
    const [before = '', after = ''] = page.split(/<article[\s\S]*<\/article>/)
    mkdirSync(path.join(site, 'content'))
    cpSync(POST, path.join(site, 'content', path.basename(POST)))
    writeFileSync(
      path.join(site, 'src/around.js'),
      `export const before = ${JSON.stringify(before)}\nexport const after = ${JSON.stringify(after)}\n`,
    )
    const command = path.join(installed('astro'), 'astro/bin/astro.mjs')
    execFileSync(process.execPath, [command, 'build', '--silent'], {
      ...{ cwd: site, stdio: 'ignore', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
    })
    return await runBuilt(path.join(site, 'dist/server'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const runBuilt = (folder: string): Promise<Running> =>
  run(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mjs'))
      .sort((a, b) => Number(b === 'entry.mjs') - Number(a === 'entry.mjs'))
      .map((name) => script(name, readFileSync(path.join(folder, name), 'utf8'))),
    {
      ...{ compatibilityFlags: ['nodejs_compat'], d1Databases: { DB: 'astro' }, kvNamespaces: ['SESSION'] },
      serviceBindings: { ASSETS: () => new Response(null, { status: 404 }) },
    },
  )
