import { createHash } from 'node:crypto'
import type { Blog } from '../domain/blog.ts'
import type { DetailedPost } from '../domain/post.ts'
import { readingSeconds } from '../domain/reading-time.ts'
import type { Complaint } from './complaint.ts'
import { previewOf } from './og/preview.ts'
import { pageText } from './page-text.ts'
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
  readonly htmlHash: string
  /** Bytes of page and summary, gzip. */
  readonly weight: number
  /** Its plain words, for search. */
  readonly text: string
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
    return articleOf(draft, outcome, studio, complaints)
  })
}

const sourceOf = ({ file, body, lang, summary }: DraftPost, { url }: Blog): TextSource => ({
  ...{ file, body, lang, base: url },
  written: summary,
})

function articleOf(
  draft: DraftPost,
  outcome: TextOutcome,
  { blog, gallery, ids }: Studio,
  complaints: Complaint[],
): Article {
  const { file, body, bodyLine } = draft
  const fields = { ...fieldsOf(draft), id: ids.get(draft.path) ?? '' }
  const source = { file, body, bodyLine }
  if ('problem' in outcome) {
    complaints.push(unrendered(draft, outcome.problem))
    return {
      ...{ ...source, post: { ...fields, summary: '', readingSeconds: 0 } },
      ...{ html: '', htmlHash: '', weight: 0, text: '' },
    }
  }
  const { ogImage, problem } = previewOf(fields, blog, pictureLookup(gallery, file))
  complaints.push(...warningsOf(draft, outcome))
  if (problem) complaints.push({ ...problem, file, line: 1, level: 'warning' })
  const { summary, text, embeds } = outcome
  const known = { summary, readingSeconds: readingSeconds(outcome), ogImage }
  return {
    ...source,
    post: { ...fields, ...known, ...(embeds.length > 0 && { embeds }) },
    ...pageOf(draft, outcome, blog),
    text,
  }
}

/** The page, which tells packs apart by its hash. Of the few lines around a text half counts as what they weigh. */
function pageOf(draft: DraftPost, outcome: RenderedText, blog: Blog) {
  const html = pageText(outcome, draft, blog)
  const htmlHash = createHash('sha256').update(html).digest('base64url').slice(0, 22)
  return { html, htmlHash, weight: outcome.weight + Math.ceil((html.length - outcome.html.length) / 2) }
}

/** What of front matter goes with the post. */
function fieldsOf(post: DraftPost) {
  const {
    file: _,
    body,
    bodyLine,
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
