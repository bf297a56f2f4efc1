/** Puts the groups of verbs together into one Store on one database. */
import { basename } from 'node:path';
import { SaarError } from '../errors.ts';
import { analysisVerbs } from './analyses.ts';
import { collectionVerbs } from './articles.ts';
import { newestSound } from './backup.ts';
import { briefVerbs } from './briefs.ts';
import { candidateVerbs } from './candidates.ts';
import { conversationVerbs } from './conversations.ts';
import { createKeptDesk } from './desk.ts';
import { editionVerbs } from './editions.ts';
import { forgetTextVerbs } from './forget-texts.ts';
import { haltVerbs } from './halts.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { movedClockVerbs } from './moved-clock.ts';
import { moveVerbs } from './move-place.ts';
import { oldRunVerbs } from './old-runs.ts';
import { outboxVerbs } from './outbox.ts';
import { packOldVerbs } from './pack-old.ts';
import { platformStateVerbs } from './platform-state.ts';
import { printVerbs } from './prints.ts';
import { revisionVerbs } from './revision.ts';
import { runVerbs } from './runs.ts';
import { originVerbs } from './origins.ts';
import { articleVerbs } from './put-articles.ts';
import { scheduleVerbs } from './schedules.ts';
import type { Database } from './schema.ts';
import { searchVerbs } from './search.ts';
import { settingVerbs } from './settings.ts';
import { settleVerbs } from './settle.ts';
import { sourceVerbs } from './sources.ts';
import { openSqlite } from './sqlite.ts';
import { standingVerbs } from './standing.ts';
import type { Store } from './store.ts';
import { storyVerbs } from './stories.ts';
import { subscriptionVerbs } from './subscriptions.ts';
import { undatedVerbs } from './undated.ts';
import { unreadableVerbs } from './unreadable.ts';

/** What damage looks like: to its pages, or to the first of them. */
const DAMAGES = ['store.corrupt', 'store.not-a-database'];

/**
 * Opens the database at a path (`:memory:` for one that ends with the process), checks it and brings its schema up to date.
 * @throws SaarError `store.unsupported`, `store.newer`, `store.restorable`, and what `openSqlite` throws
 */
export async function openStore(databasePath: string): Promise<Store> {
  // The address may hold a password: only its scheme is said.
  const scheme = /^([a-z][a-z0-9+]+):\/\//i.exec(databasePath)?.[1];
  if (scheme !== undefined) throw new SaarError('store.unsupported', { scheme });
  const database = opened(databasePath);
  try {
    await migrate(database, migrations, databasePath);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const desk = createKeptDesk();
  return {
    ...articleVerbs(database, desk),
    ...collectionVerbs(database),
    ...editionVerbs(database),
    ...forgetTextVerbs(database, desk),
    ...packOldVerbs(database),
    ...analysisVerbs(database, desk),
    ...storyVerbs(database),
    ...printVerbs(database),
    ...candidateVerbs(database),
    ...undatedVerbs(database),
    ...unreadableVerbs(database),
    ...revisionVerbs(database),
    ...searchVerbs(database),
    ...originVerbs(database),
    ...briefVerbs(database),
    ...settingVerbs(database),
    ...moveVerbs(database),
    ...conversationVerbs(database),
    ...subscriptionVerbs(database),
    ...runVerbs(database),
    ...oldRunVerbs(database),
    ...outboxVerbs(database),
    ...settleVerbs(database),
    ...movedClockVerbs(database),
    ...platformStateVerbs(database),
    ...standingVerbs(database),
    ...scheduleVerbs(database),
    ...haltVerbs(database),
    ...sourceVerbs(database),
    close: () => database.destroy(),
  };
}

/** A damaged database is refused with the name of the backup that can take its place, where there is one. */
function opened(databasePath: string): Database {
  try {
    return openSqlite(databasePath);
  } catch (error) {
    if (!(error instanceof SaarError && DAMAGES.includes(error.code))) throw error;
    const backup = newestSound(databasePath);
    if (!backup) throw error;
    throw new SaarError('store.restorable', { path: databasePath, backup: basename(backup.file) }, error.blame, error);
  }
}
