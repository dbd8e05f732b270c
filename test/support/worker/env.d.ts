import type { D1Migration } from 'cloudflare:test'
import type { Env as Bindings } from '../../../src/env.ts'

declare global {
  namespace Cloudflare {
    /** What worker tests find in `env`: the Worker's bindings, and the migrations to apply. */
    interface Env extends Bindings {
      readonly TEST_MIGRATIONS: D1Migration[]
      /** `full`: the trust tests run in their whole size. */
      readonly TRUST: string
      /** Seed of generated inputs; empty: a new one each run. */
      readonly SEED: string
    }
  }
}
