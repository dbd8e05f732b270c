// Counts one opening of an article: a beacon when it is really seen, and how far it was read when it is left.

const IDLE_MS = 30_000
const TICK_MS = 1000
const MAX_HEADING_CHARS = 200
const MAX_REFERRER_CHARS = 2000
const MAX_CAMPAIGN_CHARS = 200

/** Waits until the page is active and visible, then counts. Never throws, never delays anything. */
export function startCounting(): void {
  const article = document.getElementById('article')
  const post = article?.dataset.postId
  if (!article || !post) return
  const begin = () => whenVisible(() => new Opening(article, post).begin())
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', begin, { once: true })
  else begin()
}

function whenVisible(then: () => void): void {
  if (document.visibilityState === 'visible') then()
  else document.addEventListener('visibilitychange', () => whenVisible(then), { once: true })
}

/** One opening: cumulative values, so that a beacon lost or repeated changes nothing. */
class Opening {
  private readonly article: HTMLElement
  private readonly post: string
  private view = newId()
  private seq = 0
  private engaged = 0
  private depth = 0
  private sent = ''
  private activeAt = Date.now()
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
    addEventListener('pageshow', (event) => {
      if (event.persisted) this.touch()
    })
  }

  private touch(): void {
    this.activeAt = Date.now()
    this.look()
  }

  /** Attention is time in which the page was visible and somebody had moved within half a minute. */
  private tick(): void {
    if (document.visibilityState !== 'visible' || Date.now() - this.activeAt > IDLE_MS) return
    this.engaged += TICK_MS
    this.look()
  }

  private look(): void {
    const { top, height } = this.article.getBoundingClientRect()
    if (height > 0) this.depth = Math.max(this.depth, Math.min(1, Math.max(0, (innerHeight - top) / height)))
  }

  private sendNews(): void {
    this.look()
    if (this.sent !== this.state()) this.send()
  }

  private state = (): string => `${this.engaged} ${this.depth.toFixed(3)}`

  private send(): void {
    this.look()
    this.sent = this.state()
    const { post, view, engaged } = this
    const body = { post, view, seq: this.seq++, engaged, depth: this.depth, ...this.context() }
    const blob = new Blob([JSON.stringify(body)], { type: 'application/json' })
    if (navigator.sendBeacon?.('/views', blob)) return
    fetch('/views', { method: 'POST', body: blob, keepalive: true }).catch(() => {})
  }

  private context(): Record<string, string> {
    const heading = [...this.article.querySelectorAll('h2[id], h3[id]')]
      .filter((h) => h.getBoundingClientRect().top < innerHeight)
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
