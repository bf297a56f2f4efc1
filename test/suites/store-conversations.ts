/** Kept calls and answered questions. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { START } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

const DAY = 86_400_000;

export function conversationCases(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());

  describe('kept calls', () => {
    it('are found by their key, and given up when they were long not kept anew', async () => {
      await store.keepCalls(
        new Map([
          ['a', 'first'],
          ['b', 'second'],
        ]),
        START,
      );
      await store.keepCalls(new Map([['b', 'second']]), START + 80 * DAY);
      await store.keepCalls(new Map([['c', 'third']]), START + 100 * DAY);
      expect(await store.keptCall('a')).toBeUndefined();
      expect(await store.keptCall('b')).toBe('second');
      expect(await store.keptCall('c')).toBe('third');
      await store.keepCalls(new Map(), START);
    });
  });

  describe('answers', () => {
    it('begin once and end once', async () => {
      expect(await store.beginAnswer('discord', '1', 'what', START)).toBe('new');
      expect(await store.beginAnswer('discord', '1', 'what', START)).toBe('begun');
      expect(await store.beginAnswer('telegram', '1', 'what', START)).toBe('new');
      await store.endAnswer('discord', '1');
      expect(await store.beginAnswer('discord', '1', 'what', START)).toBe('done');
    });

    it('that were left begun are told with what was asked, the oldest first', async () => {
      await store.beginAnswer('discord', 'late', 'b', START + 1);
      await store.beginAnswer('discord', 'early', 'a', START);
      await store.beginAnswer('discord', 'ended', 'c', START);
      await store.endAnswer('discord', 'ended');
      expect(await store.begunAnswers('discord')).toEqual([
        { key: 'early', asked: 'a', begunAt: START },
        { key: 'late', asked: 'b', begunAt: START + 1 },
      ]);
      expect(await store.begunAnswers('telegram')).toEqual([]);
    });

    it('are forgotten after two days', async () => {
      await store.beginAnswer('discord', '1', 'what', START);
      await store.beginAnswer('discord', '2', 'what', START + 3 * DAY);
      expect((await store.begunAnswers('discord')).map(({ key }) => key)).toEqual(['2']);
    });
  });
}
