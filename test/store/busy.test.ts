/** Another program keeps the database: reading goes on, the program stays awake, and what was to be written is written. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { settingVerbs } from '../../src/store/settings.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { subscriptionVerbs } from '../../src/store/subscriptions.ts';
import { createTurns } from '../../src/store/turns.ts';
import { anArticle, aRun, aSubscription, claimedIn, START } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-busy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let path: string;
let files = 0;
beforeEach(() => void (path = join(folder, `${(files += 1)}.db`)));

/** Another program's connection that has the write lock. */
function holder(): SqliteFile.Database {
  const other = new SqliteFile(path);
  other.exec('begin immediate');
  return other;
}

describe('while another program holds the write lock', () => {
  it('reading goes on, beside a write that waits', async () => {
    const store = await openStore(path);
    await store.putArticles([anArticle('a')]);
    const other = holder();
    let written = false;
    const writing = store.putArticles([anArticle('b')]).then(() => (written = true));
    expect(await store.countArticles(['added'])).toBe(1);
    expect(await store.lastRun('nobody')).toBeUndefined();
    expect(written).toBe(false);
    other.close();
    await writing;
    expect(await store.countArticles(['added'])).toBe(2);
    await store.close();
  });

  it('the program is never stopped: its clock ticks on between two looks', async () => {
    const store = await openStore(path);
    const other = holder();
    const writing = [store.putSubscription(aSubscription('s')), store.putSettings('discord', 'g', { language: 'x' })];
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 1);
    await sleep(300);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(10);
    other.close();
    await Promise.all(writing);
    expect(await store.setting('discord', 'g', 'language')).toBe('x');
    await store.close();
  });

  it('a write is given up after a while, those behind it too; nothing is lost, and all is taken when it is free', async () => {
    const database = openSqlite(path, 200);
    await migrate(database, migrations, path);
    const { putSubscription, subscription } = subscriptionVerbs(database);
    const { putSettings } = settingVerbs(database);
    const other = holder();
    const refused = await Promise.allSettled([
      putSubscription(aSubscription('s')),
      putSettings('discord', 'g', { language: 'x' }),
      putSubscription(aSubscription('t')),
    ]);
    const busy = { status: 'rejected', reason: expect.objectContaining({ code: 'store.busy' }) as unknown };
    expect(refused).toEqual([busy, busy, busy]);
    other.close();
    await putSubscription(aSubscription('s'));
    expect((await subscription('s'))?.id).toBe('s');
    await database.destroy();
  });

  it('a settlement that waited is written once, with all that belongs to it', async () => {
    const store = await openStore(path);
    const { run, delivery } = await claimedIn(store);
    const other = holder();
    const settled = store.settle(delivery.id, { state: 'sent', messageId: 'm' }, START);
    await sleep(100);
    expect((await store.run(run.id))?.state).toBe('delivering');
    other.close();
    await settled;
    expect((await store.run(run.id))?.state).toBe('sent');
    expect((await store.subscription('s'))?.lastSentRunId).toBe(run.id);
    await store.close();
  });
});

describe('two of one file', () => {
  it('that read and then write at the same time do not meet as SQLITE_BUSY_SNAPSHOT', async () => {
    const stores = [await openStore(path), await openStore(path)];
    const subscription = aSubscription('s');
    await stores[0]!.putSubscription(subscription);
    const slots = Array.from({ length: 40 }, (_, day) => START + day * 86_400_000);
    // Both record every slot: each transaction reads what there is, and then writes.
    const recorded = await Promise.all(
      slots.flatMap((scheduledFor) =>
        stores.map((store) => store.recordRun(aRun(subscription, { scheduledFor, state: 'missed' }), [], null)),
      ),
    );
    expect(recorded.filter(Boolean)).toHaveLength(slots.length);
    for (const store of stores) await store.close();
  });

  it('see what the other has committed, and their own writes at once', async () => {
    const stores = [await openStore(path), await openStore(path)];
    for (const [number, store] of stores.entries()) {
      await store.putSettings('discord', 'g', { language: String(number) });
      for (const each of stores) expect(await each.setting('discord', 'g', 'language')).toBe(String(number));
    }
    for (const store of stores) await store.close();
  });
});

describe('turns', () => {
  it('come in the order of asking, one at a time', async () => {
    const turns = createTurns();
    const said: string[] = [];
    const one = async (name: string) => {
      const end = await turns.take();
      said.push(`${name} begins`);
      await sleep(1);
      said.push(`${name} ends`);
      end();
    };
    await Promise.all(['a', 'b', 'c'].map(one));
    expect(said).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });
});
