import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

const MAX_BYTES = 1536

it('is at most 1.5 KB, gzip, of the first script', async () => {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, '../../src/client/counting.ts')],
    ...{ bundle: true, minify: true, format: 'esm', write: false },
  })
  const bytes = gzipSync(outputFiles[0]?.contents ?? '').length
  console.log(`counting: ${bytes} B of ${MAX_BYTES}`)
  expect(bytes).toBeGreaterThan(500)
  expect(bytes).toBeLessThanOrEqual(MAX_BYTES)
})
