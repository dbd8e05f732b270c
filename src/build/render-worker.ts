// One thread of the rendering: gets chunks of texts, answers with their outcomes.
import { parentPort, workerData } from 'node:worker_threads'
import type { Gallery } from './pictures/gallery.ts'
import { pictureLookup } from './pictures/lookup.ts'
import { renderText, type TextSource } from './render-worker-text.ts'

const gallery: Gallery = workerData

parentPort?.on('message', (sources: readonly TextSource[]) => {
  parentPort?.postMessage(sources.map((source) => renderText(source, pictureLookup(gallery, source.file))))
})
