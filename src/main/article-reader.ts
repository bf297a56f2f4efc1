/** Reading as the app asks for it. */
import type { Analyser } from '../app/ingest-articles.ts';
import type { Data } from '../data/data.ts';
import { versionOf } from '../facts/analyse.ts';
import { isOfTask } from '../reading/protocol.ts';
import type { Reading } from '../reading/reading.ts';

/** What the app knows of reading: what an article does to its reader is the article's fault, everything else is not. */
export function articleReader(reading: Reading, data: Data): Analyser {
  return {
    version: versionOf(data),
    read: async (article, packing) => {
      reading.packAs(packing);
      try {
        return await reading.readArticle(article);
      } catch (error) {
        if (isOfTask(error)) return undefined;
        throw error;
      }
    },
  };
}
