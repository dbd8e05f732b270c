import type { Db } from '../store/db.ts'
import * as notices from '../store/notices.ts'

/** The page, its opening beacon and two of its reading; stylesheet, script and pictures are not metered. */
const PER_VIEW = 4
/** The page and the beacon or picture that was not counted. */
const PER_FILTERED = 2

/** How many requests the Worker answered on a day of the blog, from what it counted itself: an estimate. */
export async function estimateRequests(db: Db, day: string): Promise<number> {
  const { views, filtered } = await notices.dayOpenings(db, day)
  return PER_VIEW * views + PER_FILTERED * filtered
}
