import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'

const PEERS = path.join(import.meta.dirname, 'peers')

/** Where the packages of a peer lie; installed from its lock file the first time they are asked for. */
export function installed(name: string): string {
  const packages = path.join(PEERS, name, 'node_modules')
  if (!existsSync(packages))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: path.join(PEERS, name), stdio: 'ignore' })
  return packages
}

/**
 * Copies a peer's site into `folder`, with its packages beside it.
 * @param posts where in the site it looks for the posts of `folder`
 * @param from the name of the site among the peer's
 */
export function layOut(name: string, folder: string, posts?: string, from = 'site'): string {
  const site = path.join(folder, name)
  cpSync(path.join(PEERS, name, from), site, { recursive: true })
  if (existsSync(path.join(PEERS, name, 'package.json')))
    symlink(installed(name), path.join(site, 'node_modules'))
  if (posts) symlink(path.join(folder, 'posts'), path.join(site, posts))
  return site
}

function symlink(target: string, at: string): void {
  mkdirSync(path.dirname(at), { recursive: true })
  if (!existsSync(at)) symlinkSync(target, at)
}
