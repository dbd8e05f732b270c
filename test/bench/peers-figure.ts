// Beside other engines: the same article served, the same posts built, pages of their own themes.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { measureBuilds, roundsOf } from './build-figure.ts'
import type { Figure } from './main.ts'
import { findAllPeers } from './peers.ts'
import { measureServed } from './peers-serving.ts'
import { weighPages } from './peers-weight.ts'
import { tableOf, writeResults } from './results.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const LEAST_ROUNDS = 5

/** Prints and keeps all three. Only on demand: it installs the peers, and takes its time. */
export const peersFigure: Figure = async ({ corpus = path.join(ROOT, 'posts'), sizes, rounds }) => {
  const served = await measureServed(Math.max(LEAST_ROUNDS, rounds))
  const pages = await weighPages()
  const builds: string[] = []
  for (const size of sizes) {
    const folder = mkdtempSync(path.join(tmpdir(), 'madang-peers-'))
    try {
      builds.push(
        ...(await measureBuilds(folder, path.resolve(corpus), size, roundsOf(size, rounds), findAllPeers)),
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  writeResults('peers', [
    ...[
      `${cpus().length} × ${cpus()[0]?.model}.`,
      '',
      ...tableOf(served.map(servedRow)),
      '',
      SERVED_NOTE,
      '',
    ],
    ...[...tableOf(pages), '', PAGES_NOTE, '', ...BUILD_HEAD, ...builds, '', BUILDS_NOTE],
  ])
}

const servedRow = ({ name, perSecond, p95, ofBare }: Awaited<ReturnType<typeof measureServed>>[number]) => ({
  ...{ 'the same article': name, 'a second': perSecond, 'p95 ms': p95, 'of a bare Worker’s': ofBare },
})

const SERVED_NOTE = `On workerd alone, eight connections, rounds in turn, medians; Hono and Astro stand between the same bytes as ours,
with Madang’s courtyard as text, and ask no database. An Astro page made at build is a static file: Cloudflare serves it
without any Worker and counts no request, which no Worker can match, ours neither.`

const PAGES_NOTE = `KB, texts as gzip sends them, the model article, first visit in Chromium; beacons of ours are among its requests. The
default themes of Hugo and Astro could not be fetched where this was measured, and Eleventy's starter is for another version.`

const BUILD_HEAD = [
  '| posts | program | build | s | ÷ first peer (of the same round) | peak MiB | files |',
  '|---|---|---|---|---|---|---|',
]

const BUILDS_NOTE = `Each program’s own defaults for markdown and highlighting, plain templates (test/bench/peers), clean: articles, a list
in pages of 10 (Eleventy: one page), lists by tag, one feed; Hugo lists by folder too, and feeds of each. Astro’s and Hexo’s caches are deleted
first. Ours makes lists and feeds when they are asked for, and draws cards beforehand. \`hugo --quiet\`, \`eleventy --quiet\`,
\`astro build --silent\`, \`hexo generate --silent\`.`
