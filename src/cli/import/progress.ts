const PAUSE_MS = 1000

/** Tells the terminal how far a long import has come; says nothing where nobody watches. */
export class Progress {
  private readonly counts = { post: 0, comment: 0 }
  private told = Date.now()

  step(kind: string): void {
    if (kind === 'post' || kind === 'comment') this.counts[kind]++
    if (!process.stderr.isTTY || Date.now() - this.told < PAUSE_MS) return
    this.told = Date.now()
    process.stderr.write(`\r… 글 ${this.counts.post}편, 댓글 ${this.counts.comment}개를 읽었습니다`)
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
}
