import { PICTURE_FOLDER } from './picture.ts'

const NAMED = new RegExp(`/${PICTURE_FOLDER}/([0-9a-f]{20})[-.]`, 'g')

/** Names of the pictures of ours that a page, or an address, asks for. */
export const picturesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(NAMED)].map(([, name = '']) => name)),
]
