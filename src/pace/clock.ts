/** The time of this machine. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './pace.ts';

export const CLOCK: Clock = { now: Date.now, sleep: (ms) => sleep(ms) };
