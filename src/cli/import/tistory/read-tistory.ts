import { stat } from 'node:fs/promises'
import type { Arrival, Reading } from '../foreign.ts'
import { readBackupFolder } from './backup-folder.ts'
import { readTtxml } from './ttxml.ts'

/** Tistory and Textcube: the XML they exported for years (TTXML), or the folders of HTML that Tistory's backup gives now. */
export async function* readTistory(reading: Reading): AsyncGenerator<Arrival> {
  const isFolder = (await stat(reading.path)).isDirectory()
  yield* isFolder ? readBackupFolder(reading) : readTtxml(reading)
}
