import { readDisqus } from './disqus/read-disqus.ts'
import { readFolder } from './folder/read-folder.ts'
import type { Reader } from './foreign.ts'
import { readTistory } from './tistory/read-tistory.ts'
import type { Kind } from './wish.ts'
import { readWordPress } from './wordpress/read-wordpress.ts'

/** Who reads what; views come by a way of their own. */
export const READERS: Readonly<Record<Exclude<Kind, 'views'>, Reader>> = {
  hugo: readFolder('hugo'),
  jekyll: readFolder('jekyll'),
  hexo: readFolder('hexo'),
  astro: readFolder('astro'),
  eleventy: readFolder('eleventy'),
  velog: readFolder('velog'),
  wordpress: readWordPress,
  tistory: readTistory,
  disqus: readDisqus,
}
