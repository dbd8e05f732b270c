import type { Words } from './words/words.ts'

/** Turns light into dark and back; shown by the script that does it. */
export const ThemeButton = ({ words }: { readonly words: Pick<Words, 'theme'> }) => (
  <button type="button" id="theme" hidden aria-label={words.theme} title={words.theme}>
    <span aria-hidden="true">◐</span>
  </button>
)
