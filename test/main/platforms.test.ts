import { describe, expect, it } from 'vitest';
import { keepStarting, type PlatformPlan, type RunningPlatform } from '../../src/main/platforms.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A plan whose tries end as told: `up`, or an error; the waits between them are written down. */
function plan(tries: ('up' | Error)[], overrides: Partial<PlatformPlan> = {}) {
  const waits: number[] = [];
  const stopped: string[] = [];
  const up: RunningPlatform[] = [];
  const running = (): RunningPlatform => ({
    sender: { platform: 'test', render: () => [], send: () => Promise.reject(new Error('not here')) },
    stop: () => Promise.resolve(void stopped.push('stopped')),
  });
  const settings: PlatformPlan = {
    name: 'test',
    start: () => {
      const next = tries.shift() ?? 'up';
      return next === 'up' ? Promise.resolve(running()) : Promise.reject(next);
    },
    isFinal: (error) => error instanceof Error && error.message === 'dead token',
    onUp: (platform) => void up.push(platform),
    log: silent,
    wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
    ...overrides,
  };
  return { settings, waits, stopped, up };
}

describe('a platform', () => {
  it('comes up at the first try and hands on its sender once', async () => {
    const { settings, waits, up } = plan(['up']);
    const platform = keepStarting(settings);
    expect(platform.state()).toBe('starting');
    await platform.settled;
    expect([platform.state(), waits, up.length]).toEqual(['up', [], 1]);
  });

  it('is tried again with waits that double from 5 seconds to 5 minutes', async () => {
    const { settings, waits } = plan(Array.from({ length: 9 }, () => new Error('no answer')));
    await keepStarting(settings).settled;
    expect(waits.map((wait) => wait / 1000)).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
  });

  it('is given up at once when its token is dead', async () => {
    const { settings, waits, up } = plan([new Error('dead token'), 'up']);
    const platform = keepStarting(settings);
    await platform.settled;
    expect([platform.state(), waits, up.length]).toEqual(['refused', [], 0]);
  });

  it('does not keep another from coming up', async () => {
    const never = keepStarting(plan([], { start: () => new Promise(() => {}) }).settings);
    const other = keepStarting(plan(['up']).settings);
    await other.settled;
    expect([never.state(), other.state()]).toEqual(['starting', 'up']);
  });

  it('is stopped when it is up, and tried no more when it is not', async () => {
    const first = plan(['up']);
    const platform = keepStarting(first.settings);
    await platform.settled;
    await platform.stop();
    expect([platform.state(), first.stopped]).toEqual(['stopped', ['stopped']]);

    const second = plan([new Error('no answer'), 'up'], {
      wait: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    });
    const waiting = keepStarting(second.settings);
    await Promise.resolve();
    await waiting.stop();
    await waiting.settled;
    expect(second.up).toEqual([]);
  });

  it('that comes up while Saar is ending is closed again', async () => {
    let arrive = (_: RunningPlatform) => {};
    const late = plan([], { start: () => new Promise((resolve) => (arrive = resolve)) });
    const platform = keepStarting(late.settings);
    await platform.stop();
    let closed = false;
    arrive({ sender: {} as never, stop: () => Promise.resolve(void (closed = true)) });
    await platform.settled;
    expect([closed, late.up]).toEqual([true, []]);
  });
});
