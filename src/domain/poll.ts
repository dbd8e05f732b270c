import type { Poll } from './post.ts'
import { type Parsed, parsed, refused } from './problem.ts'

/** Reads a vote: the number of an option, counted from 0, or its words. */
export function parseVote({ options }: Poll, option: unknown): Parsed<number> {
  const words = typeof option === 'string' ? options.indexOf(option.normalize('NFC')) : -1
  if (words >= 0) return parsed(words)
  const number = typeof option === 'string' && /^\d{1,2}$/.test(option) ? Number(option) : option
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < options.length
    ? parsed(number)
    : refused('option_unknown', 'option')
}
