import type { D1Migration } from 'cloudflare:test'
import type { Env as Bindings } from '../../../src/env.ts'

declare global {
  namespace Cloudflare {
    /** What worker tests find in `env`: the Worker's bindings, and the migrations to apply. */
    interface Env extends Bindings {
      readonly TEST_MIGRATIONS: D1Migration[]
    }
  }
}
