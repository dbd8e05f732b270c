import { randomUUID } from 'node:crypto'

// Sixteen people who write at once and do not give up: what was not acknowledged they send again, as it was.

/** Where the writers find the blog; undefined while it is down. */
export interface Line {
  readonly origin: string
  readonly path: string
  /** Id of the post at `path`. */
  readonly post: string
  /** Cookie of the owner. */
  readonly owner: string
  /** Numbers from 0 to 1. */
  readonly random: () => number
  /** Resolves when it is worth trying again. */
  up(): Promise<void>
  /** Called once for every acknowledged write. */
  acknowledged(): void
}

/** What one comment must be in the end. */
export interface Expected {
  readonly id: number
  readonly key: string
  body: string
  deleted: boolean
  /** Undefined: nobody judged it. */
  status: 'held' | 'visible' | undefined
}

/** What one writer was promised. */
export interface Promised {
  readonly comments: Expected[]
  reacted: boolean
  voted: number | undefined
  /** Openings of the post, each by somebody else. */
  views: number
}

/** Writes until `count` writes were acknowledged. */
export async function keepWriting(line: Line, writer: number, count: number): Promise<Promised> {
  const promised: Promised = { comments: [], reacted: false, voted: undefined, views: 0 }
  const send = sender(line, writer)
  await writeComment(send, promised)
  for (let n = 1; n < count; n++) {
    const what = Math.floor(line.random() * 12)
    const mine = promised.comments.filter((c) => !c.deleted)
    const one = mine[Math.floor(line.random() * mine.length)]
    if (what < 4 || !one) await writeComment(send, promised)
    else if (what < 6) await edit(send, one)
    else if (what === 6) await remove(send, one)
    else if (what === 7) await judge(send, line, one)
    else if (what === 8) await react(send, line, promised)
    else if (what === 9) await vote(send, line, promised)
    else await view(line, writer, promised)
  }
  return promised
}

type Send = (path: string, fields: object, cookie?: string) => Promise<{ status: number; json: Answer }>
type Answer = { readonly id?: number }

/** One try after the other until it is answered by the blog itself. @throws Error when it says no */
function sender(line: Line, writer: number): Send {
  let device = ''
  let sent = 0
  return async function send(path, fields, cookie = device) {
    const address = `10.${writer}.${Math.floor(sent++ / 200)}.1`
    for (;;) {
      const answer = await attempt(line, path, fields, { cookie, 'cf-connecting-ip': address })
      if (answer && answer.status < 500) {
        device ||= (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
        if (answer.status >= 400 && answer.status !== 404)
          throw new Error(`${path} ${answer.status} ${JSON.stringify(answer.json)}`)
        line.acknowledged()
        return answer
      }
      await line.up()
    }
  }
}

async function attempt(
  { origin, path: post }: Line,
  path: string,
  fields: object,
  headers: Record<string, string>,
) {
  try {
    const response = await fetch(origin + path.replace('{post}', post), {
      ...{ method: 'POST', body: JSON.stringify(fields), signal: AbortSignal.timeout(15_000) },
      headers: { ...headers, origin, accept: 'application/json', 'content-type': 'application/json' },
    })
    return { status: response.status, headers: response.headers, json: readAnswer(await response.text()) }
  } catch {
    return undefined
  }
}

const readAnswer = (text: string): Answer => (text ? JSON.parse(text) : {})

async function writeComment(send: Send, promised: Promised): Promise<void> {
  const [key, body] = [randomUUID(), `글 ${randomUUID()}`]
  const { json } = await send('{post}/comments', { name: '길손', body, key })
  promised.comments.push({ id: json.id ?? 0, key, body, deleted: false, status: undefined })
}

async function edit(send: Send, one: Expected): Promise<void> {
  one.body = `고침 ${randomUUID()}`
  await send(`/comments/${one.id}`, { body: one.body })
}

async function remove(send: Send, one: Expected): Promise<void> {
  one.deleted = true
  await send(`/comments/${one.id}/delete`, {})
}

async function judge(send: Send, { owner, random }: Line, one: Expected): Promise<void> {
  const hold = random() < 0.5
  one.status = hold ? 'held' : 'visible'
  await send(`/admin/comments/${one.id}/${hold ? 'hold' : 'approve'}`, {}, owner)
}

async function react(send: Send, { random }: Line, promised: Promised): Promise<void> {
  promised.reacted = random() < 0.7
  await send('{post}/reactions', { kind: 'like', on: promised.reacted ? '1' : '0' })
}

async function vote(send: Send, { random }: Line, promised: Promised): Promise<void> {
  promised.voted = Math.floor(random() * 2)
  await send('{post}/poll', { option: String(promised.voted) })
}

/** Somebody new opens the post; what was not acknowledged is sent again by the same. */
async function view(line: Line, writer: number, promised: Promised): Promise<void> {
  const n = ++promised.views
  const from = { 'cf-connecting-ip': `172.${16 + writer}.${n >> 8}.${n & 255}`, 'user-agent': AGENT }
  const beacon = { post: line.post, view: randomUUID(), seq: 0, engaged: 0, depth: 0 }
  for (;;) {
    const answer = await attempt(line, '/views', beacon, from)
    if (answer?.status === 204) return line.acknowledged()
    if (answer && answer.status < 500) throw new Error(`/views ${answer.status}`)
    await line.up()
  }
}

const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
