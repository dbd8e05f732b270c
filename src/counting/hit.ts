import type { Opening, Provenance, Sighting } from '../domain/view.ts'

/** A sighting on its way to the object: the Worker has replaced the visitor's traits and decided time and day. */
export interface Hit extends Opening {
  readonly categories: readonly string[]
  readonly readingMs: number
  readonly from: Provenance
  readonly via: Sighting['via']
  /** identify() of the visitor, and of their network alone; never stored. */
  readonly identity: ArrayBuffer
  readonly network: ArrayBuffer
  /** The Worker's clock, ms. */
  readonly at: number
  /** The blog's day `at` falls on, and the instant it ends. */
  readonly day: string
  readonly dayEndsAt: number
}

/** Who sent a hit, by the salts that are honoured: the only names the object keeps. */
export interface Sender {
  /** By the salt of the hit's own day. */
  readonly visitor: string
  /** The same visitor by the salts of other days still honoured: yesterday's, shortly after midnight. */
  readonly aliases: readonly string[]
  readonly network: string
}
