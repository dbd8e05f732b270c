import type { Blog } from '../../domain/blog.ts'
import type { Post } from '../../domain/post.ts'
import type { Complaint } from '../complaint.ts'
import type { PictureLookup } from '../pictures/lookup.ts'
import { previewFile } from '../pictures/picture.ts'
import { problemOf } from '../pictures/picture-warnings.ts'
import { cardFile, missingFromCard } from './og-image.ts'
import { Typefaces } from './typeface.ts'

/** What a link to a post shows elsewhere, and what is wrong with it. */
export interface Preview {
  /** From the blog's root, or an absolute address elsewhere. */
  readonly ogImage: string
  readonly problem?: Pick<Complaint, 'message' | 'hint'> & { readonly forbidsPublishing?: true }
}

type Previewed = Pick<Post, 'id' | 'title' | 'category' | 'day' | 'cover'>

/** The post's cover; without one, or when it is not there, a card with its title. Draws nothing. */
export function previewOf(post: Previewed, blog: Blog, lookUp: PictureLookup): Preview {
  const card = `/${cardFile(post, blog)}`
  if (post.cover === undefined) return { ogImage: card, ...cardProblem(post.title) }
  const sighting = lookUp(post.cover)
  if (sighting.kind === 'remote') return { ogImage: post.cover }
  const problem = problemOf(post.cover, sighting)
  const ogImage = sighting.kind === 'picture' ? `/${previewFile(sighting.picture)}` : card
  return { ogImage, ...(problem && { problem }) }
}

function cardProblem(title: string): Pick<Preview, 'problem'> {
  const missing = missingFromCard(title, typefaces)
  if (missing.length === 0) return {}
  const message = `미리보기 그림의 글꼴에 없는 글자는 빼고 그립니다: ${missing.join(' ')}`
  return { problem: { message, hint: '다른 글자로 쓰거나, cover: 그림.png로 그림을 정하세요' } }
}

let opened: Typefaces | undefined

/** Opened when first needed: most builds draw no card. */
export function typefaces(): Typefaces {
  opened ??= new Typefaces()
  return opened
}
