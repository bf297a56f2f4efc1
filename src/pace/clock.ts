/**
 * The time that passes on this machine, for paces: UTC epoch milliseconds as they were when the program began, and evenly on
 * from there, whatever is done to the machine's clock meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './pace.ts';

export const CLOCK: Clock = { now: () => performance.timeOrigin + performance.now(), sleep: (ms) => sleep(ms) };
