import { until } from './newcomer.ts'

const PERSON =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15'

/** A blog as a browser meets it. */
export class Blog {
  readonly origin: string
  #cookie = ''

  constructor(origin: string) {
    this.origin = origin
  }

  async page(path: string): Promise<string> {
    const answer = await fetch(this.origin + path, { headers: this.#headers() })
    return answer.ok ? await answer.text() : ''
  }

  /** The next word of the server to an open page: which build it shows. */
  heard(): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const socket = new WebSocket(`${this.origin.replace('http', 'ws')}/_live`)
    socket.onmessage = ({ data }) => {
      socket.close()
      resolve(String(data))
    }
    socket.onerror = () => reject(new Error('Nobody speaks to an open page'))
    return promise
  }

  /** Sends a form, and keeps the cookie it is given. @throws Error when the form is refused */
  async send(path: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const answer = await fetch(this.origin + path, {
      ...{ method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' },
      headers: { ...this.#headers(), origin: this.origin },
    })
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    this.#cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie
  }

  /** Somebody opens an article; its page tells the counter. */
  async open(path: string): Promise<void> {
    const post = /data-post-id="([^"]+)"/.exec(await this.page(path))?.[1]
    const beacon = { post, view: crypto.randomUUID(), seq: 0, engaged: 0, depth: 0 }
    const answer = await fetch(`${this.origin}/views`, {
      ...{ method: 'POST', body: JSON.stringify(beacon) },
      headers: { ...this.#headers(), origin: this.origin, 'content-type': 'application/json' },
    })
    if (answer.status !== 204) throw new Error(`The view was not counted: ${answer.headers.get('x-view')}`)
  }

  /** Waits until a page says something, or says it no more. */
  shows(path: string, text: string, isThere = true): Promise<void> {
    return until(async () => (await this.page(path)).includes(text) === isThere)
  }

  #headers(): Record<string, string> {
    return { 'user-agent': PERSON, accept: 'text/html', ...(this.#cookie && { cookie: this.#cookie }) }
  }
}
