import { defineConfig } from 'vitest/config'

// Zones are tested by setting TZ, which threads share.
const common = { pool: 'forks', testTimeout: 30_000, hookTimeout: 60_000 } as const

/** The tests of the browser share a app with the demo in it, all others a database of their own. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'app',
          // The app of the browser believes a proxy; these begin believing none.
          env: { LINLI_PROXY: '' },
          // The program is read once by each worker, not once by each file.
          isolate: false,
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          globalSetup: 'test/global-database.ts',
        },
      },
      {
        test: {
          ...common,
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          globalSetup: 'e2e/global-app.ts',
        },
      },
    ],
  },
})
