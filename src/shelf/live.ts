import manifest from './generated/manifest.txt'
import slips from './generated/slips.txt'

/** Under `npm start` only: what the last build could not build, in words, or nothing. */
export { slips }

/** Of the last build that could. */
export const shelfVersion = /"version":"(\w+)"\}\s*$/.exec(manifest)?.[1] ?? ''
