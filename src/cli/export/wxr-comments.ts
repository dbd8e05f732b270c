import { escapeHtml } from '../../domain/escape-html.ts'
import { cdata, field, gmt } from './xml-text.ts'

/** A comment as a backup holds it, as far as other blogs know such things. */
export interface StoredComment {
  readonly id: number
  readonly post: string
  readonly parent: number
  readonly name: string
  readonly html: string
  readonly status: string
  readonly isSecret: boolean
  readonly isOwner: boolean
  readonly at: number
}

/** @param row one row of a backup's comments; undefined for what was erased */
export function storedComment(row: string): StoredComment | undefined {
  const value: Readonly<Record<string, unknown>> = JSON.parse(row)
  if (value.status === 'deleted') return undefined
  return {
    ...{
      id: Number(value.id),
      post: String(value.post_id),
      parent: Number(value.parent_id ?? 0),
      name: String(value.name),
    },
    ...{ html: String(value.html), status: String(value.status), at: Number(value.created_at) },
    ...{ isSecret: value.secret === 1, isOwner: value.owner === 1 },
  }
}

/** WordPress knows no secret comments: they go as waiting ones, so that no reader gets to see them. */
export function printComment({
  id,
  parent,
  name,
  html,
  status,
  isSecret,
  isOwner,
  at,
}: StoredComment): string {
  const approved = status === 'spam' ? 'spam' : status === 'visible' && !isSecret ? '1' : '0'
  return `<wp:comment>
${field('wp:comment_id', String(id))}<wp:comment_author>${cdata(escapeHtml(name))}</wp:comment_author>
${field('wp:comment_date_gmt', gmt(at))}<wp:comment_content>${cdata(html)}</wp:comment_content>
${field('wp:comment_approved', approved)}${field('wp:comment_parent', String(parent))}${field('wp:comment_user_id', isOwner ? '1' : '0')}</wp:comment>
`
}
