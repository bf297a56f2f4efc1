/**
 * How central a sentence is to its cluster of articles: cosine to a position-weighted centroid, and redundancy between picks.
 * A recipe of extractive summarising (centroid with position prior, MMR); figures and events outrank it in a brief.
 */
import type { Analysis } from '../facts/analysis.ts';
import { slice } from '../text/document.ts';
import { tokenise } from '../text/tokens.ts';

/** A sentence of an article with its unit-length term weights. */
export interface Ranked {
  analysis: Analysis;
  sentence: number;
  vector: ReadonlyMap<string, number>;
  score: number;
  words: number;
}

const SHORTEST = 8;
const LONGEST = 80;
const POSITION_SHARE = 0.7;
const OUT_OF_LENGTH = 0.2;

/** Every true sentence (no headings, no datelines) of the articles with its centrality, in reading order. */
export function rankSentences(analyses: readonly Analysis[]): Ranked[] {
  const rows = analyses.flatMap((analysis) => sentencesOf(analysis));
  const frequency = documentFrequency(rows);
  const vectors = rows.map((row) => weigh(row.terms, frequency, analyses.length));
  const centroid = centroidOf(rows, vectors, frequency);
  return rows.map((row, index) => {
    const vector = vectors[index]!;
    const length = row.terms.length < SHORTEST || row.terms.length > LONGEST ? OUT_OF_LENGTH : 1;
    const score = cosine(vector, centroid) * (1 - POSITION_SHARE + POSITION_SHARE * row.position) * length;
    return { analysis: row.analysis, sentence: row.sentence, vector, score, words: row.terms.length };
  });
}

interface Row {
  analysis: Analysis;
  sentence: number;
  position: number;
  terms: string[];
}

function sentencesOf(analysis: Analysis): Row[] {
  const { document } = analysis;
  return document.sentences
    .filter((sentence) => sentence.kind === 'sentence')
    .map((sentence, order) => ({
      analysis,
      sentence: sentence.index,
      position: 1 / (1 + order / 4),
      terms: tokenise(slice(document.text, sentence))
        .filter((token) => token.kind !== 'mark')
        .map((token) => token.key),
    }));
}

function documentFrequency(rows: readonly Row[]): Map<string, Set<Analysis>> {
  const frequency = new Map<string, Set<Analysis>>();
  for (const row of rows)
    for (const term of row.terms) {
      const seen = frequency.get(term) ?? new Set<Analysis>();
      frequency.set(term, seen.add(row.analysis));
    }
  return frequency;
}

function weigh(
  terms: readonly string[],
  frequency: ReadonlyMap<string, Set<Analysis>>,
  documents: number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = new Map(
    [...counts].map(([term, count]) => [term, count * Math.log(1 + documents / (frequency.get(term)?.size ?? 1))]),
  );
  return unit(weights);
}

function centroidOf(
  rows: readonly Row[],
  vectors: readonly ReadonlyMap<string, number>[],
  frequency: ReadonlyMap<string, Set<Analysis>>,
): Map<string, number> {
  const sum = new Map<string, number>();
  rows.forEach((row, index) => {
    for (const [term, weight] of vectors[index]!) sum.set(term, (sum.get(term) ?? 0) + weight * row.position);
  });
  for (const [term, weight] of sum) sum.set(term, weight * Math.sqrt(frequency.get(term)?.size ?? 1));
  return unit(sum);
}

function unit(vector: Map<string, number>): Map<string, number> {
  const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  for (const [term, weight] of vector) vector.set(term, weight / length);
  return vector;
}

/** Cosine of two unit vectors. */
export function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}
