// The figures' own figures: how fast views are taken, what a flood of them does to comments, what a year costs to look at.
import { measureDashboard } from './figures-dashboard.ts'
import { measureFlood, measureThroughput } from './figures-flood.ts'
import type { FigureOptions } from './main.ts'
import { tableOf, writeResults } from './results.ts'

const LEAST_ROUNDS = 5

/** Prints and keeps all three. */
export async function figuresFigure({ rounds }: Pick<FigureOptions, 'rounds'>): Promise<void> {
  const many = Math.max(LEAST_ROUNDS, rounds)
  const throughput = await measureThroughput(many)
  const flood = await measureFlood(many)
  const { seeded, pages } = await measureDashboard()
  writeResults('figures', [
    ...['', ...tableOf(throughput), '', THROUGHPUT_NOTE],
    ...['', ...tableOf(flood), '', FLOOD_NOTE],
    ...['', ...tableOf(pages), '', `${seeded} ${DASHBOARD_NOTE}`],
  ])
}

const THROUGHPUT_NOTE = `192 connections, each view of another reader; rounds in turn, medians. The straight ones are the same Worker with its
counter replaced by D1 upserts in one batch (the post's and its categories' days and totals), or by the post's day
alone: neither looks at who came before, nor keeps sources and reads. Read afterwards: every view acknowledged was counted once.`

const FLOOD_NOTE = `One comment after another over one connection, while views come in or not; rounds in turn, medians. 300 a second are 26
million a day. The last line is as many as one process takes at all: there a comment waits for the processor, not for
the database; at the edge a flood has isolates of its own.`

const DASHBOARD_NOTE = `Twenty categories. Rows as D1 bills them, of the whole
request; ms to the last byte, the median of 7. Every post has views on every day, which is the most rows that so many
views can make. The night's check found nothing amiss in it.`
