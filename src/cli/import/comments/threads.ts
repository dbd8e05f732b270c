import { createHash } from 'node:crypto'
import { commentIdAt } from '../../../domain/comment-id.ts'
import type { PostId } from '../../../domain/post.ts'

/** A comment as threads see it. */
export interface Strand {
  readonly post: PostId
  /** The source of what it answers. */
  readonly parent: string | undefined
  /** ms */
  readonly at: number
  readonly secret: boolean
}

/** Where a comment stands in its thread. */
export interface Knot {
  readonly id: number
  readonly rootId: number
  readonly parentId: number | null
  readonly secret: boolean
  /** It answered something that is not here, or itself. */
  readonly orphan?: true
}

/** A comment that came with an earlier import, whatever has become of it. */
export interface KnownKnot {
  readonly id: number
  readonly rootId: number
  readonly secret: boolean
}

/** What the idempotency key of an imported comment is. A form's key has no colon: nobody can claim one beforehand. */
export const keyOf = (source: string): string =>
  `import:${createHash('sha256').update(source).digest('hex').slice(0, 32)}`

/**
 * Ties comments into threads of two levels: an answer to an answer stays under the same root and knows its addressee.
 * Ids are made of a comment's own date and source, so that every run makes the same; no answer comes before what it
 * answers. Parents may come after their answers, be missing, or run in circles.
 */
export class Threads {
  private readonly strands: ReadonlyMap<string, Strand>
  private readonly known: ReadonlyMap<string, KnownKnot>
  private readonly taken: Set<number>
  private readonly knots = new Map<string, Knot>()

  /** @param known by source @param taken ids of comments that are there already */
  constructor(
    strands: ReadonlyMap<string, Strand>,
    known: ReadonlyMap<string, KnownKnot>,
    taken: ReadonlySet<number>,
  ) {
    this.strands = strands
    this.known = known
    this.taken = new Set(taken)
    for (const knot of known.values()) this.taken.add(knot.id)
  }

  /** Undefined for a source nobody knows. */
  tie(source: string): Knot | undefined {
    const line = this.lineTo(source)
    for (const one of line.toReversed()) this.knots.set(one, this.knot(one))
    return this.knots.get(source)
  }

  /** A comment and what it answers, upwards until something that is tied or answers nothing. */
  private lineTo(source: string): string[] {
    const line: string[] = []
    const seen = new Set<string>()
    let next: string | undefined = source
    while (next !== undefined && this.strands.has(next) && !this.knots.has(next) && !seen.has(next)) {
      line.push(next)
      seen.add(next)
      next = this.strands.get(next)?.parent
    }
    return line
  }

  private knot(source: string): Knot {
    const { post = '', parent, at = 0, secret = false } = this.strands.get(source) ?? {}
    const above =
      parent === undefined || this.strands.get(parent)?.post !== post ? undefined : this.knots.get(parent)
    const known = this.known.get(source)
    if (known) return { ...known, parentId: above?.id ?? null }
    const id = this.freeId(source, at, above?.id)
    return {
      id,
      rootId: above?.rootId ?? id,
      parentId: above?.id ?? null,
      secret: secret || (above?.secret ?? false),
      ...(parent !== undefined && above === undefined && { orphan: true as const }),
    }
  }

  private freeId(source: string, at: number, above: number | undefined): number {
    let id = Math.max(idFor(source, at), (above ?? -1) + 1)
    while (this.taken.has(id)) id++
    this.taken.add(id)
    return id
  }
}

/** Exports know seconds: the milliseconds, like the random bits, come from the source. */
export function idFor(source: string, at: number): number {
  const hash = createHash('sha256').update(source).digest()
  const within = at % 1000 === 0 ? hash.readUInt16BE(2) % 1000 : 0
  return commentIdAt(at + within, hash.readUInt16BE(0))
}
