import { type FSWatcher, watch } from 'node:fs'
import path from 'node:path'
import { type BuildPlan, buildSite } from '../build/build.ts'
import { writeIfChanged } from '../build/build-files.ts'
import { BuildError, printComplaint } from '../build/complaint.ts'
import { ROOT } from './root.ts'

/** Editors write a file in several steps. */
const SETTLE_MS = 25
const WATCHED = ['posts', 'src/client']
/** The build's own. */
const LOCK = 'posts.lock'
const SLIPS = 'slips.txt'

/**
 * Builds the shelf `npm start` serves, then again after every edit, in this process: nothing has to be started for it.
 * @throws BuildError when the first build fails; a later one leaves the shelf as it is and says so in the page
 */
export async function followShelf(plan: BuildPlan): Promise<{ stop(): void }> {
  await build(plan)
  const slips = path.join(plan.shelf, SLIPS)
  await writeIfChanged(slips, '')
  const rebuild = oneAtATime(() =>
    build(plan).then(
      () => writeIfChanged(slips, ''),
      (error: unknown) => {
        if (!(error instanceof BuildError)) throw error
        console.error(error.message)
        return writeIfChanged(slips, error.message)
      },
    ),
  )
  const watchers = WATCHED.map((folder) => watchFolder(path.join(ROOT, folder), rebuild))
  return { stop: () => watchers.forEach((watcher) => void watcher.close()) }
}

async function build(plan: BuildPlan): Promise<void> {
  const started = performance.now()
  const { posts, warnings, version } = await buildSite({ ...plan, live: true })
  for (const warning of warnings) console.error(printComplaint(warning))
  console.log(`글 ${posts}편을 ${Math.round(performance.now() - started)} ms에 지었습니다 (${version}).`)
}

/** Work that is asked for while it goes on is done once more after it. */
function oneAtATime(work: () => Promise<void>): () => void {
  let going: Promise<void> | undefined
  let again = false
  const run = async (): Promise<void> => {
    do {
      again = false
      await work().catch((error: unknown) => console.error(error))
    } while (again)
    going = undefined
  }
  return () => {
    if (going) again = true
    else going = run()
  }
}

function watchFolder(folder: string, changed: () => void): FSWatcher {
  let timer: NodeJS.Timeout | undefined
  return watch(folder, { recursive: true }, (_, name) => {
    if (name !== null && path.basename(name).includes(LOCK)) return
    clearTimeout(timer)
    timer = setTimeout(changed, SETTLE_MS)
  })
}
