import { readDisqus } from './disqus/read-disqus.ts'
import type { Reader } from './foreign.ts'
import { readTistory } from './tistory/read-tistory.ts'
import type { Kind } from './wish.ts'
import { readWordPress } from './wordpress/read-wordpress.ts'

/** Who reads what; views come by a way of their own. */
export const READERS: Readonly<Partial<Record<Kind, Reader>>> = {
  wordpress: readWordPress,
  tistory: readTistory,
  disqus: readDisqus,
}
