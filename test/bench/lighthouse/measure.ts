// Lighthouse's mobile test of the production build, five times each page; run by hand, see README.md.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { TWENTY_COMMENTS } from '../../browser/twenty-comments.ts'
import { findChromium } from '../../support/browser.ts'
import { makePlace, removePlace, startServer } from '../../support/server.ts'

/** An article with a picture, to which the twenty comments are written. */
const ARTICLE = '/posts/nfc-and-nfd'
const PAGES = ['/', ARTICLE, '/category/dev', '/search', `/search?q=${encodeURIComponent('토큰')}`]
const ROUNDS = 5
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const FIGURES = {
  CLS: 'cumulative-layout-shift',
  TBT: 'total-blocking-time',
  FCP: 'first-contentful-paint',
  LCP: 'largest-contentful-paint',
}
const FLAGS = ['headless', 'no-sandbox', 'disable-gpu', 'disable-background-networking', 'disable-sync']

interface Report {
  readonly categories: Readonly<Record<(typeof CATEGORIES)[number], { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>
}

const place = await makePlace()
const server = await startServer(place)
try {
  for (const [name, body] of TWENTY_COMMENTS) await write(server.origin, name, body)
  for (const page of PAGES) console.log(decodeURI(page), await measured(server.origin + page))
} finally {
  await server.stop()
  await removePlace(place)
}

async function measured(address: string): Promise<string> {
  const reports: Report[] = []
  for (let round = 0; round < ROUNDS; round++) reports.push(await patientReport(address))
  const scores = CATEGORIES.map((name) =>
    Math.round(100 * median(reports.map((r) => r.categories[name].score ?? 0))),
  )
  const figures = Object.entries(FIGURES).map(
    ([name, audit]) =>
      `${name} ${median(reports.map((r) => r.audits[audit]?.numericValue ?? -1)).toFixed(1)}`,
  )
  return [scores.join('/'), ...figures].join('  ')
}

/** A new Chromium now and then loses the beginning of its own trace (NO_NAVSTART): such a run is no run. */
async function patientReport(address: string): Promise<Report> {
  for (let tries = 1; ; tries++)
    try {
      return await report(address)
    } catch (error) {
      if (tries === 5 || !String(error).includes('NO_NAVSTART')) throw error
    }
}

async function report(address: string): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      path.join(import.meta.dirname, 'node_modules/lighthouse/cli/index.js'),
      ...[address, '--quiet', '--output=json', `--only-categories=${CATEGORIES.join(',')}`],
      `--chrome-flags=${FLAGS.map((flag) => `--${flag}`).join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: findChromium() ?? '' }, maxBuffer: 64 << 20 },
  )
  return JSON.parse(stdout) as Report
}

async function write(at: string, name: string, body: string): Promise<void> {
  const response = await fetch(`${at}${ARTICLE}/comments`, {
    method: 'POST',
    headers: { origin: at, accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ name, body, key: crypto.randomUUID() }),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
