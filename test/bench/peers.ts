import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Timed, timed } from './timed.ts'

/** Another generator over the same posts. */
export interface Peer {
  readonly name: string
  readonly output: string
  /** A clean build. */
  build(): Promise<Timed>
}

const PEERS = path.join(import.meta.dirname, 'peers')

/** The peers there are on this machine. */
export const findPeers = (folder: string): Peer[] => [...hugo(folder), ...eleventy(folder)]

const HUGO_SITE = {
  'hugo.toml': `baseURL = "https://bench.example/"
languageCode = "ko"
title = "bench"
disableKinds = ["404"]
[outputs]
home = ["HTML", "RSS"]
section = ["HTML", "RSS"]
term = ["HTML", "RSS"]
[services.rss]
limit = 20
[markup.goldmark.renderer]
unsafe = true
[markup.highlight]
noClasses = false
codeFences = true
`,
  'layouts/_default/single.html':
    '<!doctype html><html lang="ko"><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>',
  'layouts/_default/list.html':
    '<!doctype html><html lang="ko"><body>{{ range .Paginator.Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Summary }}</p>{{ end }}</body></html>',
}

function hugo(folder: string): Peer[] {
  if (!isThere('hugo', ['version'])) return []
  const site = path.join(folder, 'hugo')
  for (const [name, text] of Object.entries(HUGO_SITE)) {
    mkdirSync(path.dirname(path.join(site, name)), { recursive: true })
    writeFileSync(path.join(site, name), text)
  }
  // Hugo 0.111 reads config.toml, later ones hugo.toml.
  cpSync(path.join(site, 'hugo.toml'), path.join(site, 'config.toml'))
  const args = ['--contentDir', path.join(folder, 'posts'), '--cacheDir', path.join(site, 'cache'), '--quiet']
  return [
    {
      name: 'Hugo',
      output: path.join(site, 'public'),
      build: async () => {
        for (const name of ['public', 'cache', 'resources'])
          rmSync(path.join(site, name), { recursive: true, force: true })
        return timed('hugo', args, site)
      },
    },
  ]
}

function eleventy(folder: string): Peer[] {
  const site = path.join(folder, 'eleventy')
  if (!existsSync(path.join(PEERS, 'node_modules')))
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: PEERS,
      stdio: 'ignore',
    })
  mkdirSync(site, { recursive: true })
  cpSync(path.join(PEERS, 'eleventy.config.js'), path.join(site, 'eleventy.config.js'))
  writeFileSync(path.join(site, 'package.json'), '{"type":"module"}')
  for (const [from, to] of [
    [path.join(PEERS, 'node_modules'), path.join(site, 'node_modules')],
    [path.join(folder, 'posts'), path.join(site, 'content')],
  ] as const)
    if (!existsSync(to)) symlinkSync(from, to)
  const includes = path.join(site, '_includes')
  mkdirSync(includes, { recursive: true })
  writeFileSync(
    path.join(includes, 'page.html'),
    '<!doctype html><html lang="ko"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>{{ content }}</body></html>',
  )
  const command = path.join(PEERS, 'node_modules/@11ty/eleventy/cmd.cjs')
  return [
    {
      name: 'Eleventy',
      output: path.join(site, '_site'),
      build: async () => {
        rmSync(path.join(site, '_site'), { recursive: true, force: true })
        return timed(process.execPath, [command, '--input=content', '--quiet'], site)
      },
    },
  ]
}

function isThere(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
