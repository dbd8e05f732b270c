import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { commentIdAt } from '../../src/domain/comment-id.ts'
import { JOBS, type Job, runJobs } from '../../src/jobs/scheduled.ts'
import { makeReceiver, makeTeller, NOW, store } from '../support/worker/receiver.ts'

const DAY_MS = 86_400_000
const at = (time: string): number => Date.parse(`2026-05-05T${time}:00+09:00`)
const dueAt = (hour: number): string[] => JOBS.filter((job) => job.isDue(hour)).map((job) => job.name)

describe('cron', () => {
  it('runs by the blog’s clock: notices every hour, the digest from nine, forgetting at four', async () => {
    const ran: string[] = []
    const noting: Job[] = JOBS.map((job) => ({ ...job, run: async () => void ran.push(job.name) }))

    await runJobs(makeTeller(makeReceiver()), at('09:05'), noting)
    expect(ran).toEqual(['retry notices', 'watch quota', 'daily digest', 'note popular posts'])
    expect(dueAt(8)).toEqual(['retry notices', 'watch quota', 'note popular posts'])
    expect(dueAt(4)).toEqual(expect.arrayContaining(['forget attempts', 'forget network prefixes']))
    expect(dueAt(23)).toContain('daily digest')
  })

  it('goes on after a job that fails, and says in the end which did', async () => {
    const ran: string[] = []
    const always = () => true
    const jobs: Job[] = [
      { name: 'one', isDue: always, run: () => Promise.reject(new Error('away')) },
      { name: 'two', isDue: always, run: async () => void ran.push('two') },
    ]
    await expect(runJobs(makeTeller(makeReceiver()), NOW, jobs)).rejects.toThrow('Jobs failed: one')
    expect(ran).toEqual(['two'])
  })

  it('forgets at night: prefixes after 30 days, sessions that ended, attempts of other days', async () => {
    const now = at('04:05')
    const [old, young] = [await store({}, now - 31 * DAY_MS), await store({}, now - 29 * DAY_MS)]
    await env.DB.batch([
      env.DB.prepare("UPDATE comments SET prefix = x'01' WHERE id >= ?").bind(
        commentIdAt(now - 40 * DAY_MS, 0),
      ),
      env.DB.prepare('INSERT INTO sessions VALUES (zeroblob(32), ?1, ?1)').bind(now - 15 * DAY_MS),
      env.DB.prepare('INSERT INTO sessions VALUES (randomblob(32), ?1, ?2)').bind(now - 91 * DAY_MS, now),
      env.DB.prepare('INSERT INTO sessions VALUES (randomblob(32), ?1, ?2)').bind(
        now - 80 * DAY_MS,
        now - DAY_MS,
      ),
      env.DB.prepare("INSERT INTO attempts VALUES ('login', 'a', ?, 1)").bind(
        ((now - 3 * DAY_MS) / 3_600_000) | 0,
      ),
    ])

    await runJobs({ ...makeTeller(makeReceiver()), webhook: undefined }, now)

    const { results } = await env.DB.prepare('SELECT id, prefix FROM comments WHERE id IN (?, ?) ORDER BY id')
      .bind(old, young)
      .all()
    expect(results).toEqual([
      { id: old, prefix: null },
      { id: young, prefix: [1] },
    ])
    const left =
      'SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM attempts) AS attempts'
    expect(await env.DB.prepare(left).first()).toEqual({ sessions: 1, attempts: 0 })
  })
})
