// Other generators over the same posts. Each lies in peers/NAME with a lock file of its own: none is ours.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { installed, layOut } from './peer-site.ts'
import { type Timed, timed } from './timed.ts'

/** Another generator over the same posts. */
export interface Peer {
  readonly name: string
  readonly output: string
  /** A clean build. */
  build(): Promise<Timed>
}

/** The peers every build is measured beside, as far as they are on this machine. */
export const findPeers = (folder: string): Peer[] => [...hugo(folder), eleventy(folder)]

/** All of them. */
export const findAllPeers = (folder: string): Peer[] => [...findPeers(folder), astro(folder), hexo(folder)]

function hugo(folder: string): Peer[] {
  if (!isThere('hugo', ['version'])) return []
  const site = layOut('hugo', folder)
  const args = ['--contentDir', path.join(folder, 'posts'), '--cacheDir', path.join(site, 'cache'), '--quiet']
  return [cleanly('Hugo', site, 'public', ['cache', 'resources'], 'hugo', args)]
}

function eleventy(folder: string): Peer {
  const site = layOut('eleventy', folder, 'content')
  const command = path.join(installed('eleventy'), '@11ty/eleventy/cmd.cjs')
  return cleanly('Eleventy', site, '_site', [], process.execPath, [command, '--input=content', '--quiet'])
}

/** Its own cache lies beside the site, and telemetry is off by the environment. */
function astro(folder: string): Peer {
  const site = layOut('astro', folder, 'content')
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const command = path.join(installed('astro'), 'astro/bin/astro.mjs')
  return cleanly('Astro', site, 'dist', ['cache', '.astro'], process.execPath, [command, 'build', '--silent'])
}

function hexo(folder: string): Peer {
  const site = layOut('hexo', folder, 'source/_posts')
  const command = path.join(installed('hexo'), 'hexo/bin/hexo')
  return cleanly('Hexo', site, 'public', ['db.json'], process.execPath, [command, 'generate', '--silent'])
}

/** @param remains what a build leaves beside its output for the next one */
function cleanly(
  name: string,
  site: string,
  out: string,
  remains: readonly string[],
  ...[program, args]: readonly [string, readonly string[]]
): Peer {
  return {
    name,
    output: path.join(site, out),
    build: async () => {
      for (const one of [out, ...remains]) rmSync(path.join(site, one), { recursive: true, force: true })
      return timed(program, args, site)
    },
  }
}

function isThere(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
