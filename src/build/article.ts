import type { Blog } from '../domain/blog.ts'
import type { Post } from '../domain/post.ts'
import { readingSeconds } from '../domain/reading-time.ts'
import type { Complaint } from './complaint.ts'
import { type RenderedArticle, renderArticle } from './markdown/render.ts'
import { previewOf } from './og/preview.ts'
import type { Gallery } from './pictures/gallery.ts'
import { pictureLookup } from './pictures/lookup.ts'
import type { DraftPost } from './posts.ts'
import { summaryOf } from './summary.ts'

/** One post with where it stands in its file, and its page. */
export interface Article {
  readonly file: string
  /** Markdown without front matter, and the line of the file it begins on. */
  readonly body: string
  readonly bodyLine: number
  readonly post: Post
  readonly html: string
  /** Its plain words, for search. */
  readonly text: string
}

/** Renders a post. One that cannot be rendered is complained of, and its page is empty. */
export function renderPost(
  draft: DraftPost,
  id: string,
  blog: Blog,
  gallery: Gallery,
  complaints: Complaint[],
): Article {
  const { file, body, bodyLine, summary } = draft
  const fields = { ...fieldsOf(draft), id }
  const source = { file, body, bodyLine }
  const pictures = pictureLookup(gallery, file)
  const options = { lang: draft.lang, base: blog.url, pictures }
  try {
    const article = renderArticle(body, options)
    const { ogImage, problem } = previewOf(fields, blog, pictures)
    complaints.push(...warningsOf(draft, article))
    if (problem) complaints.push({ ...problem, file, line: 1, level: 'warning' })
    const post = {
      ...fields,
      summary: summaryFor({ written: summary, body, text: article.text }, options),
      readingSeconds: readingSeconds(article),
      ogImage,
    }
    return { ...source, post, html: article.html, text: article.text }
  } catch (error) {
    complaints.push(unrendered(draft, error))
    return { ...source, post: { ...fields, summary: '', readingSeconds: 0 }, html: '', text: '' }
  }
}

/** What of front matter goes with the post. */
function fieldsOf(post: DraftPost) {
  const { file: _, body, bodyLine, draft, gone, hasSlug, aliases, aliasesLine, summary, ...fields } = post
  return fields
}

function unrendered({ file, bodyLine }: DraftPost, error: unknown): Complaint {
  const said = error instanceof Error ? error.message : String(error)
  const hint = '이 파일의 마지막 고침을 되돌려 보세요'
  return { file, line: bodyLine, message: `글을 그릴 수 없습니다: ${said}`, hint, level: 'error' }
}

const warningsOf = ({ file, bodyLine }: DraftPost, { warnings }: RenderedArticle): Complaint[] =>
  warnings.map((warning) => ({ ...warning, file, line: bodyLine + warning.line - 1, level: 'warning' }))

interface Summarised {
  readonly written: string | undefined
  readonly body: string
  readonly text: string
}

const MORE = /^[ \t]*<!--\s*more\s*-->/im

/** What the author wrote as summary, in plain words; or what stands above `<!--more-->`; or the first sentences. */
function summaryFor({ written, body, text }: Summarised, options: { lang: string; base: string }): string {
  const plain = (markdown: string) => renderArticle(markdown, options).text
  const said = written !== undefined && /[[\]*_`<&\\]/.test(written) ? plain(written) : written
  // A few engines fill the field with dots, or with a piece of code.
  if (said !== undefined && /[\p{L}\p{N}]/u.test(said)) return said
  const more = MORE.exec(body)?.index
  return (more === undefined ? undefined : plain(body.slice(0, more))) || summaryOf(text)
}
