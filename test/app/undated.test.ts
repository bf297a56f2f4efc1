/** Articles without a date stand in no window: a brief on some days says how many it leaves out, on a topic and on a question. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDigestWorld, type World } from './digest-world.ts';

let world: World;
beforeAll(async () => {
  world = await createDigestWorld([], 'treaty');
  const text = 'Norvia and Kessand signed a defence treaty on Tuesday, the ministry said.';
  const article = { title: text, language: 'en', fetchedAt: '2031-05-12T00:00:00Z', collection: 'live' };
  await world.app().ingest([
    { ...article, id: 'dated', text, contentHash: '1', publishedAt: '2031-05-11', dateCertainty: 'stated' },
    { ...article, id: 'undated', text: `${text} It is long.`, contentHash: '2', dateCertainty: 'unknown' },
    {
      ...article,
      id: 'match',
      title: 'Cricket',
      text: 'A match was played.',
      contentHash: '3',
      dateCertainty: 'unknown',
    },
  ]);
});
afterAll(() => world.close());

it.each([
  [{ topic: 'treaty', from: '2031-05-10' }, 1],
  [{ topic: 'treaty', to: '2031-05-20' }, 1],
  [{ topic: 'treaty' }, undefined],
  [{ topic: 'munitions', from: '2031-05-10' }, undefined],
  [{ about: 'defence treaty', from: '2031-05-10' }, 1],
  [{ about: 'defence treaty' }, undefined],
])('%o leaves %s out', async (asked, count) => {
  const { window } = await world.app().brief({ ...asked, language: 'en' });
  expect(window.undated).toBe(count);
});
