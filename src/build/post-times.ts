import { dayOf } from '../domain/time.ts'
import { parseDate } from '../domain/zoned-time.ts'
import type { FrontMatterReader } from './front-matter-reader.ts'

/** The instants of a post, ms, and its day. */
export interface PostTimes {
  readonly publishedAt: number
  readonly day: string
  readonly visibleFrom?: number
  readonly visibleUntil?: number
  readonly updatedAt?: number
}

/** What to make of a post without a date: take the day in its file's name, and complain or not. */
export interface Undated {
  readonly zone: string
  readonly dayInName: string | undefined
  readonly needed: boolean
}

/** `date` is what a post bears, `publish_at` when it appears where that is not its date, `expire_at` when it goes. */
export function readTimes(reader: FrontMatterReader, undated: Undated): PostTimes {
  const at = reader.date('publish_at')
  const publishedAt = reader.date('date') ?? at ?? dateOtherwise(reader, undated)
  const until = reader.date('expire_at')
  const updatedAt = reader.date('updated')
  if (until !== undefined && until <= (at ?? publishedAt))
    reader.complain(
      'expire_at',
      `${reader.written('expire_at')}이 글이 나오는 때보다 늦지 않습니다`,
      'date나 publish_at보다 뒤의 때를 적으세요',
    )
  return {
    publishedAt,
    day: dayOf(publishedAt, undated.zone),
    ...(at !== undefined && at !== publishedAt && { visibleFrom: at }),
    ...(until !== undefined && { visibleUntil: until }),
    ...(updatedAt !== undefined && { updatedAt }),
  }
}

function dateOtherwise(reader: FrontMatterReader, { zone, dayInName, needed }: Undated): number {
  const wasWritten = reader.value('date') !== undefined || reader.value('publish_at') !== undefined
  const named = dayInName === undefined ? undefined : parseDate(dayInName, zone)
  if (named !== undefined && !wasWritten) return named
  if (needed && !wasWritten)
    reader.complain('date', `${reader.written('date')}가 없습니다`, 'date: 2026-01-15처럼 적으세요')
  return 0
}
