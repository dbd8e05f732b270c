import type { Blog } from '../domain/blog.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import type { DayFigures, NotedComment } from '../store/notices.ts'

export type Message = CommentMessage | DigestMessage | QuotaMessage

/** What the webhook is sent. `text` is one sentence, which Slack and what takes its messages show as it is. */
export interface CommentMessage {
  readonly event: 'comment'
  readonly id: string
  readonly text: string
  /** Name and text only of comments any guest may read. */
  readonly comment: {
    readonly id: number
    readonly status: 'visible' | 'held'
    readonly secret: boolean
    readonly name?: string
    readonly text?: string
  }
  readonly post: { readonly title: string; readonly url: string }
  /** Where the owner reads it. */
  readonly url: string
}

export interface DigestMessage extends DayFigures {
  readonly event: 'digest'
  readonly id: string
  readonly text: string
  /** `YYYY-MM-DD`, the blog's day. */
  readonly day: string
  readonly url: string
}

/** The day's requests come near what the plan gives. */
export interface QuotaMessage {
  readonly event: 'quota'
  readonly id: string
  readonly text: string
  readonly day: string
  /** An estimate. */
  readonly requests: number
  readonly of: number
  readonly url: string
}

/** @param post undefined: the article is not out any more. */
export function commentMessage(blog: Blog, post: Post | undefined, noted: NotedComment): CommentMessage {
  const { id, status, secret, readable } = noted
  const postUrl = blog.url + (post ? hrefOf(post) : '/')
  const url =
    readable && post ? `${blog.url}/comments/${id}` : `${blog.url}/admin/comments?status=${status}&q=${id}`
  const title = post?.title ?? blog.title
  return {
    event: 'comment',
    id: `comment:${id}`,
    text: `${sentenceOf(blog, title, noted)} ${url}`,
    comment: { id, status, secret, ...(readable && { name: readable.name, text: readable.source }) },
    post: { title, url: postUrl },
    url,
  }
}

function sentenceOf({ language }: Blog, title: string, { status, secret, readable }: NotedComment): string {
  const isKo = language === 'ko'
  if (status === 'held')
    return isKo ? `「${title}」에 승인을 기다리는 댓글` : `A comment on “${title}” waits for you`
  if (secret || !readable) return isKo ? `「${title}」에 비밀 댓글` : `A secret comment on “${title}”`
  const [name, source] = [harmless(readable.name), harmless(readable.source)]
  return isKo ? `「${title}」에 ${name} 님의 댓글: ${source}` : `${name} on “${title}”: ${source}`
}

/** A comment must not call a whole channel together (`<!channel>`, `@everyone`). */
const harmless = (text: string): string =>
  text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('@', '＠')

export function digestMessage(blog: Blog, day: string, figures: DayFigures): DigestMessage {
  const { comments, waiting, views, visitors } = figures
  const url = `${blog.url}/admin`
  const text =
    blog.language === 'ko'
      ? `${blog.title} ${day}: 조회 ${views}, 방문자 ${visitors}, 새 댓글 ${comments}, 승인 대기 ${waiting} ${url}`
      : `${blog.title} ${day}: ${views} views, ${visitors} visitors, ${comments} new comments, ${waiting} waiting ${url}`
  return { event: 'digest', id: `digest:${day}`, text, day, ...figures, url }
}

export function quotaMessage(blog: Blog, day: string, requests: number, of: number): QuotaMessage {
  const url = `${blog.url}/admin`
  const share = `${Math.round((requests / of) * 100)} %`
  const text =
    blog.language === 'ko'
      ? `${blog.title} ${day}: 오늘 요청이 약 ${requests}번으로 하루 몫 ${of}번의 ${share}입니다 ${url}`
      : `${blog.title} ${day}: about ${requests} requests today, ${share} of the day's ${of} ${url}`
  return { event: 'quota', id: `quota:${day}`, text, day, requests, of, url }
}
