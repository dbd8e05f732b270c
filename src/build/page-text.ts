import type { Blog } from '../domain/blog.ts'
import { escapeHtml } from '../domain/escape-html.ts'
import { contentsHtml } from './markdown/contents.ts'
import { labelsFor } from './markdown/labels.ts'
import type { DraftPost } from './posts.ts'
import type { RenderedText } from './render-text.ts'

/** What stands around a text on its page. */
export interface AroundText {
  readonly above: string
  readonly below: string
}

/** Above a text its contents, and below it the way to its file. Feeds take both off again. */
export function aroundText(
  { headings }: Pick<RenderedText, 'headings'>,
  { file, lang, toc }: Pick<DraftPost, 'file' | 'lang' | 'toc'>,
  { editUrl }: Pick<Blog, 'editUrl'>,
): AroundText {
  const labels = labelsFor(lang)
  return { above: contentsHtml(headings, labels.contents, toc), below: editLink(file, labels.edit, editUrl) }
}

/** @param file from the root of the repository: `posts/dev/a.md` */
function editLink(file: string, label: string, editUrl: string | undefined): string {
  if (editUrl === undefined) return ''
  const path = file.split('/').map(encodeURIComponent).join('/')
  return `<p class="edit"><a href="${escapeHtml(editUrl.replaceAll('{path}', path))}" rel="noopener">${label}</a></p>\n`
}
