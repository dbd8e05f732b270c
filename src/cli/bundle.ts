import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { CommandError } from './command.ts'
import { runWrangler } from './wrangler.ts'

/** What an upload would carry. */
export interface Bundle {
  readonly gzipBytes: number
}

/**
 * Builds the posts and bundles the Worker into `folder` as an upload would, without an account or the network.
 * @throws CommandError with what wrangler said
 */
export async function bundleWorker(folder: string): Promise<Bundle> {
  const result = await runWrangler(['deploy', '--dry-run', '--outdir', folder])
  if (result.code !== 0) throw new CommandError(`묶지 못했습니다. 까닭:\n${result.stdout}${result.stderr}`)
  const uploaded = (await readdir(folder)).filter((name) => /\.(?:m?js|txt|bin)$/.test(name))
  const sizes = await Promise.all(
    uploaded.map(async (name) => gzipSync(await readFile(path.join(folder, name))).length),
  )
  return { gzipBytes: sizes.reduce((sum, size) => sum + size, 0) }
}
