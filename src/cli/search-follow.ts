import { type FSWatcher, watch } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type HashedText, readSearchTexts } from '../build/search-texts.ts'
import { ROOT } from './root.ts'
import type { Filling } from './search-fill.ts'
import { fillLocalSearch } from './search-local.ts'

const FOLDER = path.join(ROOT, 'dist')
const FILE = 'search.json'
/** Where the build says what is searched. */
export const SEARCH_FILE = path.join(FOLDER, FILE)
const SETTLE_MS = 200

/**
 * Fills the embedded search index while the blog starts, then keeps it at the posts as the build writes them. What goes
 * wrong is said and stops nothing: it is tried once more, and at the next start.
 */
export async function startSearch(stateDir: string, configText: string): Promise<{ stop(): Promise<void> }> {
  let filling: Promise<void> = readSearchTexts(SEARCH_FILE).then((texts) => fill(stateDir, configText, texts))
  let timer: NodeJS.Timeout | undefined
  const follow = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      filling = filling.then(async () => fill(stateDir, configText, await readSearchTexts(SEARCH_FILE)))
    }, SETTLE_MS)
    timer.unref()
  }
  const watcher = await watchFolder(follow)
  return {
    stop: async () => {
      clearTimeout(timer)
      watcher?.close()
      await filling
    },
  }
}

async function watchFolder(follow: () => void): Promise<FSWatcher | undefined> {
  try {
    await mkdir(FOLDER, { recursive: true })
    const watcher = watch(FOLDER, { persistent: false }, (_, name) => {
      if (name === FILE) follow()
    })
    return watcher.on('error', () => watcher.close())
  } catch {
    console.log('고친 글은 다음 npm start부터 검색됩니다.')
    return undefined
  }
}

async function fill(
  stateDir: string,
  configText: string,
  texts: readonly HashedText[] | undefined,
): Promise<void> {
  if (!texts) return
  const filling = await fillLocalSearch(stateDir, configText, texts)
  // The blog that starts beside it may hold the database for a moment.
  report(filling.failure === undefined ? filling : await fillLocalSearch(stateDir, configText, texts))
}

function report({ failure, changed, removed }: Filling): void {
  if (failure !== undefined)
    console.log(`검색 색인을 채우지 못했습니다. 다음 npm start에서 다시 합니다.\n${failure}`)
  else if (changed + removed > 0)
    console.log(`검색 색인: 글 ${changed}편을 새로 넣고 ${removed}편을 뺐습니다.`)
}
