import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Element } from '../xml/element.ts'

/** What came with one post: its files by the name its text uses. */
export interface Attached {
  readonly files: ReadonlyMap<string, string>
  /** Name in the text → what the author had called it. */
  readonly labels: ReadonlyMap<string, string>
}

const EXTENSION = /\.(?:avif|gif|jpe?g|png|webp|svg|bmp|pdf|zip|mp3|mp4|txt|hwp|docx?|pptx?|xlsx?)$/i

/** The files of the post that is being read, out of the XML and on the disk. Their names are numbers of ours. */
export class Attachments {
  private readonly folder: string
  private files = new Map<string, string>()
  private labels = new Map<string, string>()
  private count = 0

  private constructor(folder: string) {
    this.folder = folder
  }

  static async open(): Promise<Attachments> {
    return new Attachments(await mkdtemp(path.join(tmpdir(), 'madang-files-')))
  }

  async keep(attachment: Element): Promise<void> {
    const [name, label] = [attachment.read('name'), attachment.read('label')]
    const bytes = Buffer.from(attachment.first('content')?.text ?? '', 'base64')
    if (!name || bytes.length === 0) return
    const extension = (EXTENSION.exec(label) ?? EXTENSION.exec(name))?.[0] ?? ''
    const stem = path
      .parse(path.basename((label || name).replaceAll('\\', '/')))
      .name.replace(/[^\p{L}\p{N}_-]+/gu, '-')
    const folder = path.join(this.folder, String(this.count++))
    const file = path.join(await mkdtemp(`${folder}-`), `${stem.slice(0, 40) || 'file'}${extension}`)
    await writeFile(file, bytes, { mode: 0o600 })
    this.files.set(name, file)
    this.labels.set(name, label)
  }

  /** All since the last post. */
  take(): Attached {
    const taken = { files: this.files, labels: this.labels }
    this.files = new Map()
    this.labels = new Map()
    return taken
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}
