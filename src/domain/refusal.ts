import type { Problem } from './problem.ts'

/** A request that is answered with a problem and nothing else; the error gate turns it into a page or JSON. */
export class Refusal extends Error {
  readonly status: 400 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 503
  readonly problem: Problem
  /** Seconds for `Retry-After`. */
  readonly retryAfter: number | undefined
  constructor(status: Refusal['status'], problem: Problem, retryAfter?: number) {
    super(problem.code)
    this.name = 'Refusal'
    this.status = status
    this.problem = problem
    this.retryAfter = retryAfter
  }
}
