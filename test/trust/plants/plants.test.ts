import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PLANTS } from './plants.ts'

const ROOT = path.join(import.meta.dirname, '../../..')

describe('every mistake that is planted', () => {
  it.each(PLANTS.map((plant) => [plant.harm, plant] as const))('%s: still has one place', (_, plant) => {
    expect(readFileSync(path.join(ROOT, plant.file), 'utf8').split(plant.find)).toHaveLength(2)
  })
})
