import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeIfChanged } from './build-files.ts'
import type { Complaint } from './complaint.ts'
import { bodyHashOf, withBody } from './draft-body.ts'
import { cutFrontMatter } from './front-matter.ts'
import type { DraftPost } from './posts.ts'

/** What reading one post's file gave. */
export interface ReadDraft {
  readonly draft?: DraftPost
  readonly complaints: readonly Complaint[]
}

interface Remembered {
  /** Size and times of the file: an edit that keeps all of them does not happen by hand. */
  readonly stamp: string
  readonly draft?: Omit<DraftPost, 'body'>
  readonly complaints: readonly Complaint[]
}

/** A file may be written twice within one tick of the disk's clock: what is as young as this is read again. */
const YOUNG_MS = 50

/** Posts as they were read, so that those whose files are as they were need not be opened again. */
export class DraftCache {
  private readonly file: string | undefined
  private readonly edition: string
  private known = new Map<string, Remembered>()
  private readonly asked = new Map<string, Remembered>()
  private learned = false

  /**
   * @param folder undefined = nothing is remembered
   * @param edition of all but the file that decides what a post is: the reading code, blog.yaml
   */
  constructor(folder: string | undefined, edition: string) {
    this.file = folder && path.join(folder, 'drafts.json')
    this.edition = createHash('sha256').update(edition).digest('hex')
  }

  async open(): Promise<void> {
    try {
      // Written below; another edition, or a damaged file, is as good as none.
      const kept: { edition: string; files: [string, Remembered][] } = JSON.parse(
        await readFile(this.file ?? '', 'utf8'),
      )
      if (kept.edition === this.edition) this.known = new Map(kept.files)
    } catch {
      this.learned = true
    }
  }

  /** Reads a file by `read`, or answers what that gave last time. @param name as the disk has it */
  take(folder: string, name: string, read: (text: string) => ReadDraft): ReadDraft {
    const file = path.join(folder, name)
    const { size, mtimeMs, ctimeMs, ino } = statSync(file)
    const stamp = [size, mtimeMs, ctimeMs, ino].join(' ')
    const before = this.known.get(name)
    if (before?.stamp === stamp) {
      this.asked.set(name, before)
      const { draft, complaints } = before
      return { complaints, ...(draft && { draft: unread(draft, file) }) }
    }
    this.learned = true
    const found = read(readFileSync(file, 'utf8'))
    if (Date.now() - ctimeMs > YOUNG_MS) this.asked.set(name, remembered(stamp, found))
    return found
  }

  /** Writes down what was read anew; files gone since are forgotten. A cache that cannot be written costs time only. */
  async keep(): Promise<void> {
    if (!this.file || !(this.learned || this.asked.size < this.known.size)) return
    const text = JSON.stringify({ edition: this.edition, files: [...this.asked] })
    try {
      await mkdir(path.dirname(this.file), { recursive: true })
      await writeIfChanged(this.file, text)
    } catch {
      // The next build reads again.
    }
  }
}

const remembered = (stamp: string, { draft, complaints }: ReadDraft): Remembered => ({
  stamp,
  complaints,
  ...(draft && { draft }),
})

/** A draft whose text is read when somebody asks for it, which few builds do. */
const unread = (draft: Omit<DraftPost, 'body'>, file: string): DraftPost =>
  withBody(draft, () => {
    const { body } = cutFrontMatter(draft.file, readFileSync(file, 'utf8'), [])
    if (bodyHashOf(body) === draft.bodyHash) return body
    throw new Error(`${draft.file} changed while it was read: build again`)
  })
