import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** Three worlds: Node (build, cli, rules), workerd with real D1 and objects, and a real browser. */
export default defineConfig(async () => ({
  test: {
    // The Worker logs a line for every write: with thousands of them nobody would find what a test says.
    onConsoleLog: (text: string) => !text.startsWith('{"request":'),
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/**/*.worker.test.*', 'test/browser/**', 'test/trust/wire/**', '**/node_modules/**'],
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                ADMIN_KEY: 'test-admin-key-0123456789abcdef0123456789',
                PEPPER: 'test-pepper-0123456789abcdef0123456789ab',
                ORIGINS: 'http://madang.test',
                TEST_MIGRATIONS: await readD1Migrations('./migrations'),
                TRUST: process.env.TRUST ?? '',
                SEED: process.env.SEED ?? '',
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['test/**/*.worker.test.ts', 'test/**/*.worker.test.tsx'],
          setupFiles: ['test/support/worker/migrate.ts'],
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts', 'test/trust/wire/**/*.test.ts'],
          globalSetup: ['test/browser/setup.ts'],
          // One browser and one server at a time, after everything else: their answers must not wait for others.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
}))
