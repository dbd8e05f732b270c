import type { PostId } from '../domain/post.ts'
import type { Complaint } from './complaint.ts'
import type { DraftPost } from './posts.ts'

/** Where addresses lead without aliases. */
export interface Leading {
  /** Current address → id. */
  readonly ids: ReadonlyMap<string, PostId>
  /** Former address → id. */
  readonly moved: ReadonlyMap<string, PostId>
}

/** Every alias with the post it leads to. One that another post has, had, or claims too is complained of. */
export function collectAliases(
  posts: readonly DraftPost[],
  { ids, moved }: Leading,
  complaints: Complaint[],
): ReadonlyMap<string, PostId> {
  const standing = new Map(posts.map((post) => [post.path, post.file]))
  const aliases = new Map<string, PostId>()
  for (const post of posts) {
    const id = ids.get(post.path) ?? ''
    for (const alias of post.aliases) {
      const other = standing.get(alias)
      const taken = aliases.get(alias) ?? moved.get(alias)
      if (other !== undefined) complaints.push(clash(post, alias, `${other}의 주소입니다`))
      else if (taken !== undefined && taken !== id)
        complaints.push(clash(post, alias, `다른 글(/p/${taken})로 이어지고 있습니다`))
      else aliases.set(alias, id)
    }
  }
  return aliases
}

const clash = ({ file, aliasesLine }: DraftPost, alias: string, why: string): Complaint => ({
  file,
  line: aliasesLine,
  message: `옛 주소 ${alias}는 ${why}`,
  hint: '두 글 가운데 한쪽에서 그 주소를 지우세요 (slug: 에 적은 폴더도 옛 주소가 됩니다)',
  level: 'error',
})
