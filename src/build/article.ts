import { hash } from 'node:crypto'
import type { Blog } from '../domain/blog.ts'
import type { DetailedPost } from '../domain/post.ts'
import { readingSeconds } from '../domain/reading-time.ts'
import type { Complaint } from './complaint.ts'
import { previewOf } from './og/preview.ts'
import { type AroundText, aroundText } from './page-text.ts'
import type { Gallery } from './pictures/gallery.ts'
import { pictureLookup } from './pictures/lookup.ts'
import type { DraftPost } from './posts.ts'
import type { TextedDraft } from './read-texts.ts'
import type { RenderedText } from './render-text.ts'

/** One post with where it stands in its file, and its page. */
export interface Article {
  readonly file: string
  /** Markdown without front matter, and the line of the file it begins on. */
  readonly body: string
  readonly bodyLine: number
  readonly post: DetailedPost
  readonly html: string
  /** The same, in pieces of UTF-8. */
  readonly htmlBytes: readonly Uint8Array[]
  /** Changes with it. */
  readonly htmlHash: string
  /** Names of the pictures it shows. */
  readonly images: readonly string[]
  /** Its plain words as JSON, for search, and what changes with them. */
  readonly wordsJson: Uint8Array
  readonly textHash: string
}

/** What a site's articles have in common. */
export interface Studio {
  readonly blog: Blog
  readonly gallery: Gallery
  /** By current address. */
  readonly ids: ReadonlyMap<string, string>
}

/** Posts and their texts as articles, in their order. One that could not be rendered is complained of, and its page is empty. */
export const articlesOf = (
  texted: readonly TextedDraft[],
  studio: Studio,
  complaints: Complaint[],
): Article[] =>
  // What is wrong with a draft's text is said once it is none.
  texted.map(({ draft, outcome }) => articleOf(draft, outcome, studio, draft.draft ? [] : complaints))

function articleOf(
  draft: DraftPost,
  outcome: TextedDraft['outcome'],
  { blog, gallery, ids }: Studio,
  complaints: Complaint[],
): Article {
  const { file, bodyLine } = draft
  const fields = { ...fieldsOf(draft), id: ids.get(draft.path) ?? '' }
  if ('problem' in outcome) {
    complaints.push(unrendered(draft, outcome.problem))
    const post = { ...fields, summary: '', readingSeconds: 0 }
    return { file, body: draft.body, bodyLine, post, ...NO_PAGE }
  }
  const { ogImage, problem } = previewOf(fields, blog, pictureLookup(gallery, file))
  complaints.push(...warningsOf(draft, outcome))
  if (problem) complaints.push({ ...problem, file, line: 1, level: 'warning' })
  const { summary, embeds, images, textHash } = outcome
  const known = { summary, readingSeconds: readingSeconds(outcome), ogImage }
  const post = { ...fields, ...known, ...(embeds.length > 0 && { embeds }) }
  const around = aroundText(outcome, draft, blog)
  return {
    ...{ file, bodyLine, post, images, textHash },
    htmlHash: pageHash(outcome, around),
    // Only of packs that changed is the text needed again.
    get body() {
      return draft.body
    },
    get html() {
      return around.above + outcome.html + around.below
    },
    get htmlBytes() {
      return [Buffer.from(around.above), outcome.pageBytes, Buffer.from(around.below)]
    },
    get wordsJson() {
      return outcome.wordsJson
    },
  }
}

const NO_PAGE = {
  html: '',
  htmlBytes: [],
  htmlHash: '',
  wordsJson: Buffer.from('""'),
  textHash: '',
  images: [],
}

const pageHash = ({ htmlHash }: RenderedText, { above, below }: AroundText): string =>
  hash('sha256', JSON.stringify([above, htmlHash, below]), 'base64url').slice(0, 22)

/** What of front matter goes with the post. */
function fieldsOf(post: Omit<DraftPost, 'body'>) {
  const {
    file: _,
    bodyLine,
    bodyHash,
    print,
    draft,
    gone,
    hasSlug,
    aliases,
    aliasesLine,
    summary,
    toc,
    ...fields
  } = post
  return fields
}

function unrendered({ file, bodyLine }: DraftPost, said: string): Complaint {
  const hint = '이 파일의 마지막 고침을 되돌려 보세요'
  return { file, line: bodyLine, message: `글을 그릴 수 없습니다: ${said}`, hint, level: 'error' }
}

const warningsOf = ({ file, bodyLine }: DraftPost, { warnings }: RenderedText): Complaint[] =>
  warnings.map((warning) => ({ ...warning, file, line: bodyLine + warning.line - 1, level: 'warning' }))
