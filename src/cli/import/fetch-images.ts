import { createHash } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { readdir } from 'node:fs/promises'
import { BlockList, isIP } from 'node:net'
import path from 'node:path'
import { slugify } from '../../domain/slug.ts'
import { quotedAddress } from './html/rule-inlines.ts'

/** A picture of another site: just fetched, or not to be had. */
export type Fetched =
  | { readonly kind: 'new'; readonly bytes: Uint8Array; readonly to: string; readonly link: string }
  | { readonly kind: 'failed'; readonly why: string }

const MAX_BYTES = 25 * 1024 * 1024
const PATIENCE_MS = 30_000
const MAX_REDIRECTS = 5

/** How a post names a picture of another site that an earlier run has fetched. */
export async function findFetched(src: string, file: string, posts: string): Promise<string | undefined> {
  const folder = folderOf(file)
  const names = await readdir(path.join(posts, folder)).catch(() => [])
  const known = names.find((name) => path.parse(name).name === stemOf(src))
  return known === undefined ? undefined : linkTo(folder, known)
}

const folderOf = (file: string): string => file.replace(/(?:\.[a-z]{2})?\.md$/, '')

const linkTo = (folder: string, name: string): string =>
  quotedAddress(`${path.posix.basename(folder)}/${name}`)

/**
 * Fetches a picture for a post. Only over http and https, only from public addresses: an export is a stranger's text,
 * and must not make the author's machine ask its neighbours. What it is, its first bytes tell.
 * @param isAllowed whether an address of the network may be asked
 */
export async function fetchPicture(
  src: string,
  file: string,
  isAllowed: (address: string) => boolean = isPublic,
): Promise<Fetched> {
  try {
    const bytes = await download(src, isAllowed)
    const ext = kindOf(bytes)
    if (!ext) return { kind: 'failed', why: '그림이 아닙니다' }
    const name = `${stemOf(src)}${ext}`
    return { kind: 'new', bytes, to: `${folderOf(file)}/${name}`, link: linkTo(folderOf(file), name) }
  } catch (error) {
    return {
      kind: 'failed',
      why: `받지 못했습니다: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

/** The name an address ends with, and of the address itself enough to tell two apart. */
function stemOf(src: string): string {
  const last = URL.parse(src)?.pathname.split('/').at(-1) ?? ''
  const digest = createHash('sha256').update(src).digest('hex').slice(0, 8)
  return `${slugify(path.parse(last).name).slice(0, 40) || 'picture'}-${digest}`
}

async function download(src: string, isAllowed: (address: string) => boolean): Promise<Uint8Array> {
  let url = new URL(src)
  for (let i = 0; i <= MAX_REDIRECTS; i++) {
    await refusePrivate(url, isAllowed)
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
    const next = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && next !== null) url = new URL(next, url)
    else if (!response.ok) throw new Error(`HTTP ${response.status}`)
    else return await readCapped(response)
  }
  throw new Error('끝없이 다른 곳을 가리킵니다')
}

async function refusePrivate(url: URL, isAllowed: (address: string) => boolean): Promise<void> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`${url.protocol} 주소입니다`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true })
  if (!found.every(({ address }) => isAllowed(address))) throw new Error('바깥에 열리지 않은 주소입니다')
}

async function readCapped(response: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > MAX_BYTES) throw new Error(`${MAX_BYTES / 1024 / 1024} MB보다 큽니다`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const PRIVATE = new BlockList()
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ] as const),
])
  PRIVATE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6')

/** Whether an address belongs to no network of the author's own. IPv4 in IPv6's dress is looked at as IPv4. */
export const isPublic = (address: string): boolean =>
  !PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

const SIGNATURES: readonly (readonly [ext: string, at: number, bytes: string])[] = [
  ['.png', 0, '\x89PNG'],
  ['.jpg', 0, '\xff\xd8\xff'],
  ['.gif', 0, 'GIF8'],
  ['.webp', 8, 'WEBP'],
  ['.avif', 4, 'ftypavif'],
]

function kindOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return SIGNATURES.find(([, at, sign]) => head.startsWith(sign, at))?.[0]
}
