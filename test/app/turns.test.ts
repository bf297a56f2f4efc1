import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/app/turns.ts';
import { SaarError } from '../../src/errors.ts';

/** Work that ends when it is told to. */
function work(name: string, log: string[]) {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end, run: async () => (log.push(name), await ended, name) };
}

/** More rounds of the event loop than any of these works waits for. */
async function rounds(): Promise<void> {
  for (let round = 0; round < 9; round++) await setImmediate();
}

describe('turns', () => {
  it('let a few work at once and the others wait in the order in which they came', async () => {
    const log: string[] = [];
    const turns = createTurns(2, 10);
    const works = ['a', 'b', 'c', 'd'].map((name) => work(name, log));
    const done = works.map(({ run }) => turns.take(run));
    await rounds();
    expect(log).toEqual(['a', 'b']);
    works[1]!.end();
    expect(await done[1]).toBe('b');
    await rounds();
    expect(log).toEqual(['a', 'b', 'c']);
    for (const { end } of works) end();
    expect(await Promise.all(done)).toEqual(['a', 'b', 'c', 'd']);
    expect(log).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuse who comes when the line is full, and go on after failures', async () => {
    const turns = createTurns(1, 1);
    const failed = turns.take(() => Promise.reject(new Error('no')));
    const waiting = turns.take(() => Promise.resolve('yes'));
    await expect(turns.take(() => Promise.resolve('late'))).rejects.toThrow(new SaarError('limit.busy'));
    await expect(failed).rejects.toThrow('no');
    expect(await waiting).toBe('yes');
    expect(await turns.take(() => Promise.resolve('again'))).toBe('again');
  });

  it('are another’s while somebody waits aside, who goes on before those in line', async () => {
    const log: string[] = [];
    const turns = createTurns(1, 10);
    const asked = work('asked', log);
    const first = turns.take(async () => {
      await turns.aside(asked.run);
      log.push('first');
    });
    const [second, third] = [work('second', log), work('third', log)];
    const done = [first, turns.take(second.run), turns.take(third.run)];
    await rounds();
    expect(log).toEqual(['asked', 'second']);
    asked.end();
    await rounds();
    for (const { end } of [second, third]) end();
    await Promise.all(done);
    expect(log).toEqual(['asked', 'second', 'first', 'third']);
  });

  it('are given back by who waits aside in vain', async () => {
    const turns = createTurns(1, 10);
    await expect(turns.take(() => turns.aside(() => Promise.reject(new Error('no'))))).rejects.toThrow('no');
    expect(await turns.take(() => Promise.resolve('yes'))).toBe('yes');
  });

  it.each([1, 8])('leave room between two works for what else came in, %i at once', async (atOnce) => {
    const turns = createTurns(atOnce, 10);
    const log: string[] = [];
    const all = ['a', 'b', 'c', 'd'].map((name) => turns.take(async () => void log.push(name)));
    const between = (async () => {
      for (let round = 0; round < 2; round++) {
        await setImmediate();
        log.push('else');
      }
    })();
    await Promise.all([...all, between]);
    expect(log.lastIndexOf('else')).toBeLessThan(log.indexOf('d'));
  });
});
