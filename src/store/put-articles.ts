/**
 * Articles in, and what was read in them: one transaction for both, so that an article is there as soon as it can be found. Where
 * they came from they can be had again, so nobody waits for the disk.
 */
import { putReadings } from './analyses.ts';
import { putComing, unreadAmong } from './coming-articles.ts';
import { withDesk, type KeptDesk } from './desk.ts';
import { unhurried } from './driver.ts';
import { textPacking } from './packed-rows.ts';
import { moveOn } from './revision.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';
import { DayCounts } from './window-count.ts';

/** @param desk what is known of the desk of stories */
export function articleVerbs(database: Database, desk: KeptDesk): Pick<Store, 'putArticles' | 'unreadAmong'> {
  return {
    unreadAmong: (version, articles) => unreadAmong(database, version, articles),
    putArticles: (articles, readings = []) =>
      withDesk(
        database,
        desk,
        async (transaction) => {
          const days = new DayCounts();
          const since = new Map<string, number | null>();
          const texts = articles.map(({ text }) => text);
          const packing = await textPacking(transaction, texts);
          const puts = await putComing({ database: transaction, desk, packing, days, since }, articles);
          await days.write(transaction);
          if (puts.some(({ outcome, joined }) => outcome !== 'unchanged' || joined)) await moveOn(transaction);
          const counts = { added: 0, changed: 0, unchanged: 0 };
          for (const { outcome } of puts) counts[outcome] += 1;
          if (readings.length > 0) await putReadings(transaction, desk, readings, since);
          return counts;
        },
        unhurried,
      ),
  };
}
