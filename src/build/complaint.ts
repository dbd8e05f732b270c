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
  /** The build goes on with it, the check before publishing does not: a picture that is not there. */
  readonly forbidsPublishing?: true
  /** Said once for all files in which it is the same. */
  readonly once?: true
}

/** `posts/a.md:3: what is wrong. → what to write` */
export const printComplaint = (c: Complaint): string =>
  `${c.file}:${c.line}: ${c.level === 'warning' ? '(주의) ' : ''}${c.message}\n    → ${c.hint}`

/** Complaints in their order, those to be said once at their first place, with the number of further places. */
export function foldComplaints(complaints: readonly Complaint[]): Complaint[] {
  const more = new Map<string, number>()
  const kept = complaints.filter(({ message, once }) => {
    if (!once) return true
    const before = more.get(message)
    more.set(message, (before ?? -1) + 1)
    return before === undefined
  })
  return kept.map((complaint) => {
    const others = complaint.once ? (more.get(complaint.message) ?? 0) : 0
    return others > 0 ? { ...complaint, message: `${complaint.message} (이 밖에 ${others}곳)` } : complaint
  })
}

/** Every problem of one run; the run stops with exit 1 and nothing is written. */
export class BuildError extends Error {
  readonly complaints: readonly Complaint[]
  constructor(complaints: readonly Complaint[]) {
    super(complaints.map(printComplaint).join('\n'))
    this.name = 'BuildError'
    this.complaints = complaints
  }
}
