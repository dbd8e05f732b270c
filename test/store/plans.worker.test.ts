import { beforeAll, describe, expect, it } from 'vitest'
import { planOf, STATEMENTS } from '../support/worker/statements.ts'

/** Lists the statement itself was given or has made. */
const OWN_LIST =
  /^SCAN (?:CONSTANT ROW|\d+-ROW|\w+ VIRTUAL TABLE|\(|(?:late|mine|under|whole|seen|own|below|night|d)$)/

/** Small by their nature: what the owner has decided, sessions not yet ended, what waits to be told, one row a category. */
const SMALL = /^SCAN (?:blocks|switches|sessions|notices|category_totals|reports USING INDEX reports_open)$/

/** Walked from the newest on, up to a limit that the statement states. */
const LIMITED = ['arrivals.recent', 'figures.readTalk']

/** What is read whole, and why that is not too often. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  'by cron': [
    ...[
      'conversationDays.rollUp',
      'checks.site',
      'checks.category',
      'checks.totals',
      'checks.categoryTotals',
    ],
    ...[
      'checks.recount',
      'figures.rollUpMonth posts',
      'figures.rollUpMonth categories',
      'nightly.keepPopular',
    ],
    ...['notices.dayFigures', 'retention.listErased', 'retention.purgeReports', 'rowCounts.countPeoples'],
    ...['rowCounts.countFigures'],
  ],
  'by a command of the author': [
    ...['backup.peppers', 'backup.isBlog', 'backup.schema', 'restore.reports', 'restore.recountPosts'],
    ...['restore.recountCategories', 'imports.readDays', 'exports.comments'],
  ],
  'for the owner': ['figures.listAll'],
  'for the owner, /stats (kept a minute) and /api/v1/categories': ['totals.listAll'],
  'up to 200 rows of each table': ['rowCounts.read'],
  'ten times an hour and network': [
    ...['traces.exportReactions', 'traces.exportLikes', 'traces.exportVotes', 'traces.eraseReactions'],
    ...['traces.eraseLikes', 'traces.eraseReporter', 'traces.eraseVotes'],
  ],
}

describe('every statement there is', () => {
  const plans = new Map<string, readonly string[]>()
  beforeAll(async () => {
    for (const [name, sql] of STATEMENTS) plans.set(name, await planOf(sql))
  })
  const namesWhere = (isSo: (step: string) => boolean) =>
    [...plans].filter(([, steps]) => steps.some(isSo)).map(([name]) => name)

  it('has a name', () => {
    expect(STATEMENTS.size).toBeGreaterThan(180)
    expect([...STATEMENTS.keys()].filter((name) => name.includes('/'))).toEqual([])
  })

  it('finds its rows by an index; what walks a table says why it may', () => {
    const walking = namesWhere((step) => step.startsWith('SCAN') && !OWN_LIST.test(step) && !SMALL.test(step))
    expect(walking.toSorted()).toEqual([...LIMITED, ...Object.values(WHOLE).flat()].toSorted())
  })

  it('finds its rows in the order it gives them in; what sorts is short', () => {
    expect(namesWhere((step) => step.includes('TEMP B-TREE FOR ORDER BY')).toSorted()).toEqual([
      ...['arrivals.listOfPost', 'blocks.list', 'nightly.keepPopular', 'notices.take'],
      ...['restore.audit', 'restore.reports'],
    ])
  })

  it.each(['queue.held', 'queue.spam', 'queue.countHeld', 'queue.countSpam'])(
    '%s walks what waits and nothing else',
    (name) => expect(plans.get(name)?.join()).toContain('comments_waiting (status=?'),
  )
})
