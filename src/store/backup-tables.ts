import * as figures from './backup-figures.ts'
import * as reads from './backup-reads.ts'
import * as writes from './backup-writes.ts'

/** A table in a backup: how its pages are read, after which key the first begins, and how its rows are written. */
export interface BackupTable {
  readonly name: string
  readonly read: string
  readonly first: string
  readonly write: string
}

/**
 * All that readers and their visits have left, in the order a restore needs: comments before what was done to them.
 * Not here, on purpose: sessions, attempts, notices, the counter's marks, and totals, which are made again.
 */
export const BACKUP_TABLES: readonly BackupTable[] = [
  { name: 'comments', read: reads.READ_COMMENTS, first: '[-1]', write: writes.WRITE_COMMENTS },
  {
    name: 'comment_likes',
    read: reads.READ_COMMENT_LIKES,
    first: '[-1,""]',
    write: writes.WRITE_COMMENT_LIKES,
  },
  { name: 'reactions', read: reads.READ_REACTIONS, first: '["","",""]', write: writes.WRITE_REACTIONS },
  { name: 'poll_votes', read: reads.READ_POLL_VOTES, first: '["",""]', write: writes.WRITE_POLL_VOTES },
  { name: 'reports', read: reads.READ_REPORTS, first: '[-1]', write: writes.WRITE_REPORTS },
  { name: 'audit', read: reads.READ_AUDIT, first: '[-1]', write: writes.WRITE_AUDIT },
  { name: 'blocks', read: reads.READ_BLOCKS, first: '["",""]', write: writes.WRITE_BLOCKS },
  { name: 'switches', read: reads.READ_SWITCHES, first: '[""]', write: writes.WRITE_SWITCHES },
  { name: 'view_days', read: reads.READ_VIEW_DAYS, first: '["",""]', write: figures.WRITE_VIEW_DAYS },
  {
    name: 'post_details',
    read: reads.READ_POST_DETAILS,
    first: '["",""]',
    write: figures.WRITE_POST_DETAILS,
  },
  {
    name: 'category_days',
    read: reads.READ_CATEGORY_DAYS,
    first: '["",""]',
    write: figures.WRITE_CATEGORY_DAYS,
  },
  { name: 'post_months', read: reads.READ_POST_MONTHS, first: '["",""]', write: figures.WRITE_POST_MONTHS },
  {
    name: 'category_months',
    read: reads.READ_CATEGORY_MONTHS,
    first: '["",""]',
    write: figures.WRITE_CATEGORY_MONTHS,
  },
  {
    name: 'filtered_days',
    read: reads.READ_FILTERED_DAYS,
    first: '["",""]',
    write: figures.WRITE_FILTERED_DAYS,
  },
]

export { RECOUNTS } from './backup-figures.ts'
export { type BackupRow, READ_IS_BLOG, READ_PEPPERS, READ_SCHEMA } from './backup-reads.ts'
