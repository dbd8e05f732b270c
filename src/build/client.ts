import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { LANGUAGES, type Language } from '../domain/blog.ts'
import type { ShelfData } from '../domain/shelf-data.ts'

const CLIENT = path.join(import.meta.dirname, '../client')

/**
 * Headers of static files: the Worker's gates do not reach them. Pictures may be shown by feed readers elsewhere; a
 * drawing opened by itself runs nothing.
 */
const HEADERS = `/*
  X-Content-Type-Options: nosniff
  Strict-Transport-Security: max-age=63072000; includeSubDomains
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  Referrer-Policy: strict-origin-when-cross-origin
  Cross-Origin-Resource-Policy: same-origin
/a/*
  Cache-Control: public, max-age=31536000, immutable
/m/*
  Cache-Control: public, max-age=31536000, immutable
  ! Content-Security-Policy
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'
  ! Cross-Origin-Resource-Policy
  Cross-Origin-Resource-Policy: cross-origin
/og/*
  Cache-Control: public, max-age=31536000, immutable
  ! Cross-Origin-Resource-Policy
  Cross-Origin-Resource-Policy: cross-origin
/api/*
  Cache-Control: public, max-age=300
  Access-Control-Allow-Origin: *
  ! Cross-Origin-Resource-Policy
  Cross-Origin-Resource-Policy: cross-origin
`

/** Bundles the browser's stylesheet and scripts into `folder/a/`, names carrying their content's hash. @param live with what refreshes the page by itself */
export async function buildClient(folder: string, live = false): Promise<ShelfData['assets']> {
  const readers = await bundle(folder, [
    live ? 'live-main.ts' : 'main.ts',
    'page.css',
    'rich.css',
    'stats.css',
  ])
  // On their own: a chunk shared with the owner's script would cost every reader a request.
  const owners = await bundle(folder, ['admin.ts', 'admin.css'])
  const inline = (await inlineScript()).trim()
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, '_headers'), HEADERS)
  for (const name of ['icon.svg', 'feed.css'])
    await copyFile(path.join(CLIENT, name), path.join(folder, name))
  return {
    css: readers('page.css'),
    richCss: readers('rich.css'),
    figuresCss: readers('stats.css'),
    js: readers('main.ts'),
    inline,
    inlineHash: `sha256-${createHash('sha256').update(inline).digest('base64')}`,
    admin: { css: owners('admin.css'), js: owners('admin.ts') },
    prose: await layOutProse(path.join(folder, 'a')),
  }
}

/** Bundles files of the client room; answers with the address of each. */
async function bundle(folder: string, entries: readonly string[]): Promise<(entry: string) => string> {
  const result = await build({
    entryPoints: entries.map((entry) => ({ in: path.join(CLIENT, entry), out: nameOf(entry) })),
    outdir: path.join(folder, 'a'),
    entryNames: '[dir]/[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'safari16.4', 'firefox115'],
    metafile: true,
    logLevel: 'silent',
  })
  const outputs = Object.entries(result.metafile.outputs)
  return (entry) => {
    const found = outputs.find(([, output]) => output.entryPoint?.endsWith(entry))
    if (!found) throw new Error(`The client bundle lacks ${entry}`)
    return `/a/${path.basename(found[0])}`
  }
}

const nameOf = (entry: string): string => entry.replace(/^live-|\.\w+$/g, '')

/** The one inline script, small enough to stand in every page: it sets the colour scheme before the first paint. */
async function inlineScript(): Promise<string> {
  const result = await build({
    stdin: { contents: await readFile(path.join(CLIENT, 'first-paint.ts'), 'utf8'), loader: 'ts' },
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  return result.outputFiles[0]?.text ?? ''
}

/** The interface's longer texts, one file a language; answers with the address of each. */
async function layOutProse(folder: string): Promise<Record<Language, string>> {
  const [ko, en] = await Promise.all(LANGUAGES.map((language) => layOutOne(folder, language)))
  return { ko: ko ?? '', en: en ?? '' }
}

async function layOutOne(folder: string, language: Language): Promise<string> {
  const [explained, privacy, figures, admin] = await Promise.all(
    [
      `explained-${language}.html`,
      `privacy-${language}.html`,
      `figures-${language}.json`,
      `admin-${language}.json`,
    ].map((name) => readFile(path.join(CLIENT, 'prose', name), 'utf8')),
  )
  const texts = {
    explained: lines(explained),
    privacy: lines(privacy),
    ...{ figures: JSON.parse(figures ?? ''), admin: JSON.parse(admin ?? '') },
  }
  const json = JSON.stringify(texts)
  const name = `prose-${language}-${createHash('sha256').update(json).digest('hex').slice(0, 8)}.json`
  await writeFile(path.join(folder, name), json)
  return `/a/${name}`
}

const lines = (html = ''): string => html.replaceAll('\n', '')
