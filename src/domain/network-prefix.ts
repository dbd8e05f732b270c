import { sign } from './signing.ts'

const V6_GROUPS = 8
const PREFIX_GROUPS = 4

/**
 * Who limits count as one: an IPv4 address, or the /64 an IPv6 customer may choose any address in. Anything else
 * (no address at all, under tests) stands for itself. Only ever stored as a keyed hash.
 */
export function networkPrefix(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  if (!address.includes(':')) return address
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const gap = tail === undefined ? 0 : Math.max(0, V6_GROUPS - before.length - after.length)
  const groups = [...before, ...Array<string>(gap).fill('0'), ...after]
  return groups
    .slice(0, PREFIX_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** Whether a network (as `networkPrefix` says it) is the machine's own: 127.0.0.0/8, ::1. */
export const isLoopback = (network: string): boolean => /^127\.|^0:0:0:0$/.test(network)

/** How long one name of a network holds, and how long it is kept beside a comment. */
export const PREFIX_MS = 30 * 86_400_000
const NAME_BYTES = 16

/** The name a network goes by in these 30 days, 16 bytes; without the pepper it leads back to nobody. */
export const networkHash = async (
  pepper: string,
  network: string,
  now: number,
): Promise<Uint8Array<ArrayBuffer>> =>
  (await sign(pepper, 'network', String(Math.floor(now / PREFIX_MS)), network)).slice(0, NAME_BYTES)
