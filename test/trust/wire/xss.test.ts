import { Marked } from 'marked'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentPolicy } from '../../../src/domain/content-policy.ts'
import { findChromium, launchBrowser } from '../../support/browser.ts'
import { attempts } from './attempts.ts'
import { DOORS } from './doors.tsx'
import { firedIn } from './fired.ts'

// Two layers keep strangers' scripts from running: what writes the pages, and the policy they are sent with. Each is
// tried alone, with everything there is, and a third time without both: the trial itself must be able to fail.

const isFull = process.env.TRUST === 'full'
/** The short form takes every so-many-th attempt, of all families. */
const STEP = isFull ? 1 : 48
const CONTROL_STEP = isFull ? 1 : 12
const some = (step: number) => attempts.filter((_, i) => i % step === 0)
const LIMIT = { timeout: isFull ? 1_800_000 : 120_000 }

const marked = new Marked({ gfm: true, breaks: true })
const unsafely = (text: string): string => {
  try {
    return text + marked.parse(text, { async: false })
  } catch {
    return text
  }
}

it('tries more than 1,500 ways', () => expect(attempts.length).toBeGreaterThanOrEqual(1500))

describe.skipIf(!findChromium())('of the ways to have a script run', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it(
    'more than 300 do, in the short form a share of them, where nothing stands against them',
    LIMIT,
    async () => {
      const fired = await firedIn(browser, some(CONTROL_STEP).map(unsafely))
      console.log(`positive control: ${fired.length} of ${some(CONTROL_STEP).length} ran`)
      expect(fired.length).toBeGreaterThanOrEqual(300 / CONTROL_STEP)
    },
  )

  it('none does with the policy alone', LIMIT, async () => {
    const tried = some(CONTROL_STEP)
    const fired = await firedIn(browser, tried.map(unsafely), contentPolicy('sha256-x'))
    expect(fired.map((n) => tried[n])).toEqual([])
  })

  it.each(Object.keys(DOORS))('none does in the page “%s” without the policy', LIMIT, async (door) => {
    const tried = some(STEP)
    const fired = await firedIn(
      browser,
      tried.map((text) => DOORS[door]?.(text) ?? ''),
    )
    expect(fired.map((n) => tried[n])).toEqual([])
  })
})
