import { describe, expect, it } from 'vitest';
import { createShutdown } from '../../src/main/shutdown.ts';

function recorded() {
  const warned: string[] = [];
  const log = { debug: () => {}, info: () => {}, error: () => {}, warn: (event: string) => void warned.push(event) };
  return { warned, shutdown: createShutdown(() => log) };
}

describe('the end', () => {
  it('closes what was opened last first', async () => {
    const { shutdown } = recorded();
    const closed: string[] = [];
    for (const name of ['store', 'page', 'platforms']) shutdown.add(name, () => void closed.push(name));
    await shutdown.run(1_000);
    expect(closed).toEqual(['platforms', 'page', 'store']);
  });

  it('goes on when one part fails, and says so', async () => {
    const { shutdown, warned } = recorded();
    const closed: string[] = [];
    shutdown.add('store', () => void closed.push('store'));
    shutdown.add('rejects', () => Promise.reject(new Error('no')));
    shutdown.add('throws', () => {
      throw new Error('no');
    });
    await shutdown.run(1_000);
    expect([closed, warned.length]).toEqual([['store'], 2]);
  });

  it('does not wait for ever for a part that hangs', async () => {
    const { shutdown, warned } = recorded();
    shutdown.add('hangs', () => new Promise(() => {}));
    await shutdown.run(20);
    expect(warned).toHaveLength(1);
  });

  it('gives a part the share of the time that it asks for', async () => {
    const { shutdown, warned } = recorded();
    shutdown.add('slow', () => new Promise((resolve) => setTimeout(resolve, 120)), 0.9);
    await shutdown.run(200);
    expect(warned).toEqual([]);
  });

  it('still closes what stands behind parts that hang', async () => {
    const { shutdown, warned } = recorded();
    const closed: string[] = [];
    shutdown.add('lock', () => void closed.push('lock'));
    shutdown.add('store', () => void closed.push('store'));
    for (const name of ['page', 'digests', 'platforms']) shutdown.add(name, () => new Promise(() => {}));
    await shutdown.run(40);
    expect([closed, warned.length]).toEqual([['store', 'lock'], 3]);
  });
});
