/**
 * Killed anywhere: a step of the schema is there or not, an edition is recorded or not, a delivery was claimed or not. Some
 * statements are tried each time, all of them with SAAR_KILLS=all; SAAR_KILLS=<number> also kills that many processes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { outboxVerbs } from '../../src/store/outbox.ts';
import { runVerbs } from '../../src/store/runs.ts';
import { settleVerbs } from '../../src/store/settle.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { subscriptionVerbs } from '../../src/store/subscriptions.ts';
import { dice, withImages } from './crash.ts';
import { columnsOf, makeOlder, rowsOf, schemaOf } from './older-schemas.ts';
import { aDelivery, aRun, aSubscription, START, claimedIn } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-kills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newPath = () => join(folder, `${(files += 1)}.db`);

const asked = process.env['SAAR_KILLS'];
const PROCESSES = Number(asked) || 2;
const SHARE = asked === undefined ? 0.15 : 1;
const older = migrations.slice(1).map((_, step) => step + 1);
const PATIENCE = { timeout: 60_000 + PROCESSES * 5_000 };

/** What an older database must still hold when it has become one of this schema. */
async function expectWhole(path: string, before: ReturnType<typeof rowsOf>, columns: ReturnType<typeof columnsOf>) {
  const store = await openStore(path);
  await store.close();
  expect(schemaOf(path)).toBe(migrations.length);
  expect(rowsOf(path, columns)).toEqual(before);
}

describe('a database of an older schema', () => {
  it.each(older)('%i is brought to this one with all its rows, wherever the way there is cut off', async (schema) => {
    const path = newPath();
    await makeOlder(path, schema);
    const [columns, before] = [columnsOf(path), rowsOf(path)];
    expect(Object.values(before).every((rows) => rows.length >= 3)).toBe(true);
    const roll = dice(schema);
    const opened = openSqlite(path);
    const watched = withImages(opened, path, () => roll() < SHARE);
    await migrate(watched.database, migrations, path);
    await opened.destroy();
    expect(rowsOf(path, columns)).toEqual(before);
    for (const image of watched.images) {
      expect(schemaOf(image)).toBeGreaterThanOrEqual(schema);
      await expectWhole(image, before, columns);
    }
  });

  it('stays at the last whole step when one fails, and goes on from there', async () => {
    for (const schema of older) {
      const path = newPath();
      await makeOlder(path, schema);
      const [columns, before] = [columnsOf(path), rowsOf(path)];
      const step = migrations[schema]!;
      const broken = { ...step, statements: [...step.statements, sql`insert into nowhere values (1)`] };
      const database = openSqlite(path);
      await expect(migrate(database, [...migrations.slice(0, schema), broken], path)).rejects.toThrow('nowhere');
      await database.destroy();
      expect(schemaOf(path)).toBe(schema);
      expect(columnsOf(path)).toEqual(columns);
      await expectWhole(path, before, columns);
    }
  });

  it('loses nothing when the process that brings it on is killed at any moment', PATIENCE, async () => {
    const roll = dice(6);
    for (let kill = 0; kill < PROCESSES; kill += 1) {
      const path = newPath();
      await makeOlder(path, older[Math.floor(roll() * older.length)]!);
      const [columns, before] = [columnsOf(path), rowsOf(path)];
      const words = ['--import', 'tsx', resolve('test/store/migrating-child.ts'), path];
      const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
      const ended = once(child, 'exit');
      await once(child.stdout, 'data');
      child.stdin.write('go\n');
      await sleep(roll() * 60);
      child.kill('SIGKILL');
      await ended;
      await expectWhole(path, before, columns);
    }
  });
});

describe('an edition', () => {
  /** All that stands of it, to be compared. */
  function standing(path: string): string {
    const file = new SqliteFile(path, { readonly: true });
    const all = (query: string) => file.prepare(query).all();
    const found = [
      all('select id, next_run_at, last_sent_run_id, version from subscriptions'),
      all('select id, state, finished_at from runs'),
      all('select id, state, attempts, lease_owner, platform_message_id, settled_at from deliveries order by part'),
      all('select * from delivery_attempts order by delivery_id, number'),
    ];
    file.close();
    return JSON.stringify(found);
  }

  it('is recorded, claimed, sent and settled whole or not at all, wherever it is cut off', async () => {
    const path = newPath();
    await (await openStore(path)).close();
    const opened = openSqlite(path);
    const { database, images } = withImages(opened, path, () => true);
    const verbs = {
      ...subscriptionVerbs(database),
      ...runVerbs(database),
      ...outboxVerbs(database),
      ...settleVerbs(database),
    };
    const subscription = aSubscription('s');
    const run = aRun(subscription);
    const parts = [0, 1].map((part) => aDelivery(subscription, run, { part }));
    const sent = (part: number) => verbs.settle(parts[part]!.id, { state: 'sent', messageId: `m${part}` }, START + 1);
    const steps: (() => Promise<unknown>)[] = [
      () => verbs.putSubscription(subscription),
      () => verbs.recordRun(run, parts, START + 86_400_000),
      () => verbs.claimDeliveries('me', 'discord', START, 1),
      () => sent(0),
      () => verbs.claimDeliveries('me', 'discord', START, 1),
      () => verbs.settle(parts[1]!.id, { state: 'uncertain', errorCode: 'time-out' }, START + 1),
      () => verbs.requeue(parts[1]!.id, START, 'kept'),
      () => verbs.claimDeliveries('me', 'discord', START, 1),
      () => sent(1),
    ];
    let done = standing(path);
    for (const step of steps) {
      await step();
      for (const image of images.splice(0)) expect(standing(image)).toBe(done);
      done = standing(path);
    }
    expect((await verbs.lastRun('s'))?.run.state).toBe('sent');
    await opened.destroy();
  });

  it('that was being sent when the process died is found in doubt by the next, once', async () => {
    const path = newPath();
    const store = await openStore(path);
    const { run } = await claimedIn(store);
    const left = newPath();
    for (const ending of ['', '-wal']) copyFileSync(path + ending, left + ending);
    await store.close();
    const next = await openStore(left);
    expect(await next.sweepSending('next', START + 1)).toHaveLength(1);
    expect(await next.sweepSending('next', START + 1)).toEqual([]);
    expect((await next.uncertainDeliveries('discord'))[0]?.id).toBe(`${run.id} part 0`);
    await next.close();
  });
});
