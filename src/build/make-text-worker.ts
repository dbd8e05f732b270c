// One thread of the making: gets chunks of names, answers with what became of their files.
import { parentPort, workerData } from 'node:worker_threads'
import { type Making, makeText } from './make-text.ts'

const making: Making = workerData

parentPort?.on('message', (names: readonly string[]) => {
  const made = names.map((name) => makeText(name, making))
  const bytes = made.flatMap(({ text }) => (text && 'bytes' in text ? [text.bytes.buffer] : []))
  parentPort?.postMessage(made, bytes)
})
