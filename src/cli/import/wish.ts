import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError } from '../command.ts'

const KINDS = [
  ...(['hugo', 'jekyll', 'hexo', 'astro', 'eleventy'] as const),
  ...(['wordpress', 'tistory', 'velog', 'disqus', 'views'] as const),
]
export type Kind = (typeof KINDS)[number]

/** What `npm run import` was asked. */
export interface ImportWish {
  readonly kind: Kind
  /** Absolute. */
  readonly path: string
  readonly dryRun: boolean
  /** Absolute; undefined: only the terminal is told. */
  readonly report: string | undefined
  readonly overwrite: boolean
  readonly fetchImages: boolean
  /** Names under which the author answered on the old blog. */
  readonly owners: readonly string[]
  readonly remote: boolean
  readonly posts: string | undefined
}

const USAGE = `npm run import -- --from ${KINDS.join('|')} PATH [--dry-run] [--report FILE] [--overwrite] [--fetch-images] [--owner NAME] [--remote]`

/** @throws CommandError for what cannot be meant */
export function readImportWish(args: readonly string[], cwd: string): ImportWish {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      report: { type: 'string' },
      owner: { type: 'string', multiple: true },
      posts: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      overwrite: { type: 'boolean', default: false },
      'fetch-images': { type: 'boolean', default: false },
      remote: { type: 'boolean', default: false },
    },
  })
  const kind = KINDS.find((one) => one === values.from)
  const [source, ...rest] = positionals
  if (!kind || !source || rest.length > 0) throw new CommandError(USAGE)
  const file = path.resolve(cwd, source)
  if (!existsSync(file)) throw new CommandError(`${source}이 없습니다.`)
  return {
    ...{ kind, path: file, dryRun: values['dry-run'], overwrite: values.overwrite, remote: values.remote },
    report: values.report === undefined ? undefined : path.resolve(cwd, values.report),
    fetchImages: values['fetch-images'],
    owners: (values.owner ?? []).map((name) => name.normalize('NFC').trim()).filter(Boolean),
    posts: values.posts,
  }
}
