import type { TestProject } from 'vitest/node'
import { findChromium } from '../support/browser.ts'
import { makePlace, removePlace, startServer } from '../support/server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the blog under test; empty without a browser. */
    origin: string
    /** Where it keeps its database. */
    stateDir: string
  }
}

/** One blog for all browser tests. Without a browser they are skipped, loudly; in CI that is a failure. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!findChromium()) {
    const reason = 'no Chromium: set CHROMIUM=/path/to/it or put chromium or google-chrome on the PATH'
    if (process.env.CI === 'true') throw new Error(`Browser tests cannot run: ${reason}`)
    console.warn(`\nBROWSER TESTS SKIPPED: ${reason}\n`)
    project.provide('origin', '')
    project.provide('stateDir', '')
    return undefined
  }
  const place = await makePlace()
  const server = await startServer(place).catch(async (error: unknown) => {
    await removePlace(place)
    throw error
  })
  project.provide('origin', server.origin)
  project.provide('stateDir', place.stateDir)
  return async () => {
    await server.stop()
    await removePlace(place)
  }
}
