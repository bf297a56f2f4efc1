import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    pool: 'threads',
    isolate: false,
    // On two cores vitest would use one; more than two hold the data folder in memory once each and gain little.
    maxWorkers: 2,
  },
});
