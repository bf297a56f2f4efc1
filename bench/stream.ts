/**
 * Reads a simulated week of news: 1,000 articles a day in two languages from outlets of an invented world, with known events,
 * copies and corrections, by the real app, store and digest runner. Prints how well stories are merged and copies found, which
 * digest lines tell an event again that did not change, and which corrections readers were not shown; writes
 * `var/bench-stream.json`. `npm run bench:stream -- [--days 7] [--per-day 1000] [--seed 1] [--world first|second] [--length short|standard]`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readData } from '../src/data/read-data.ts';
import { measureStream, type Measured } from './stream/measure.ts';
import { makeStream } from './stream/stream.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    days: { ...text, default: '7' },
    'per-day': { ...text, default: '1000' },
    seed: { ...text, default: '1' },
    world: { ...text, default: 'first' },
    length: { ...text, default: 'standard' },
  },
});
const SHOWN = 10;
const rate = (share: number) => Math.round(share * 1000) / 1000;

const wishes = {
  days: Number(values.days),
  perDay: Number(values['per-day']),
  seed: Number(values.seed),
  world: values.world === 'second' ? ('second' as const) : ('first' as const),
};
const begin = performance.now();
const stream = makeStream(wishes);
const madeMs = performance.now() - begin;
const measured = await measureStream(stream, readData('data'), {
  length: values.length === 'short' ? 'short' : 'standard',
});
print(measured);
mkdirSync('var', { recursive: true });
writeFileSync('var/bench-stream.json', JSON.stringify({ ...wishes, madeMs: Math.round(madeMs), ...measured }, null, 2));

function print({ copies, stories, repeats, corrections, ...rest }: Measured): void {
  console.log(JSON.stringify({ ...wishes, madeMs: Math.round(madeMs), ...rest }));
  console.table(storyRows(stories));
  console.table(
    Object.entries(copies).map(([by, { missed: _missed, wrong: _wrong, byWay, ...score }]) => ({
      ...{ by, ...score, recall: rate(score.recall), precision: rate(score.precision) },
      ways: JSON.stringify(byWay),
    })),
  );
  const { repeats: again, byBlock, ...counts } = repeats;
  console.log('digest lines', JSON.stringify({ ...counts, byBlock }));
  for (const { day, subscription, kind, text: line, earlier } of again.slice(0, SHOWN))
    console.log(`  ${day} ${subscription} ${kind}\n    ${line}\n    earlier: ${earlier}`);
  const { examples, ...shown } = corrections;
  console.log('corrections', JSON.stringify(shown));
  for (const each of examples.slice(0, SHOWN)) console.log(`  ${JSON.stringify(each)}`);
}

function storyRows(stories: Measured['stories']) {
  return Object.entries(stories).flatMap(([by, score]) =>
    (['all', 'within', 'across'] as const).map((which) => ({
      ...{ by, stories: score.stories, pairs: which },
      ...{ precision: rate(score[which].precision), recall: rate(score[which].recall), f1: rate(score[which].f1) },
      byArticle: which === 'all' ? rate(score.byArticle.f1) : '',
    })),
  );
}
