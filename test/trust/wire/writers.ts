import { randomUUID } from 'node:crypto'

// Sixteen people who write at once and do not give up: what was not acknowledged they send again, as it was.

/** Where the writers find the blog; undefined while it is down. */
export interface Line {
  readonly origin: string
  readonly path: string
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
}

/** Writes until `count` writes were acknowledged. */
export async function keepWriting(line: Line, writer: number, count: number): Promise<Promised> {
  const promised: Promised = { comments: [], reacted: false, voted: undefined }
  const send = sender(line, writer)
  await writeComment(send, promised)
  for (let n = 1; n < count; n++) {
    const what = Math.floor(line.random() * 10)
    const mine = promised.comments.filter((c) => !c.deleted)
    const one = mine[Math.floor(line.random() * mine.length)]
    if (what < 4 || !one) await writeComment(send, promised)
    else if (what < 6) await edit(send, one)
    else if (what === 6) await remove(send, one)
    else if (what === 7) await judge(send, line, one)
    else if (what === 8) await react(send, line, promised)
    else await vote(send, line, promised)
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
    return { status: response.status, headers: response.headers, json: (await response.json()) as Answer }
  } catch {
    return undefined
  }
}

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
