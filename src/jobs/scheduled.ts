import type { Post } from '../domain/post.ts'
import { offsetAt } from '../domain/zoned-time.ts'
import { digest, prune, retry, type Teller, watchQuota } from '../notices/notices.ts'
import * as attempts from '../store/attempts.ts'
import { forgetPrefixes, pruneSessions, purgeErased } from '../store/retention.ts'
import * as figures from './figures.ts'

/** What the jobs work with. */
export interface JobWorld extends Teller {
  /** Posts in every language, and pages. */
  readonly listAll: (now: number) => readonly Post[]
  readonly listPages: (now: number) => readonly Post[]
}

/** One thing cron does. `isDue` is asked every hour. Every job may run twice without harm. */
export interface Job {
  readonly name: string
  readonly isDue: (hour: number) => boolean
  readonly run: (world: JobWorld, now: number) => Promise<void>
}

const NIGHT_HOUR = 4
const MORNING_HOUR = 9

/** The hours are the blog's. */
export const JOBS: readonly Job[] = [
  { name: 'retry notices', isDue: () => true, run: retry },
  { name: 'watch quota', isDue: () => true, run: watchQuota },
  // From nine on, not at nine: an hour cron misses is made up for, and the day is told once.
  { name: 'daily digest', isDue: (hour) => hour >= MORNING_HOUR, run: digest },
  { name: 'note popular posts', isDue: () => true, run: figures.notePopular },
  { name: 'roll up the month before', isDue: isNight, run: figures.rollUp },
  { name: 'roll up conversations', isDue: isNight, run: figures.rollUpConversation },
  { name: 'check figures', isDue: isNight, run: figures.checkFigures },
  { name: 'forget attempts', isDue: isNight, run: ({ db }, now) => attempts.prune(db, now) },
  { name: 'forget sessions', isDue: isNight, run: ({ db }, now) => pruneSessions(db, now) },
  { name: 'forget network prefixes', isDue: isNight, run: ({ db }, now) => forgetPrefixes(db, now) },
  { name: 'purge erased comments', isDue: isNight, run: ({ db }, now) => purgeErased(db, now) },
  { name: 'forget notices', isDue: isNight, run: prune },
  // In the end: it counts what was left.
  { name: 'count rows', isDue: isNight, run: figures.countRows },
]

/**
 * Runs what is due, one after the other; one that fails is logged and stops no other.
 * @throws Error naming those that failed, in the end, so that the platform notes the run as failed
 */
export async function runJobs(world: JobWorld, now: number, jobs = JOBS): Promise<void> {
  const hour = new Date(now + offsetAt(now, world.blog.timezone)).getUTCHours()
  const failed: string[] = []
  for (const job of jobs.filter((j) => j.isDue(hour))) {
    try {
      await job.run(world, now)
    } catch (error) {
      failed.push(job.name)
      console.error(`${job.name}: ${error instanceof Error ? error.message : 'unknown'}`)
    }
  }
  if (failed.length > 0) throw new Error(`Jobs failed: ${failed.join(', ')}`)
}

function isNight(hour: number): boolean {
  return hour === NIGHT_HOUR
}
