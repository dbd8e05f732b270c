/** One thing an author has to mend (or may want to), with the place and the remedy. */
export interface Complaint {
  /** Path as the author knows it, such as posts/dev/a.md. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly message: string
  /** What to write instead. */
  readonly hint: string
  readonly level: 'error' | 'warning'
}

/** `posts/a.md:3: what is wrong. → what to write` */
export const printComplaint = (c: Complaint): string =>
  `${c.file}:${c.line}: ${c.level === 'warning' ? '(주의) ' : ''}${c.message}\n    → ${c.hint}`

/** Every problem of one run; the run stops with exit 1 and nothing is written. */
export class BuildError extends Error {
  readonly complaints: readonly Complaint[]
  constructor(complaints: readonly Complaint[]) {
    super(complaints.map(printComplaint).join('\n'))
    this.name = 'BuildError'
    this.complaints = complaints
  }
}
