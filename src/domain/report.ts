import { cleanBody } from './comment-text.ts'
import type { Fields } from './fields.ts'
import { type Parsed, parsed, refused } from './problem.ts'

const MAX_REASON_CHARS = 500

/** Reports one network prefix may send in an hour. */
export const MAX_REPORTS_PER_PREFIX = 20

/** Why somebody reports a comment; cleaned as comments are. Problems are of the field `reason`. */
export function parseReport(fields: Fields): Parsed<string> {
  const text = cleanBody(fields.reason)
  if (!text.ok) return refused(text.problem.code.replace('body_', 'reason_'), 'reason', text.problem.detail)
  return [...text.value].length > MAX_REASON_CHARS
    ? refused('reason_too_long', 'reason', { max: MAX_REASON_CHARS })
    : parsed(text.value)
}
