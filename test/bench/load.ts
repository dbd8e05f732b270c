import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** How a server did under a load. */
export interface Load {
  readonly answers: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
}

export interface LoadPlan {
  readonly url: URL
  /** The bytes of the n-th request. */
  readonly request: (n: number) => string
  readonly seconds: number
  /** Each sends its next request when it has the answer to the last. */
  readonly connections?: number
  /** At most so many a second, all connections together. */
  readonly pace?: number
}

const BODY_END = Buffer.from('\r\n0\r\n\r\n')
const HEAD_END = Buffer.from('\r\n\r\n')

/** Asks over plain sockets, so that the asker costs little beside the asked. @throws Error at an answer that is none */
export async function load({
  url,
  request,
  seconds,
  connections = 8,
  pace = Number.POSITIVE_INFINITY,
}: LoadPlan): Promise<Load> {
  const since = performance.now()
  const until = since + seconds * 1000
  const times: number[] = []
  let sent = 0
  const ask = async () => {
    const socket = connect(Number(url.port), url.hostname)
    socket.setNoDelay(true)
    while (performance.now() < until) {
      const n = sent++
      await wait(Math.max(0, since + (n / pace) * 1000 - performance.now()))
      const asked = performance.now()
      await answerTo(socket, request(n))
      times.push(performance.now() - asked)
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, ask))
  const took = performance.now() - since
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return {
    ...{ answers: times.length, perSecond: (times.length / took) * 1000 },
    ...{ p50: at(0.5), p95: at(0.95) },
  }
}

/** Not even a turn of the loop where nothing is to be waited for. */
const wait = (ms: number): Promise<void> | undefined => (ms > 0 ? sleep(ms) : undefined)

/** A request as a browser's, kept alive. */
export const requestOf = (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'host: blog.test',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body ? [`content-length: ${Buffer.byteLength(body)}`] : []),
    '',
    body,
  ].join('\r\n')

/** Sends one request and waits for the whole of its answer. */
function answerTo(socket: Socket, request: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let answer: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  const end = (error?: Error) => {
    socket.off('data', take).off('error', end).off('close', closed)
    if (error) reject(error)
    else resolve()
  }
  const take = (part: Buffer) => {
    answer = answer.length === 0 ? part : Buffer.concat([answer, part])
    if (isWhole(answer)) end(statusOf(answer) < 400 ? undefined : new Error(answer.toString().slice(0, 400)))
  }
  const closed = () => end(new Error('The server closed the connection'))
  socket.on('data', take).on('error', end).on('close', closed)
  socket.write(request)
  return promise
}

const statusOf = (answer: Buffer): number => Number(answer.subarray(9, 12).toString())

function isWhole(answer: Buffer): boolean {
  const head = answer.indexOf(HEAD_END)
  if (head < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.subarray(0, head).toString())?.[1]
  if (length !== undefined) return answer.length >= head + 4 + Number(length)
  const status = statusOf(answer)
  if (status === 204 || status === 304) return true
  return answer.subarray(-BODY_END.length).equals(BODY_END)
}
