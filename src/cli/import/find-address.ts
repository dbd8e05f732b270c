import { addressKey } from '../../build/address-key.ts'
import type { PostId } from '../../domain/post.ts'
import { decoded } from './file-within.ts'

/** The post an address leads to or once led to, whatever host it names and however it is encoded. */
export function findAddress(address: string, addresses: ReadonlyMap<string, PostId>): PostId | undefined {
  const url = URL.parse(address, 'https://blog.invalid/')
  const path = url
    ? decoded(url.pathname)
        .normalize('NFC')
        .replace(/(?<=.)\/+$/, '')
    : ''
  const key = addressKey(address)
  return addresses.get(key ?? '') ?? addresses.get(path)
}
