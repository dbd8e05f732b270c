import type { Reader } from './foreign.ts'
import type { Kind } from './wish.ts'
import { readWordPress } from './wordpress/read-wordpress.ts'

/** Who reads what; views come by a way of their own. */
export const READERS: Readonly<Partial<Record<Kind, Reader>>> = {
  wordpress: readWordPress,
}
