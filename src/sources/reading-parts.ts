/** What reading a source needs of the rest of Saar, handed in. */
import type { Data } from '../data/data.ts';
import type { Robots } from '../net/robots.ts';
import type { Reach } from '../net/target.ts';
import type { Timers } from '../pace/timers.ts';
import type { Reading } from '../reading/reading.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from './host-turns.ts';
import type { TakeIn } from './taking-in.ts';

export interface ReadingParts {
  store: Pick<
    Store,
    'sources' | 'source' | 'putSource' | 'removeSource' | 'noteSource' | 'seenItems' | 'noteItems' | 'article'
  >;
  takeIn: TakeIn;
  turns: Turns;
  robots: Robots;
  reach: Reach;
  data: Data;
  /** What takes long, done where nobody waits for it. */
  reading: Pick<
    Reading,
    'readFile' | 'readFeed' | 'feedLinks' | 'readPage' | 'draftOfItem' | 'makeArticle' | 'readOpml'
  >;
  /** The one that articles of sources belong to. */
  collection: string;
  timers: Timers;
  /** UTC epoch milliseconds. */
  clock(): number;
  /** Says what happened, without addresses: they may hold a key. */
  tell(event: string, fields?: object): void;
}
