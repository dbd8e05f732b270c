import type { Blog } from '../domain/blog.ts'
import { escapeHtml } from '../domain/escape-html.ts'
import { contentsHtml } from './markdown/contents.ts'
import { labelsFor } from './markdown/labels.ts'
import type { DraftPost } from './posts.ts'
import type { RenderedText } from './render-worker-text.ts'

/** A text as its page shows it: its contents above it, and below it the way to its file. Feeds take both off again. */
export function pageText(
  { html, headings }: Pick<RenderedText, 'html' | 'headings'>,
  { file, lang, toc }: Pick<DraftPost, 'file' | 'lang' | 'toc'>,
  { editUrl }: Pick<Blog, 'editUrl'>,
): string {
  const labels = labelsFor(lang)
  return contentsHtml(headings, labels.contents, toc) + html + editLink(file, labels.edit, editUrl)
}

/** @param file from the root of the repository: `posts/dev/a.md` */
function editLink(file: string, label: string, editUrl: string | undefined): string {
  if (editUrl === undefined) return ''
  const path = file.split('/').map(encodeURIComponent).join('/')
  return `<p class="edit"><a href="${escapeHtml(editUrl.replaceAll('{path}', path))}" rel="noopener">${label}</a></p>\n`
}
