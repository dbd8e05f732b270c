import type { AdminTexts } from './admin-texts.ts'
import type { FiguresWords } from './figures-words.ts'

/** Texts of the interface that only some pages need; they travel as a file of the build and not within the Worker. */
export interface Prose {
  readonly admin: AdminTexts
  readonly figures: FiguresWords
  /** How each figure is counted: HTML, parts of a `<dl>`. */
  readonly explained: string
  /** What is stored: HTML with `{slots}` for what only the running blog knows. */
  readonly privacy: string
}

/** Puts values in the slots of a text. A slot without a value stays to be seen. */
export const fillProse = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? slot) : slot,
  )
