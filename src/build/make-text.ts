import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Blog } from '../domain/blog.ts'
import type { BareDraft } from './draft-cache.ts'
import type { Gallery } from './pictures/gallery.ts'
import { pictureLookup } from './pictures/lookup.ts'
import { type DraftPost, readOne } from './posts.ts'
import { type PrintedText, printText } from './printed-text.ts'
import { keyOf } from './render-cache-key.ts'
import { renderText, type TextSource } from './render-text.ts'

/** All that decides what becomes of a file. Plain data: it goes to other threads. */
export interface Making {
  /** The posts folder. */
  readonly posts: string
  readonly blog: Blog
  readonly gallery: Gallery
  /** Of the code that renders. */
  readonly version: string
  /** Keys of texts that need not be rendered again. */
  readonly known: ReadonlySet<string>
}

/** What became of a file. Of a text that is known there is its key alone. */
export interface MadeText {
  readonly read: BareDraft
  readonly text?: PrintedText | { readonly problem: string }
}

/** Reads a file and renders its text. @param name as the disk has it, below the posts folder */
export function makeText(name: string, { posts, blog, gallery, version, known }: Making): MadeText {
  const file = `posts/${name.normalize('NFC')}`
  const { draft, complaints } = readOne(file, readFileSync(path.join(posts, name), 'utf8'), blog)
  if (!draft) return { read: { complaints } }
  const key = keyOf(version, sourceOf(draft, blog))
  const { body, ...rest } = draft
  const read = { complaints, draft: rest, key }
  if (draft.gone || known.has(key)) return { read }
  const outcome = renderText(sourceOf(draft, blog), pictureLookup(gallery, file))
  return { read, text: 'problem' in outcome ? outcome : printText(outcome) }
}

const sourceOf = (draft: DraftPost, { url }: Blog): TextSource => ({
  ...{ file: draft.file, body: draft.body, bodyHash: draft.bodyHash },
  ...{ lang: draft.lang, base: url, written: draft.summary },
})
