import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    // Model and database tests share two cores: a file each, few at a time.
    globalSetup: ['test/support/scratch.ts'],
    setupFiles: ['test/support/equal-arrays.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Some promises are times: a busy CI machine may miss one once, a defect misses it twice.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A busy machine takes its time to let a worker go that has started servers.
    teardownTimeout: 60_000,
  },
});
