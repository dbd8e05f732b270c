import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { MadeText, Making } from './make-text.ts'
import { progressOf } from './pictures/progress.ts'

/** Fewer files than this are done with sooner than a thread has started. */
const WORTH_THREADS = 64
const CHUNK = 16

/** As deep as the main thread's (984 KB, and the 192 KB Node keeps for itself): where a text is rendered never shows. */
const STACK_MB = (984 + 192) / 1024

/** What a thread throws away piles up to several times this; with less, collecting it takes an eighth of the time. */
const YOUNG_MB = 32

/** Takes what became of a file. */
type Settle = (name: string, made: MadeText) => void

/** Reads and renders files, over the cores when there are many; `settle` gets each as it is done, in any order. */
export async function makeTexts(
  names: readonly string[],
  making: Making,
  settle: Settle,
  threads = names.length < WORTH_THREADS ? 0 : availableParallelism(),
): Promise<void> {
  if (names.length === 0) return
  const step = progressOf('글', names.length)
  const take: Settle = (name, made) => {
    settle(name, made)
    step()
  }
  if (threads > 0) return makeInThreads(names, making, take, threads)
  // Loaded when there is something to make: most builds have it all in the cache.
  const { makeText } = await import('./make-text.ts')
  for (const name of names) take(name, makeText(name, making))
}

async function makeInThreads(
  names: readonly string[],
  making: Making,
  settle: Settle,
  threads: number,
): Promise<void> {
  const chunks = cut(names).values()
  const count = Math.min(threads, Math.ceil(names.length / CHUNK))
  const workers = Array.from({ length: count }, () => startWorker(making))
  try {
    await Promise.all(workers.map((worker) => feed(worker, chunks, settle)))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

const cut = (names: readonly string[]): (readonly string[])[] =>
  Array.from({ length: Math.ceil(names.length / CHUNK) }, (_, i) => names.slice(i * CHUNK, (i + 1) * CHUNK))

const startWorker = (making: Making): Worker =>
  new Worker(new URL('./make-text-worker.ts', import.meta.url), {
    workerData: making,
    resourceLimits: { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  })

/** Gives a worker chunk after chunk, two at a time, so that it never waits. @throws whatever ended the worker */
function feed(worker: Worker, chunks: Iterator<readonly string[]>, settle: Settle): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const waiting: (readonly string[])[] = []
  const next = () => {
    const chunk = chunks.next().value
    if (chunk) {
      waiting.push(chunk)
      worker.postMessage(chunk)
    } else if (waiting.length === 0) resolve()
  }
  worker.on('message', (made: readonly MadeText[]) => {
    const names = waiting.shift() ?? []
    next()
    for (const [i, one] of made.entries()) settle(names[i] ?? '', one)
  })
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`A rendering thread ended with ${code}`)))
  next()
  next()
  return promise
}
