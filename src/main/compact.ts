/** `saar compact`: gives up texts that are older than the setting says, and writes the database anew without the room they leave. */
import { progressOn } from '../adapters/terminal/progress.ts';
import { SaarError } from '../errors.ts';
import { compactDatabase } from '../store/compact.ts';
import { sizeOf } from '../store/copy.ts';
import { acquireLock } from '../store/lock.ts';
import { openStore } from '../store/open-store.ts';
import { isFile } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import { sizeWords } from './backup-words.ts';
import type { Call } from './call.ts';
import { textsToForget } from './kept-texts.ts';
import { databasePath } from './program-folder.ts';

const AT_ONCE = 100;

/** Says each step before it begins. @throws SaarError `database.held`, `compact.nothing`, and what `openStore` and `compactDatabase` throw. */
export async function compact(call: Call, now = Date.now()): Promise<void> {
  const path = databasePath(call.config);
  if (!isFile(path) || sizeOf(path) === 0) throw new SaarError('compact.nothing', { path });
  const lock = acquireLock(path);
  try {
    const store = await openStore(path);
    try {
      await forgetOld(call, store, now);
      await packOld(call, store);
    } finally {
      await store.close();
    }
    tell(call, 'rewriting', { path, size: sizeWords(sizeOf(path)) });
    const { before, after } = compactDatabase(path);
    tell(call, 'done', { path, before: sizeWords(before), after: sizeWords(after) });
  } finally {
    lock.release();
  }
}

async function forgetOld(call: Call, store: Store, now: number): Promise<void> {
  const texts = textsToForget(call.config);
  if (!texts) return tell(call, 'kept', {});
  const bar = progressOn(call.err, call.phrases.say('terminal.progress.forgetting'));
  let forgotten = 0;
  try {
    for (let few = AT_ONCE; few === AT_ONCE; forgotten += few) {
      few = await store.forgetTexts(texts.collections, now - texts.keptMs, AT_ONCE);
      bar.at(forgotten, forgotten + few);
    }
  } finally {
    bar.stop();
  }
  tell(call, 'forgotten', { count: forgotten, days: call.config.keepTextDays! });
}

/** Quick where all is packed already. */
async function packOld(call: Call, store: Store): Promise<void> {
  const bar = progressOn(call.err, call.phrases.say('terminal.progress.packing'));
  let done = 0;
  try {
    for (let after = await store.packOld('', AT_ONCE); after !== undefined; after = await store.packOld(after, AT_ONCE))
      bar.at((done += AT_ONCE), done + AT_ONCE);
  } finally {
    bar.stop();
  }
}

function tell({ out, phrases }: Call, key: string, parameters: Readonly<Record<string, string | number>>): void {
  out.write(`${phrases.say(`terminal.compact.${key}`, parameters)}\n`);
}
