/** Putting a backup back: nothing is lost by it, a kill in its middle is finished, and readers do not get yesterday again. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import SqliteFile from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/main/program.ts';
import { makeBackup } from '../../src/store/backup.ts';
import { backupsOf } from '../../src/store/backup-folder.ts';
import { acquireLock } from '../../src/store/lock.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { draftOf, finishRestore, putInPlace } from '../../src/store/restore.ts';
import type { Store } from '../../src/store/store.ts';
import { aDelivery, anArticle, aRun, aSubscription, HOUR } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-restore-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const DAY = 24 * HOUR;
let path: string;
let place: string;
let files = 0;
beforeEach(() => {
  place = join(folder, String((files += 1)));
  path = join(place, 'saar.db');
});

/** One call of the program on the database. */
async function saar(words: string[], language = 'en') {
  const [out, err, input] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const [written, told] = [text(out), text(err)];
  const environment = { SAAR_DATABASE: path, SAAR_HTTP_PORT: '0', SAAR_LANGUAGE: language };
  const code = await runProgram(['node', 'saar', ...words], environment, { out, err, input });
  out.end();
  err.end();
  return { code, out: await written, err: await told };
}

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(path);
  return work(store).finally(() => store.close());
}

const put = (...ids: string[]) => inStore((store) => store.putArticles(ids.map((id) => anArticle(id))));
const count = () => inStore((store) => store.countArticles(['added']));

function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 4096, Math.min(bytes.length, 4096 * 12));
  writeFileSync(file, bytes);
}

const besides = () => readdirSync(place).filter((name) => name !== 'backups' && !name.endsWith('.lock'));

describe('saar restore', () => {
  it('lists the backups with what they are worth, and changes nothing', async () => {
    await put('a');
    makeBackup(path, Date.UTC(2026, 0, 30, 8));
    makeBackup(path, Date.UTC(2026, 0, 31, 8));
    damage(backupsOf(path)[1]!.file);
    const before = readFileSync(path);
    const { code, out } = await saar(['restore']);
    expect(code).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines[1]).toMatch(/saar-2026-01-31T08-00-00Z\.db {2}.*31 January 2026, 08:00, .* MB, schema \d+: sound$/);
    expect(lines[2]).toMatch(/saar-2026-01-30T08-00-00Z\.db .*not usable.*damaged/);
    expect(lines[3]).toContain('npm run -s saar -- restore --newest');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect((await saar(['restore'], 'hi')).out).toMatch(/: ठीक\n.*काम का नहीं/);
  });

  it('says when there is none', async () => {
    expect(await saar(['restore'])).toMatchObject({ code: 0, out: expect.stringContaining('There is no backup') });
    const none = await saar(['restore', '--newest']);
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('There is no usable backup') });
    expect(await saar(['restore', 'nothing.db'])).toMatchObject({ code: 2 });
    expect(existsSync(path)).toBe(false);
  });

  it('puts the newest sound one back, and keeps what was there', async () => {
    await put('a', 'b');
    makeBackup(path, Date.now() - 2 * DAY);
    await put('c');
    makeBackup(path, Date.now() - DAY);
    damage(backupsOf(path)[0]!.file);
    await put('d');
    const { code, out } = await saar(['restore', '--newest']);
    expect(code).toBe(0);
    expect(await count()).toBe(2);
    const aside = besides().find((name) => name.includes('.before-'))!;
    expect(out).toContain(join(place, aside));
    path = join(place, aside);
    expect(await count()).toBe(4);
  });

  it('takes one by its name, and one by a path from elsewhere', async () => {
    await put('a');
    makeBackup(path, Date.UTC(2026, 0, 30, 8));
    await put('b');
    const { file } = makeBackup(path, Date.UTC(2026, 0, 31, 8));
    expect((await saar(['restore', 'saar-2026-01-30T08-00-00Z.db'])).code).toBe(0);
    expect(await count()).toBe(1);
    const moved = join(folder, 'elsewhere.db');
    renameSync(file, moved);
    expect((await saar(['restore', moved])).code).toBe(0);
    expect(await count()).toBe(2);
  });

  it('is refused with 75 while a Saar runs, and that one is not disturbed', async () => {
    await put('a');
    makeBackup(path, Date.now());
    const lock = acquireLock(path);
    const { code, err } = await saar(['restore', '--newest']);
    expect([code, err.trim().split('\n').length]).toEqual([75, 1]);
    expect((await saar(['restore'])).code).toBe(0);
    expect((await saar(['backup'])).code).toBe(0);
    lock.release();
  });

  it('refuses what is no backup, is damaged, or is of a newer Saar, and leaves the database', async () => {
    await put('a');
    const made = makeBackup(path, Date.now());
    const bad = ['diary.db', 'foreign.db', 'damaged.db', 'newer.db'].map((name) => join(place, name));
    writeFileSync(bad[0]!, 'Dear diary'.repeat(500));
    const foreign = new SqliteFile(bad[1]!);
    foreign.exec('create table bookmarks (url text)');
    foreign.close();
    for (const copy of bad.slice(2)) writeFileSync(copy, readFileSync(made.file));
    damage(bad[2]!);
    const newer = new SqliteFile(bad[3]!);
    newer.exec(`insert into migrations values (${migrations.length + 1}, 'from the future')`);
    newer.close();
    const before = readFileSync(path);
    const pipe = join(place, 'pipe.db');
    execFileSync('mkfifo', [pipe]);
    for (const file of [...bad, pipe, place]) {
      const { code, err } = await saar(['restore', file]);
      expect(code).not.toBe(0);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(readFileSync(path).equals(before)).toBe(true);
    }
    expect(besides().filter((name) => name.includes('restor'))).toEqual([]);
  });

  it('replaces a damaged database, and one that is gone', async () => {
    await put(...Array.from({ length: 200 }, (_, number) => `n${number}`));
    makeBackup(path, Date.now());
    damage(path);
    const refused = { code: 'store.restorable', parameters: { path, backup: basename(backupsOf(path)[0]!.file) } };
    await expect(openStore(path)).rejects.toMatchObject(refused);
    expect((await saar(['restore', '--newest'])).code).toBe(0);
    expect(await count()).toBe(200);
    rmSync(path);
    expect((await saar(['restore', '--newest'])).code).toBe(0);
    expect(await count()).toBe(200);
  });
});

describe('a log that was written ahead of the old database', () => {
  it('is never taken into the new one, and goes with the old', async () => {
    await put('a');
    const backup = makeBackup(path, Date.now()).file;
    const store = await openStore(path);
    await store.putArticles(['b', 'c', 'd'].map((id) => anArticle(id)));
    // As a kill leaves them: pages written ahead, and nobody to take them in.
    const [main, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
    await store.close();
    writeFileSync(path, main);
    writeFileSync(`${path}-wal`, log);
    await draftOf(backup, path);
    const aside = putInPlace(path)!;
    expect(await count()).toBe(1);
    path = aside;
    expect(await count()).toBe(4);
  });
});

describe('a restore that is killed', () => {
  /** What a kill can leave, by what was done before it. */
  const STEPS: Record<string, () => void> = {
    'after the draft was begun': () => writeFileSync(`${path}.restoring`, 'half of a page'),
    'after the copy was ready': () => {},
    'after the old one had its second name': () => {
      writeFileSync(`${path}.before-x`, readFileSync(path));
    },
    'after the old log was gone': () => rmSync(`${path}-wal`, { force: true }),
  };

  it.each(Object.keys(STEPS))('%s leaves the old database or one to finish', async (step) => {
    await put('a');
    const backup = makeBackup(path, Date.now()).file;
    await put('b');
    if (!step.includes('begun')) {
      const draft = await draftOf(backup, path);
      renameSync(draft, `${path}.restored`);
    }
    STEPS[step]!();
    if (step.includes('begun')) {
      expect(await count()).toBe(2);
      expect((await saar(['restore', '--newest'])).code).toBe(0);
    } else {
      await expect(openStore(path)).rejects.toMatchObject({ code: 'store.half-restored' });
      expect((await saar(['restore'])).out).toContain('finished now');
    }
    expect(await count()).toBe(1);
    expect(besides().filter((name) => /restor/.test(name))).toEqual([]);
    expect(finishRestore(path)).toBeUndefined();
  });
});

describe('after a restore', () => {
  const now = Date.now();
  const madeAt = now - (now % 60_000) - 3 * DAY;

  it('slots that passed since are missed, not sent again, and their news come with the next edition', async () => {
    const slot = madeAt + HOUR;
    const subscription = aSubscription('s', { nextRunAt: slot, timeZone: 'UTC', localTime: hourOf(slot) });
    const sent = aRun(subscription, { scheduledFor: madeAt - 23 * HOUR, windowTo: madeAt - 23 * HOUR });
    await inStore(async (store) => {
      await store.putSubscription(subscription);
      await store.recordRun(sent, [aDelivery(subscription, sent)], null);
      const [delivery] = await store.claimDeliveries('me', 'discord', madeAt - 23 * HOUR, 1);
      await store.settle(delivery!.id, { state: 'sent', messageId: 'm' }, madeAt - 23 * HOUR);
    });
    makeBackup(path, madeAt);
    const { out } = await saar(['restore', '--newest']);
    expect(out).toMatch(/^3 editions that were due since are not sent again/m);
    await inStore(async (store) => {
      expect(await store.dueSubscriptions(Date.now(), 10)).toEqual([]);
      const restored = (await store.subscription('s'))!;
      expect(restored.nextRunAt).toBeGreaterThan(now);
      expect(restored.nextRunAt).toBeLessThanOrEqual(now + DAY + HOUR);
      expect(restored.lastSentRunId).toBe(sent.id);
      expect((await store.lastRun('s'))?.run).toMatchObject({ state: 'missed', stateReason: 'restored' });
    });
  });

  it('a digest that has no dates here is left as it is, and the others are dealt with', async () => {
    await inStore(async (store) => {
      await store.putSubscription(aSubscription('a', { nextRunAt: now - HOUR, timeZone: 'Asia/Newly_Named' }));
      await store.putSubscription(aSubscription('b', { nextRunAt: now - HOUR }));
    });
    makeBackup(path, now);
    expect((await saar(['restore', '--newest'])).out).toMatch(/^1 edition that was due/m);
    await inStore(async (store) => {
      expect((await store.subscription('a'))!.nextRunAt).toBe(now - HOUR);
      expect((await store.lastRun('b'))?.run.state).toBe('missed');
    });
  });

  it('ends with more suspended ones than are looked at in one go, takes no slot ahead, and tries them a day later', async () => {
    await inStore(async (store) => {
      for (let n = 0; n < 201; n += 1) {
        const nextRunAt = n === 0 ? now + DAY : now - HOUR;
        await store.putSubscription(aSubscription(`s${n}`, { nextRunAt, state: 'suspended' }));
      }
      await store.putSubscription(aSubscription('paused', { nextRunAt: now - HOUR, state: 'paused' }));
    });
    const file = new SqliteFile(path);
    file.exec(`update subscriptions set halted_at = ${now - DAY}, retry_at = ${now - HOUR} where state = 'suspended'`);
    file.close();
    makeBackup(path, now);
    expect((await saar(['restore', '--newest'])).out).toMatch(/^200 editions that were due/m);
    await inStore(async (store) => {
      expect(await store.dueSubscriptions(Date.now(), 10)).toEqual([]);
      expect(await store.lastRun('s0')).toBeUndefined();
      expect((await store.lastRun('s1'))?.run.state).toBe('missed');
      for (const id of ['s0', 's1']) {
        const { nextRunAt, halt } = (await store.subscription(id))!;
        expect([nextRunAt > now, halt!.retryAt! >= now + DAY]).toEqual([true, true]);
      }
      expect(await store.lastRun('paused')).toBeUndefined();
    });
  });

  it('what waited to be sent is in doubt, as old as it is; what is over stays as it was', async () => {
    const [waiting, retried, done] = ['waiting', 'retried', 'done'].map((id) =>
      aSubscription(id, { nextRunAt: now + DAY }),
    );
    await inStore(async (store) => {
      for (const subscription of [waiting!, retried!, done!]) {
        const run = aRun(subscription, { scheduledFor: now - HOUR });
        await store.putSubscription(subscription);
        await store.recordRun(run, [aDelivery(subscription, run, { notBefore: now - HOUR })], null);
        if (subscription === waiting) continue;
        const [delivery] = await store
          .claimDeliveries('me', 'discord', now - HOUR, 9)
          .then((all) => all.filter(({ runId }) => runId === run.id));
        if (!delivery) continue;
        await store.settle(
          delivery.id,
          subscription === done
            ? { state: 'sent', messageId: 'm' }
            : { state: 'retry_wait', notBefore: now + HOUR, errorCode: '429' },
          now,
        );
      }
    });
    makeBackup(path, now);
    expect((await saar(['restore', '--newest'])).code).toBe(0);
    await inStore(async (store) => {
      // Claimed with the others, and never settled: the next start's sweep takes it for what it is.
      const swept = await store.sweepSending('another', now);
      expect(swept.map(({ runId }) => runId)).toEqual([`run waiting ${now - HOUR}`]);
      const doubtful = await store.uncertainDeliveries('discord');
      expect(doubtful.map(({ state, uncertainSince }) => [state, uncertainSince])).toEqual([
        ['uncertain', now - HOUR],
        ['uncertain', now - HOUR],
      ]);
      expect(await store.claimDeliveries('me', 'discord', now + 2 * HOUR, 9)).toEqual([]);
      expect((await store.lastRun('done'))?.run.state).toBe('sent');
    });
  });
});

function hourOf(moment: number): string {
  return new Date(moment).toISOString().slice(11, 16);
}
