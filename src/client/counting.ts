// Counts one opening of an article: a beacon when it is really seen, and how far it was read when it is left.

const IDLE_MS = 30_000
const TICK_MS = 1000
/** A page taken out of the back/forward cache is the same opening this long, as a reload would be; then a new one. */
const SAME_OPENING_MS = 30 * 60_000
const MAX_HEADING_CHARS = 200
const MAX_REFERRER_CHARS = 2000
const MAX_CAMPAIGN_CHARS = 200

/** Waits until the page is active and visible, then counts. Never throws, never delays anything. */
export function startCounting(): void {
  const article = document.getElementById('article')
  const post = article?.dataset.postId
  if (!article || !post) return
  const begin = () => whenVisible(() => afterPaint(() => new Reading(article, post).begin()))
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', begin, { once: true })
  else begin()
}

function whenVisible(then: () => void): void {
  if (document.visibilityState === 'visible') then()
  else document.addEventListener('visibilitychange', () => whenVisible(then), { once: true })
}

/** Looking makes the browser lay the page out: once it is drawn, that is done. */
const afterPaint = (then: () => void): void => {
  requestAnimationFrame(() => setTimeout(then))
}

/** One opening's values are cumulative, so that a beacon lost or repeated changes nothing. */
const newOpening = () => ({ view: newId(), seq: 0, engaged: 0, depth: 0 })

class Reading {
  private readonly article: HTMLElement
  private readonly post: string
  private opening = newOpening()
  private openedAt = Date.now()
  private activeAt = this.openedAt
  /** Furthest line seen, px from the article's top. */
  private furthest = 0
  private sent = ''
  constructor(article: HTMLElement, post: string) {
    this.article = article
    this.post = post
  }

  begin(): void {
    this.send()
    for (const event of ['scroll', 'pointermove', 'keydown', 'touchstart'])
      addEventListener(event, () => this.touch(), { passive: true })
    setInterval(() => this.tick(), TICK_MS)
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.sendNews()
      else this.touch()
    })
    addEventListener('pagehide', () => this.sendNews())
    addEventListener('pageshow', ({ persisted }) => persisted && whenVisible(() => this.resume()))
  }

  private resume(): void {
    this.activeAt = Date.now()
    if (this.activeAt - this.openedAt < SAME_OPENING_MS) return
    this.openedAt = this.activeAt
    this.opening = newOpening()
    this.furthest = 0
    this.send()
  }

  private touch(): void {
    this.activeAt = Date.now()
    this.look()
  }

  /** Attention is time in which the page was visible and somebody had moved within half a minute. */
  private tick(): void {
    if (document.visibilityState !== 'visible' || Date.now() - this.activeAt > IDLE_MS) return
    this.opening.engaged += TICK_MS
    this.look()
  }

  private look(): void {
    const { top, height } = this.article.getBoundingClientRect()
    this.furthest = Math.max(this.furthest, innerHeight - top)
    if (height > 0) this.opening.depth = Math.max(this.opening.depth, Math.min(1, this.furthest / height))
  }

  private sendNews(): void {
    this.look()
    if (this.sent !== this.state()) this.send()
  }

  private state = (): string => `${this.opening.engaged} ${this.opening.depth.toFixed(3)}`

  private send(): void {
    this.look()
    this.sent = this.state()
    const body = JSON.stringify({ post: this.post, ...this.opening, ...this.context() })
    this.opening.seq++
    const blob = new Blob([body], { type: 'application/json' })
    if (navigator.sendBeacon?.('/views', blob)) return
    fetch('/views', { method: 'POST', body: blob, keepalive: true }).catch(() => {})
  }

  private context(): Record<string, string> {
    const { top } = this.article.getBoundingClientRect()
    const heading = [...this.article.querySelectorAll('h2[id], h3[id]')]
      .filter((h) => h.getBoundingClientRect().top - top < this.furthest)
      .at(-1)
    const referrer = document.referrer.slice(0, MAX_REFERRER_CHARS)
    const campaign = new URLSearchParams(location.search).get('utm_campaign')?.slice(0, MAX_CAMPAIGN_CHARS)
    return {
      ...(heading && { heading: heading.id.slice(0, MAX_HEADING_CHARS) }),
      ...(referrer && { referrer }),
      ...(campaign && { campaign }),
    }
  }
}

/** randomUUID is for secure contexts only. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('')
