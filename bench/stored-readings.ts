/**
 * A corpus of any size as it comes to the store: some hundreds of articles are read, and each of the others is one of them with a
 * last sentence of its own, other rare words, names, numbers and another print, so that it tells another event. Every tenth is a
 * near copy of the one before. Nothing is read or packed twice, so that only storing takes long.
 */
import { createHash } from 'node:crypto';
import type { Article } from '../src/corpus/article.ts';
import { hash32 } from '../src/corpus/min-hash.ts';
import { printOf } from '../src/corpus/near-copies.ts';
import type { Data } from '../src/data/data.ts';
import { keptAnalysis, type Packing } from '../src/store/kept-reading.ts';
import type { AnalysedArticle, KeptReading } from '../src/store/store.ts';
import { articleKeys } from '../src/stories/article-keys.ts';
import { kindOf, type KeyKind } from '../src/stories/keys.ts';
import type { Marks, Weighted } from '../src/stories/marks.ts';
import { NOW } from './many-analysed.ts';

const DAYS = 180;
const DAY_MS = 86_400_000;
const COPY_EVERY = 10;
const PUBLISHERS = 40;
const RARE_WORDS = 4;
/** What two events seldom have in common; states, meanings and small numbers they often have. */
const RARE: readonly KeyKind[] = ['listed', 'name', 'word', 'number', 'deed'];
const KIND_BITS = 7;

export interface Arriving {
  article: Article;
  reading: KeptReading;
}

/** Makes articles with their readings, the oldest of `count` first. */
export function arrivals(templates: readonly AnalysedArticle[], data: Data) {
  const known = templates.map(({ article, analysis }) => ({
    article,
    analysis,
    keys: articleKeys(analysis, data),
    print: printOf(article.text),
  }));
  const packed = new Map<number, Pick<KeptReading, 'packed' | 'topics'>[]>();
  const packedAs = (packing: Packing) => {
    const made = packed.get(packing.number) ?? known.map(({ analysis }) => keptAnalysis(analysis, packing));
    packed.set(packing.number, made);
    return made;
  };
  return (number: number, count: number, packing: Packing): Arriving => {
    const told = number % COPY_EVERY === COPY_EVERY - 1 ? number - 1 : number;
    const [at, round] = [told % known.length, Math.floor(told / known.length)];
    const { article, analysis, keys, print } = known[at]!;
    const text = `${article.text}\n\n${rareWords(number).join(' ')}.`;
    const contentHash = createHash('sha256').update(text).digest('hex');
    const id = contentHash.slice(0, 16);
    const publishedAt = new Date(NOW.getTime() - (DAYS * (count - number) * DAY_MS) / count).toISOString().slice(0, 10);
    const whole = [...keys.whole, ...rareWords(number).map((word) => `w${word}`)];
    return {
      article: { ...article, id, text, publishedAt, contentHash, publisher: `Paper ${number % PUBLISHERS}` },
      reading: {
        ...{ articleId: id, contentHash, version: analysis.version, ...packedAs(packing)[at]! },
        keys: { lead: keys.lead, whole, marks: retold(keys.marks, round) },
        print: print.map((hash) => (round === 0 ? hash : hash ^ hash32(`${round}`))),
      },
    };
  };
}

/** Words that stand in no other article. */
function rareWords(number: number): string[] {
  return Array.from({ length: RARE_WORDS }, (_, at) => {
    const letters = [...(number * RARE_WORDS + at).toString(26)];
    return `re${letters.map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}port`;
  });
}

/** The marks of another event of the same kind. */
function retold(marks: Marks, round: number): Marks {
  if (round === 0) return marks;
  const other = (key: number) =>
    RARE.includes(kindOf(key)) ? ((hash32(`${key} ${round}`) & ~KIND_BITS) | (key & KIND_BITS)) >>> 0 : key;
  const keysOf = (weighted: Weighted) => weighted.map((value, at) => (at % 2 === 0 ? other(value) : value));
  const hashOf = (hash: number) => hash32(`${hash} ${round}`);
  return {
    ...marks,
    ...{ names: keysOf(marks.names), facts: keysOf(marks.facts), words: keysOf(marks.words) },
    ...{ tops: marks.tops.map(other), sounds: marks.sounds.map(hashOf), numbers: marks.numbers.map(hashOf) },
  };
}
