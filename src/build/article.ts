import { createHash } from 'node:crypto'
import type { Blog } from '../domain/blog.ts'
import type { DetailedPost } from '../domain/post.ts'
import { readingSeconds } from '../domain/reading-time.ts'
import type { Complaint } from './complaint.ts'
import { previewOf } from './og/preview.ts'
import { type AroundText, aroundText } from './page-text.ts'
import type { Gallery } from './pictures/gallery.ts'
import { pictureLookup } from './pictures/lookup.ts'
import type { DraftPost } from './posts.ts'
import { renderThroughCache } from './render-cached.ts'
import type { RenderedText, TextOutcome, TextSource } from './render-worker-text.ts'

/** One post with where it stands in its file, and its page. */
export interface Article {
  readonly file: string
  /** Markdown without front matter, and the line of the file it begins on. */
  readonly body: string
  readonly bodyLine: number
  readonly post: DetailedPost
  readonly html: string
  /** Changes with it. */
  readonly htmlHash: string
  /** Names of the pictures it shows. */
  readonly images: readonly string[]
  /** Bytes of page and summary, gzip. */
  readonly weight: number
  /** Its plain words, for search, and what changes with them. */
  readonly text: string
  readonly textHash: string
}

/** What posts are rendered with. */
export interface Studio {
  readonly blog: Blog
  readonly gallery: Gallery
  /** By current address. */
  readonly ids: ReadonlyMap<string, string>
  /** The posts folder, and the folder that keeps texts once rendered. */
  readonly posts: string
  readonly cache: string
  /** Of the code that renders. */
  readonly version: string
}

/** Renders posts, in their order. One that cannot be rendered is complained of, and its page is empty. */
export async function renderPosts(
  drafts: readonly DraftPost[],
  studio: Studio,
  complaints: Complaint[],
): Promise<Article[]> {
  const sources = drafts.map((draft) => sourceOf(draft, studio.blog))
  const outcomes = await renderThroughCache(sources, studio)
  return drafts.map((draft, i) => {
    const outcome = outcomes[i] ?? { problem: 'no outcome' }
    // What is wrong with a draft's text is said once it is none.
    return articleOf(draft, outcome, studio, draft.draft ? [] : complaints)
  })
}

const sourceOf = (draft: DraftPost, { url }: Blog): TextSource => ({
  file: draft.file,
  bodyHash: draft.bodyHash,
  lang: draft.lang,
  base: url,
  written: draft.summary,
  get body() {
    return draft.body
  },
})

function articleOf(
  draft: DraftPost,
  outcome: TextOutcome,
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
    ...{ htmlHash: pageHash(outcome, around), weight: pageWeight(outcome, around) },
    // Only of packs that changed is the text needed again.
    get body() {
      return draft.body
    },
    get html() {
      return around.above + outcome.html + around.below
    },
    get text() {
      return outcome.text
    },
  }
}

const NO_PAGE = { html: '', htmlHash: '', weight: 0, text: '', textHash: '', images: [] }

const pageHash = ({ htmlHash }: RenderedText, { above, below }: AroundText): string =>
  createHash('sha256')
    .update(JSON.stringify([above, htmlHash, below]))
    .digest('base64url')
    .slice(0, 22)

/** Of the few lines around a text half counts as what they weigh. */
const pageWeight = ({ weight }: RenderedText, { above, below }: AroundText): number =>
  weight + Math.ceil((above.length + below.length) / 2)

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
