/** What is asked at every tick is answered along an index, however many editions lie there. */
import SqliteFile from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aSource, aSubscription, START } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-plans-'));
const path = join(folder, 'saar.db');
let store: Store;
beforeAll(async () => {
  store = await openStore(path);
  await store.putSubscription(aSubscription('s'));
  await store.putSource(aSource('abc123'));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every statement that some work prepares. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const prepare = vi.spyOn(SqliteFile.prototype, 'prepare');
  try {
    await work();
    return prepare.mock.calls.map(([statement]) => statement as string);
  } finally {
    prepare.mockRestore();
  }
}

function plansOf(statements: readonly string[]): string[] {
  const file = new SqliteFile(path, { readonly: true });
  const asked = statements.filter((statement) => /^(select|update|delete)/i.test(statement));
  const plans = asked.flatMap((statement) => {
    const blanks = Array.from({ length: statement.split('?').length - 1 }, () => null);
    return file.prepare(`explain query plan ${statement}`).all(...blanks) as { detail: string }[];
  });
  file.close();
  return plans.map(({ detail }) => detail);
}

it.each<[string, () => Promise<unknown>]>([
  ['expireOverdue', () => store.expireOverdue(START)],
  ['sweepSending', () => store.sweepSending('me', START)],
  ['uncertainDeliveries', () => store.uncertainDeliveries('discord')],
  ['claimDeliveries', () => store.claimDeliveries('me', 'discord', START, 5)],
  ['dueSubscriptions', () => store.dueSubscriptions(START, 5, ['discord'])],
  ['haltsToTell', () => store.haltsToTell('discord', 5)],
  ['openRun', () => store.openRun('s')],
  ['standing', () => store.standing(START)],
  ['forgetTexts', () => store.forgetTexts(['added'], START, 5)],
  ['dueSources', () => store.dueSources(START, 5)],
  ['noteSource', () => store.noteSource('abc123', { url: 'https://example.org/moved', failures: 1 })],
  ['seenItems', () => store.seenItems('abc123', ['a', 'b'])],
  ['noteItems', () => store.noteItems('abc123', [{ key: 'a', print: 'p', seenAt: START }])],
  ['removeSource', () => store.removeSource('nothing')],
])('%s', async (_name, work) => {
  const statements = await statementsOf(work);
  expect(statements.length).toBeGreaterThan(0);
  const scans = plansOf(statements).filter((detail) => /^SCAN (?!.*COVERING INDEX)/.test(detail));
  expect(scans).toEqual([]);
});
