import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeIfChanged } from './build-files.ts'
import type { Complaint } from './complaint.ts'
import { bodyHashOf, withBody } from './draft-body.ts'
import { cutFrontMatter } from './front-matter.ts'
import type { DraftPost } from './posts.ts'

/** What reading one post's file gave. */
export interface ReadDraft<Draft = DraftPost> {
  readonly draft?: Draft
  readonly complaints: readonly Complaint[]
  /** Under what its rendered text is kept. */
  readonly key?: string
}

/** As it is kept, and sent between threads: its text is left in its file. */
export type BareDraft = ReadDraft<Omit<DraftPost, 'body'>>

interface Remembered {
  /** Size and times of the file: an edit that keeps all of them does not happen by hand. */
  readonly stamp: string
  readonly read: BareDraft
}

interface Stamp {
  readonly stamp: string
  readonly changedAt: number
}

/** A file may be written twice within one tick of the disk's clock: what is as young as this is read again. */
const YOUNG_MS = 50

/** Posts as they were read, so that those whose files are as they were need not be opened again. */
export class DraftCache {
  private readonly file: string
  private readonly edition: string
  private known = new Map<string, Remembered>()
  private readonly asked = new Map<string, Remembered>()
  private readonly stamps = new Map<string, Stamp>()
  private learned = false

  /** @param edition of all but the file that decides what a post is: the reading code, blog.yaml */
  constructor(folder: string, edition: string) {
    this.file = path.join(folder, 'drafts.json')
    this.edition = hash('sha256', edition)
  }

  async open(): Promise<void> {
    try {
      // Written below; another edition, or a damaged file, is as good as none.
      const kept: { edition: string; files: [string, Remembered][] } = JSON.parse(
        await readFile(this.file, 'utf8'),
      )
      if (kept.edition === this.edition) this.known = new Map(kept.files)
    } catch {
      this.learned = true
    }
  }

  /** What a file gave last time; undefined when it has to be read. @param name as the disk has it */
  ask(folder: string, name: string): ReadDraft | undefined {
    const file = `${folder}/${name}`
    const { size, mtimeMs, ctimeMs, ino } = statSync(file)
    const stamp = `${size} ${mtimeMs} ${ctimeMs} ${ino}`
    this.stamps.set(name, { stamp, changedAt: ctimeMs })
    const before = this.known.get(name)
    if (before?.stamp !== stamp) return undefined
    this.asked.set(name, before)
    return unread(before.read, file)
  }

  /** Remembers what a file gave that was asked for. */
  learn(folder: string, name: string, read: BareDraft): ReadDraft {
    const { stamp, changedAt } = this.stamps.get(name) ?? { stamp: '', changedAt: Date.now() }
    this.learned = true
    if (Date.now() - changedAt > YOUNG_MS) this.asked.set(name, { stamp, read })
    return unread(read, `${folder}/${name}`)
  }

  /** Writes down what was read anew; files gone since are forgotten. A cache that cannot be written costs time only. */
  async keep(): Promise<void> {
    if (!this.learned && this.asked.size === this.known.size) return
    const text = JSON.stringify({ edition: this.edition, files: [...this.asked] })
    try {
      await mkdir(path.dirname(this.file), { recursive: true })
      await writeIfChanged(this.file, text)
    } catch {
      // The next build reads again.
    }
  }
}

/** A draft whose text is read when somebody asks for it, which few builds do. */
const unread = ({ draft, ...rest }: BareDraft, file: string): ReadDraft =>
  draft ? { ...rest, draft: withBody(draft, () => readBody(draft, file)) } : rest

function readBody(draft: Omit<DraftPost, 'body'>, file: string): string {
  const { body } = cutFrontMatter(draft.file, readFileSync(file, 'utf8'), [])
  if (bodyHashOf(body) === draft.bodyHash) return body
  throw new Error(`${draft.file} changed while it was read: build again`)
}
