import { createWriteStream, type WriteStream } from 'node:fs'
import type { SourcePlace } from './foreign.ts'

/** What became of one thing of the export. `note`: it came, but not all of it as it was. */
export type Outcome = 'brought' | 'changed' | 'unchanged' | 'skipped' | 'note'

const WORDS: Readonly<Record<Outcome, string>> = {
  brought: '가져옴',
  changed: '고침',
  unchanged: '그대로',
  skipped: '건너뜀',
  note: '알림',
}

/** Kinds of things, as the summary counts them. */
export type Thing = 'post' | 'comment' | 'picture' | 'view' | 'file'

const THINGS: Readonly<Record<Thing, string>> = {
  post: '글',
  comment: '댓글',
  picture: '그림',
  view: '조회수',
  file: '파일',
}

/** How many lines the terminal gets of each kind: a thousand missing pictures must not hide the one lost post. */
const MAX_SHOWN: Readonly<Record<Thing, number>> = { post: 30, comment: 20, picture: 5, view: 10, file: 10 }

/**
 * Counts what came and says of everything that did not, with its line in the export. The file gets a line for each
 * thing, `outcome TAB thing TAB file:line TAB what TAB why`; the terminal the first of what needs the author's eye.
 */
export class Report {
  private readonly counts = new Map<string, number>()
  private readonly shown: { readonly thing: Thing; readonly text: string }[] = []
  private hidden = 0
  private readonly file: WriteStream | undefined
  private failure: Error | undefined

  constructor(file: string | undefined) {
    this.file = file === undefined ? undefined : createWriteStream(file, { mode: 0o600 })
    this.file?.on('error', (error) => {
      this.failure = error
    })
  }

  add(outcome: Outcome, thing: Thing, place: SourcePlace, what: string, why = ''): void {
    const key = `${outcome} ${thing}`
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
    const at = `${place.file}:${place.line}`
    const cells = [WORDS[outcome], THINGS[thing], at, what, why].map(oneLine)
    this.file?.write(`${cells.join('\t')}\n`)
    if (outcome !== 'skipped' && outcome !== 'note') return
    const text = `${cells[2]}: ${cells[0]}: ${cells[3]}${why && ` — ${cells[4]}`}`
    if (this.shown.filter((one) => one.thing === thing).length < MAX_SHOWN[thing])
      this.shown.push({ thing, text })
    else this.hidden++
  }

  count(outcome: Outcome, thing: Thing): number {
    return this.counts.get(`${outcome} ${thing}`) ?? 0
  }

  /** The whole in a few lines, what needs an eye first. */
  summary(): string {
    const more = this.hidden > 0 ? [`… 이 밖에 ${this.hidden}건 (--report FILE에 모두 적힙니다)`] : []
    const lines = (Object.keys(THINGS) as Thing[]).flatMap((thing) => {
      const parts = (Object.keys(WORDS) as Outcome[]).flatMap((outcome) => {
        const count = this.count(outcome, thing)
        return count > 0 ? [`${WORDS[outcome]} ${count}`] : []
      })
      return parts.length > 0 ? [`${THINGS[thing]}: ${parts.join(', ')}`] : []
    })
    return [
      ...this.shown.map(({ text }) => text),
      ...more,
      ...(lines.length > 0 ? lines : ['가져올 것이 없습니다.']),
    ].join('\n')
  }

  /** @throws the file system's error when the file could not be written */
  async close(): Promise<void> {
    if (this.file) await new Promise<void>((resolve) => this.file?.end(resolve))
    if (this.failure) throw this.failure
  }
}

/** Terminals obey control characters, and a title may hold them. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()
