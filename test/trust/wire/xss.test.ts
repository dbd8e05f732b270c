import { Marked } from 'marked'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentPolicy } from '../../../src/domain/content-policy.ts'
import { findChromium, launchBrowser } from '../../support/browser.ts'
import { attempts } from './attempts.ts'
import { DOORS } from './doors.tsx'
import { ALONE, firedIn } from './fired.ts'

// Two layers keep strangers' scripts from running: what writes the pages, and the policy they are sent with. Each is
// tried alone, with everything there is, and a third time without both: the trial itself must be able to fail.

const isFull = process.env.TRUST === 'full'
/** The short form takes every so-many-th attempt, of all families, and each at one door, in turn. */
const STEP = isFull ? 1 : 20
const tried = attempts.filter((_, i) => i % STEP === 0)

/** All attempts at every door; in the short form each attempt at one of them, in turn. */
const doors = Object.keys(DOORS)
const TRIALS: (readonly [where: string, openings: readonly Opening[]])[] = isFull
  ? doors.map((door) => [`the page “${door}”`, tried.map((text) => ({ text, door }))])
  : [['a page of ours', tried.map((text, i) => ({ text, door: doors[i % doors.length] ?? '' }))]]
interface Opening {
  readonly text: string
  readonly door: string
}
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
    browser = await launchBrowser(ALONE)
  })
  afterAll(() => browser?.close())

  it(
    'more than 300 do, in the short form a share of them, where nothing stands against them',
    LIMIT,
    async () => {
      const fired = await firedIn(browser, tried.map(unsafely))
      console.log(`positive control: ${fired.length} of ${tried.length} ran`)
      expect(fired.length).toBeGreaterThanOrEqual(300 / STEP)
    },
  )

  it('none does with the policy alone', LIMIT, async () => {
    const fired = await firedIn(browser, tried.map(unsafely), contentPolicy('sha256-x'))
    expect(fired.map((n) => tried[n])).toEqual([])
  })

  it.each(TRIALS)('none does in %s without the policy', LIMIT, async (_, openings) => {
    const fired = await firedIn(
      browser,
      openings.map(({ text, door }) => DOORS[door]?.(text) ?? ''),
    )
    expect(fired.map((n) => openings[n])).toEqual([])
  })
})
