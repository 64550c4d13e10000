import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'e2e/**/*.test.ts'],
    // Zones are tested by setting TZ, which threads share.
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: 'test/global-database.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
