import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '../domain/refusal.ts'

const MAX_BODY_BYTES = 64 * 1024

/** Stops reading a body once it is larger than any form of ours. @throws Refusal 413 */
export const body = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new Refusal(413, { code: 'too_large' })
  },
})
