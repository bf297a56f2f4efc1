import { existsSync, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 30;

/** Hundreds of tests open a database of their own and wait for the disk at each write: where there is room, a disk in memory. */
function fastDisk(): Record<string, string> {
  if (!existsSync(MEMORY)) return {};
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? { TMPDIR: MEMORY } : {};
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    pool: 'threads',
    isolate: false,
    env: fastDisk(),
    // On two cores vitest would use one; more than two hold the data folder in memory once each and gain little.
    maxWorkers: 2,
  },
});
