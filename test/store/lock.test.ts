/** One Saar a database: the second is told at once, a dead one's lock is free. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { runProgram } from '../../src/main/program.ts';
import { acquireLock } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/open-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that holds a lock until it is killed, or for so many milliseconds after it said so. */
async function holder(path: string, ms?: number) {
  const driver = JSON.stringify(createRequire(import.meta.url).resolve('better-sqlite3'));
  const script = `const f = new (require(${driver}))(${JSON.stringify(`${path}.lock`)});
    f.exec('begin exclusive'); console.log('held');
    ${ms === undefined ? 'setInterval(() => {}, 1000)' : `setTimeout(() => f.close(), ${ms})`}`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

it('refuses a second holder and says which database', () => {
  const path = join(folder, 'one.db');
  const lock = acquireLock(path);
  expect(() => acquireLock(path)).toThrow(
    expect.objectContaining({ code: 'database.held', blame: 'user', parameters: { path } }),
  );
  lock.release();
  acquireLock(path).release();
});

it('waits a moment for whoever only looks whether it is held', async () => {
  const path = join(folder, 'looked.db');
  const child = await holder(path, 100);
  acquireLock(path).release();
  if (child.exitCode === null) await once(child, 'exit');
});

it('is free as soon as its process is killed', async () => {
  const path = join(folder, 'two.db');
  const child = await holder(path);
  expect(() => acquireLock(path)).toThrow(expect.objectContaining({ code: 'database.held' }));
  child.kill('SIGKILL');
  await once(child, 'exit');
  acquireLock(path).release();
});

it('is still held by a process that was frozen, and after it was thawed', async () => {
  const path = join(folder, 'frozen.db');
  const child = await holder(path);
  const held = expect.objectContaining({ code: 'database.held' });
  child.kill('SIGSTOP');
  expect(() => acquireLock(path)).toThrow(held);
  const { code, told } = await start(path);
  expect([code, told.trim().split('\n').length]).toEqual([75, 1]);
  child.kill('SIGCONT');
  expect(() => acquireLock(path)).toThrow(held);
  child.kill('SIGSTOP');
  child.kill('SIGKILL');
  await once(child, 'exit');
  acquireLock(path).release();
});

/** `saar start` on a database: its exit code, and what it says on standard error. */
async function start(path: string) {
  const [out, err, input] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const told = text(err);
  const environment = { SAAR_DATABASE: path, SAAR_HTTP_PORT: '0' };
  const code = await runProgram(['node', 'saar', 'start'], environment, { out, err, input });
  err.end();
  return { code, told: await told };
}

it('leaves the database itself open to readers', async () => {
  const path = join(folder, 'three.db');
  const lock = acquireLock(path);
  const store = await openStore(path);
  expect(await store.countArticles(['added'])).toBe(0);
  await store.close();
  lock.release();
});

it('is not needed in memory', () => {
  const locks = [acquireLock(':memory:'), acquireLock(':memory:')];
  for (const lock of locks) lock.release();
  expect(locks).toHaveLength(2);
});
