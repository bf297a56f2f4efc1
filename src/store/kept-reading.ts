/**
 * What was read in an article, as the database keeps it. It is made of the analysis alone, without the database: the thread that
 * reads also packs, and the one that answers readers only has rows to write.
 */
import type { Analysis } from '../facts/analysis.ts';
import { BARE, packed, packingNumber, unpacked, type Packing } from './packing.ts';
import type { ArticleKeys } from './query.ts';
import { foldedTree, foldInto, unfoldedTree, type Shape } from './shapes.ts';
import { valueOf, Writer, written } from './tokens.ts';

export { BARE, type Packing };

/** How much of an article is on a topic. */
export interface TopicCount {
  topic: string;
  sentences: number;
  /** Figures that answer a question, and events, in those sentences. */
  facts: number;
}

export interface KeptReading {
  articleId: string;
  /** Of the words that were read. */
  contentHash: string;
  /** The analyser's. */
  version: string;
  packed: Uint8Array;
  topics: TopicCount[];
  keys: ArticleKeys;
  /** What near copies are found by. */
  print: Uint32Array;
}

/** The columns of an analysis. Plain bytes of their own length: what crosses to another thread takes its whole buffer along. */
export function keptAnalysis(analysis: Analysis, packing: Packing): Pick<KeptReading, 'packed' | 'topics'> {
  return { packed: new Uint8Array(packedReading(withoutText(analysis), packing)), topics: topicCounts(analysis) };
}

/** The same reading packed as the database packs now, where it was packed before anything had been learned. */
export function repacked(reading: KeptReading, packing: Packing): KeptReading {
  if (packing.number === BARE.number || packingNumber(reading.packed) !== BARE.number) return reading;
  return { ...reading, packed: packedReading(unfoldedReading(reading.packed, BARE), packing) };
}

/** @param packing that of the bytes */
export function unfoldedReading(bytes: Uint8Array, packing: Packing): unknown {
  const { shapes, words } = packing;
  const plain = unpacked(bytes, packing);
  return unfoldedTree(words.length > 0 ? valueOf(plain, words) : JSON.parse(plain.toString('utf8')), shapes);
}

function packedReading(reading: unknown, packing: Packing): Buffer {
  const { shapes, words } = packing;
  return packed(
    words.length > 0 ? foldedTokens(reading, shapes, words) : Buffer.from(JSON.stringify(foldedTree(reading, shapes))),
    packing,
  );
}

/** The tokens of a folded reading. What shapes are new is known behind all its objects, and told before them. */
function foldedTokens(reading: unknown, shapes: readonly Shape[], words: readonly string[]): Buffer {
  const [front, body] = [new Writer(words), new Writer(words)];
  front.list(2);
  front.value(foldInto(body, reading, shapes));
  return written([front, body]);
}

/** The text stands with the article, and why a sentence is on a topic is only told to people. */
export function withoutText(analysis: Analysis): unknown {
  return { ...analysis, topicReasons: undefined, document: { ...analysis.document, text: '' } };
}

/** Each topic of an article once. */
export function topicCounts({ topics, figures, frames }: Analysis): TopicCount[] {
  const facts = new Map<number, number>();
  for (const { sentence } of [...figures.filter(({ slot }) => slot !== undefined), ...frames])
    facts.set(sentence, (facts.get(sentence) ?? 0) + 1);
  const found = new Map<string, TopicCount>();
  for (const [sentence, named] of topics.entries())
    for (const topic of new Set(named)) {
      const known = found.get(topic) ?? { topic, sentences: 0, facts: 0 };
      found.set(topic, { topic, sentences: known.sentences + 1, facts: known.facts + (facts.get(sentence) ?? 0) });
    }
  return [...found.values()];
}
