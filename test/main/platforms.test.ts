import { describe, expect, it, vi } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import { mustMend } from '../../src/main/live.ts';
import { keepStarting, type PlatformPlan, type RunningPlatform } from '../../src/main/platforms.ts';
import { createPace } from '../../src/pace/pace.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A promise that is settled by hand. */
function promised<T>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve = (_: T) => {};
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** A plan whose tries end as told: `up`, or an error; the waits between them are written down. */
function plan(tries: ('up' | Error)[], overrides: Partial<PlatformPlan> = {}) {
  const waits: number[] = [];
  const stopped: string[] = [];
  const up: RunningPlatform[] = [];
  const running = (): RunningPlatform => ({
    sender: {
      platform: 'test',
      pace: createPace({ count: 1, ms: 1 }, { now: Date.now, sleep: () => Promise.resolve() }),
      render: () => [],
      send: () => Promise.reject(new Error('not here')),
      knowsKeys: () => false,
      find: () => Promise.resolve({ state: 'unknown' }),
    },
    stop: () => Promise.resolve(void stopped.push('stopped')),
  });
  const settings: PlatformPlan = {
    name: 'test',
    start: () => {
      const next = tries.shift() ?? 'up';
      return next === 'up' ? Promise.resolve(running()) : Promise.reject(next);
    },
    mustMend: (error) => (error instanceof Error && error.message === 'dead token' ? 'set a new one' : undefined),
    onUp: (platform) => void up.push(platform),
    log: silent,
    wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
    ...overrides,
  };
  return { settings, waits, stopped, up };
}

/** One that is up, and will be down when `down` says so. */
async function upAndRefusable() {
  const down = promised<Error>();
  const told: string[] = [];
  let refused = 0;
  const { settings, up, stopped } = plan([], {
    onRefused: () => void refused++,
    log: { ...silent, error: (event) => void told.push(event) },
  });
  const { start } = settings;
  settings.start = async () => ({ ...(await start()), failed: down.promise });
  const platform = keepStarting(settings);
  await platform.settled;
  return { platform, down, told, count: () => ({ refused, up: up.length, stopped: stopped.length }) };
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

  it('that goes down for good begins anew, with its old self closed', async () => {
    const first = promised<Error>();
    const { settings, waits, up, stopped } = plan([]);
    const start = settings.start;
    let starts = 0;
    settings.start = async () => ({ ...(await start()), ...(starts++ === 0 ? { failed: first.promise } : {}) });
    const platform = keepStarting(settings);
    await platform.settled;
    first.resolve(new Error('silent'));
    await vi.waitFor(() => expect(up).toHaveLength(2));
    expect([platform.state(), waits, stopped]).toEqual(['up', [5_000], ['stopped']]);
  });

  it('that is refused while it runs is given up, and says what to mend', async () => {
    const { platform, down, told, count } = await upAndRefusable();
    down.resolve(new Error('dead token'));
    await vi.waitFor(() => expect(platform.state()).toBe('refused'));
    await platform.stop();
    expect([told, count()]).toEqual([['set a new one'], { refused: 1, up: 1, stopped: 1 }]);
  });

  it('that refuses in the middle of sending is stopped, told once, and tried no more', async () => {
    const { platform, down, told, count } = await upAndRefusable();
    await platform.refuse('set a new one');
    await platform.refuse('set a new one');
    down.resolve(new Error('closed'));
    await down.promise;
    await Promise.resolve();
    const once = { refused: 1, up: 1, stopped: 1 };
    expect([platform.state(), told, count()]).toEqual(['refused', ['set a new one'], once]);
    await platform.stop();
    expect(count()).toEqual(once);
  });

  it('that goes down while Saar is ending is left alone', async () => {
    const down = promised<Error>();
    const { settings, up, waits } = plan([]);
    const start = settings.start;
    settings.start = async () => ({ ...(await start()), failed: down.promise });
    const platform = keepStarting(settings);
    await platform.settled;
    await platform.stop();
    down.resolve(new Error('silent'));
    await down.promise;
    await Promise.resolve();
    expect([platform.state(), up.length, waits]).toEqual(['stopped', 1, []]);
  });
});

describe('what another try cannot mend', () => {
  it.each(['discord.token-refused', 'discord.intents-refused', 'discord.gateway-refused', 'telegram.refused'])(
    'is %s, with a word on what to do',
    (code) => expect(mustMend(new SaarError(code))).toContain('start again'),
  );

  it.each([new SaarError('discord.unanswered'), new SaarError('discord.start-refused'), new Error('x'), 'odd'])(
    'is not %s',
    (error) => expect(mustMend(error)).toBeUndefined(),
  );
});
