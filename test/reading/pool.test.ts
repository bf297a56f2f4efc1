/** Threads that do as they should not: what fails is the one task whose fault it was, and the others are done all the same. */
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import { createPool, type Pool, type PoolParts } from '../../src/reading/pool.ts';

const ODD = new URL('./odd-worker.mjs', import.meta.url);
const MEMORY = { maxOldGenerationSizeMb: 32 };
const pools: Pool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

function odd(parts: Partial<PoolParts> = {}, workerData?: string) {
  const lost: string[] = [];
  let begun = 0;
  const start = () => {
    begun += 1;
    return new Worker(ODD, { workerData, resourceLimits: MEMORY, stderr: true });
  };
  const onLost = ({ code }: SaarError) => void lost.push(code);
  const pool = createPool({ threads: 1, deadlineMs: 20_000, start, onLost, ...parts });
  pools.push(pool);
  return { ...pool, lost, begun: () => begun };
}

/** What came of it: the answer, or the code of the failure. */
const outcome = (work: Promise<unknown>) => work.catch((error: unknown) => (error as SaarError).code);
const echoes = (pool: Pool, count: number) => Array.from({ length: count }, (_, at) => outcome(pool.ask('echo', [at])));

describe('a pool of threads', () => {
  it('begins none before there is something to do, and no more than it may', async () => {
    const pool = odd({ threads: 2 });
    expect(pool.begun()).toBe(0);
    expect(await Promise.all(echoes(pool, 50))).toEqual(Array.from({ length: 50 }, (_, at) => at));
    expect(pool.begun()).toBe(2);
  });

  it('hands a failure over whole', async () => {
    const failure = await odd()
      .ask('refuse', ['file.page'])
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SaarError);
    expect(failure).toMatchObject({ code: 'file.page', parameters: { file: 'a.txt' }, blame: 'user' });
  });

  it('fails alone what takes too long, and goes on with the others in a new thread', async () => {
    const pool = odd({ deadlineMs: 1_000 });
    const all = [outcome(pool.ask('echo', [1])), outcome(pool.ask('hang', [])), ...echoes(pool, 40)];
    expect(await Promise.all(all)).toEqual([1, 'reading.too-long', ...Array.from({ length: 40 }, (_, at) => at)]);
    expect([pool.lost, pool.begun()]).toEqual([['reading.too-long'], 2]);
  });

  it.each(['exit', 'throw', 'fill'])('fails alone what its thread dies of: %s', async (task) => {
    const pool = odd();
    const all = [...echoes(pool, 3), outcome(pool.ask(task, [])), ...echoes(pool, 40)];
    const numbers = Array.from({ length: 40 }, (_, at) => at);
    expect(await Promise.all(all)).toEqual([0, 1, 2, 'reading.crashed', ...numbers]);
    expect(new Set(pool.lost)).toEqual(new Set(['reading.crashed']));
  });

  it('fails all that waits when a thread cannot even begin', async () => {
    const pool = odd({}, 'never begins');
    expect(new Set(await Promise.all(echoes(pool, 40)))).toEqual(new Set(['reading.unstarted']));
    expect(pool.begun()).toBe(2);
  });

  it('tells each thread what to know, those begun later too', async () => {
    const pool = odd();
    pool.tell('the first');
    expect(await pool.ask('known', [])).toBe('the first');
    pool.tell('the second');
    const known = pool.ask('known', []);
    await outcome(pool.ask('exit', []));
    expect([await known, await pool.ask('known', [])]).toEqual(['the second', 'the second']);
  });

  it('closes at once in the middle of a task, and takes no more', async () => {
    const pool = odd();
    const all = [pool.ask('hang', []), pool.ask('echo', [1]), ...echoes(pool, 40)].map(outcome);
    await pool.close();
    expect(new Set(await Promise.all(all))).toEqual(new Set(['reading.closed']));
    expect(await outcome(pool.ask('echo', [1]))).toBe('reading.closed');
  });
});
