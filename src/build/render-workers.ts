import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Gallery } from './pictures/gallery.ts'
import { pictureLookup } from './pictures/lookup.ts'
import { progressOf } from './pictures/progress.ts'
import { asBytes } from './render-cache.ts'
import type { TextOutcome, TextSource } from './render-worker-text.ts'

/** Fewer texts than this are rendered sooner than a thread has started. */
const WORTH_THREADS = 64
const CHUNK = 16

/** As deep as the main thread's (984 KB, and the 192 KB Node keeps for itself): where a text is rendered never shows. */
const STACK_MB = (984 + 192) / 1024

/** What a thread throws away piles up to ten times this on a machine with much memory, and is collected no cheaper. */
const YOUNG_MB = 8

/** Renders texts over the cores when there are many; outcomes in the order of the texts. */
export async function renderTexts(
  sources: readonly TextSource[],
  gallery: Gallery,
  threads = sources.length < WORTH_THREADS ? 0 : availableParallelism(),
): Promise<TextOutcome[]> {
  if (sources.length === 0) return []
  const step = progressOf('글', sources.length)
  if (threads > 0) return renderInThreads(sources, gallery, threads, step)
  // Loaded when there is something to render: most builds have it all in the cache.
  const { renderText } = await import('./render-worker-text.ts')
  return sources.map((source) => {
    const outcome = renderText(source, pictureLookup(gallery, source.file))
    step()
    return outcome
  })
}

/** A chunk and where its outcomes go. */
interface Chunk {
  readonly at: number
  readonly sources: readonly TextSource[]
}

async function renderInThreads(
  sources: readonly TextSource[],
  gallery: Gallery,
  threads: number,
  step: () => void,
): Promise<TextOutcome[]> {
  const outcomes: TextOutcome[] = []
  const chunks = cut(sources).values()
  const settle = (at: number, done: readonly TextOutcome[]) => {
    for (const [i, outcome] of done.entries()) {
      outcomes[at + i] = 'problem' in outcome ? outcome : asBytes(outcome)
      step()
    }
  }
  const count = Math.min(threads, Math.ceil(sources.length / CHUNK))
  const workers = Array.from({ length: count }, () => startWorker(gallery))
  try {
    await Promise.all(workers.map((worker) => feed(worker, chunks, settle)))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return outcomes
}

const cut = (sources: readonly TextSource[]): Chunk[] =>
  Array.from({ length: Math.ceil(sources.length / CHUNK) }, (_, i) => ({
    at: i * CHUNK,
    sources: sources.slice(i * CHUNK, (i + 1) * CHUNK),
  }))

const startWorker = (gallery: Gallery): Worker =>
  new Worker(new URL('./render-worker.ts', import.meta.url), {
    workerData: gallery,
    resourceLimits: { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  })

/** Gives a worker chunk after chunk. @throws whatever ended the worker */
function feed(
  worker: Worker,
  chunks: Iterator<Chunk>,
  settle: (at: number, outcomes: readonly TextOutcome[]) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let current: Chunk | undefined
  const next = () => {
    current = chunks.next().value
    if (current) worker.postMessage(current.sources)
    else resolve()
  }
  worker.on('message', (outcomes: readonly TextOutcome[]) => {
    if (current) settle(current.at, outcomes)
    next()
  })
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`A rendering thread ended with ${code}`)))
  next()
  return promise
}
