/**
 * The gate, proved: true lines pass, and lines that are false in one thing do not. Lines are made from the data (templates, events,
 * themes, actors), so that whatever is added there is tested with the rest; every choice is seeded.
 */
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { compileGate } from '../../src/briefs/verify.ts';
import { cite } from '../../src/briefs/cite.ts';
import type { Statement } from '../../src/briefs/brief.ts';
import { data } from '../facts/reading.ts';
import { changedFacts } from './mutants-facts.ts';
import { deniedGrounds, wrongGrounds } from './mutants-grounds.ts';
import { changedPositions, positionFaultsOf, sideBySides } from './mutants-positions.ts';
import { trueLines } from './mutants-sources.ts';
import { analyser, dice, faultsOf, linesOf } from './mutants-tools.ts';
import { changedWords } from './mutants-words.ts';

/** Kinds of which every single mutant is caught; of all others, 95 in 100. */
const EVERY =
  /^(number|scale|name|date|roles|role|claimant|range|bound|subject|hearsay|negation|value|values|position|citation|figure|quot)/;
/** How many mutants of one kind are judged: enough to know its share. */
const MOST_OF_KIND = 32;
const FEWEST_MUTANTS = 1000;
const MOST_CHANGED = 120;
/** Of 100 true lines, how many may be turned down. */
const FALSE_REJECTIONS = 1;

const { articles } = await readCorpus('data/corpus', data, {
  collection: 'sample',
  now: new Date('2025-08-01T06:00:00Z'),
});
const sample = articles.map((article) => analyser.analyse(article));
const stranger = analyser.analyse({
  id: 'stranger',
  language: 'en',
  text: 'Norway opened a school in Oslo. It has 40 rooms.',
});
const roll = dice(11);
const own = trueLines();
const lines = [...sample.flatMap(linesOf), ...own].map((line) => ({ line, faults: faultsOf(line) }));
/** Lines to make false ones of: any of them would do, and all are more than a test needs. */
const passing = shuffled(lines.filter(({ faults }) => faults.length === 0).map(({ line }) => line)).slice(
  0,
  MOST_CHANGED,
);

interface Judged {
  kind: string;
  faults: () => string[];
  what: string;
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: roll(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** At most so many of each kind, whichever the seed gives. */
function someOfEach(all: readonly Judged[]): Map<string, Judged[]> {
  const kinds = new Map<string, Judged[]>();
  for (const mutant of shuffled(all)) {
    const own = kinds.get(mutant.kind) ?? [];
    if (own.length < MOST_OF_KIND) kinds.set(mutant.kind, [...own, mutant]);
  }
  return kinds;
}

function quotes(): Judged[] {
  return sample.flatMap((analysis) =>
    analysis.document.sentences.slice(0, 3).flatMap(({ index }) => {
      const citation = cite(analysis, index);
      const text = citation.quote.replace(/\s+/gu, ' ');
      const at = 1 + roll(Math.max(1, text.length - 2));
      const others = [
        text.slice(0, at) + text.slice(at + 1),
        `${text.slice(0, at)}x${text.slice(at)}`,
        text.slice(0, -1),
      ];
      const gate = compileGate(analyser, [analysis], data);
      return others
        .filter((other) => other.replace(/\s+/gu, ' ').trim() !== text)
        .map((other): Judged => {
          const statement: Statement = { text: other, language: 'en', kind: 'quote', citations: [citation] };
          return { kind: 'quote', what: `${text} => ${other}`, faults: () => gate.quote(statement).faults };
        });
    }),
  );
}

const pairs = sideBySides(sample);
const mutants = someOfEach([
  ...passing.flatMap((line) =>
    [...changedFacts(line, roll), ...changedWords(line, roll, stranger)].map(({ kind, statement }): Judged => ({
      kind,
      what: `${line.analysis.document.text.slice(0, 200)} => ${statement.text}`,
      faults: () => faultsOf(line, statement, [stranger]),
    })),
  ),
  ...[...passing.flatMap(wrongGrounds), ...deniedGrounds()].map(({ kind, line }): Judged => ({
    kind,
    what: `${line.analysis.document.text.slice(0, 200)} => ${line.text}`,
    faults: () => faultsOf(line),
  })),
  ...pairs.flatMap((pair) =>
    changedPositions(pair).map(({ kind, statement }): Judged => ({
      kind,
      what: `${pair.statement.text} => ${statement.text}`,
      faults: () => positionFaultsOf(pair, statement),
    })),
  ),
  ...quotes(),
]);

describe('true lines', () => {
  it('pass, but for one in a hundred at most', () => {
    const refused = lines
      .filter(({ faults }) => faults.length > 0)
      .map(({ line, faults }) => `${faults.join(' ')} | ${line.analysis.document.text.slice(0, 200)} | ${line.text}`);
    process.stdout.write(
      `true lines: ${refused.length} of ${lines.length} turned down\n${refused.map((line) => `  ${line}\n`).join('')}`,
    );
    expect(refused.length / lines.length).toBeLessThanOrEqual(FALSE_REJECTIONS / 100);
  });

  it('are made of every template that speaks of an event', () => {
    const said = new Set(lines.map(({ line: { frame, composer } }) => `${frame.frame} ${composer.language}`));
    const spoken = data.frames.filter(({ id }) =>
      [...data.phrases.values()].some(({ keys }) => keys.some((key) => key.startsWith(`frames.${id}.`))),
    );
    const silent = [...data.phrases.keys()]
      .flatMap((language) => spoken.map(({ id }) => `${id} ${language}`))
      .filter((key) => !said.has(key));
    expect(silent).toEqual([]);
  });
});

describe('false lines', () => {
  it('are many', () => {
    expect(pairs.length).toBeGreaterThan(8);
    expect([...mutants.values()].flat().length).toBeGreaterThan(FEWEST_MUTANTS);
  });

  it.each([...mutants].sort(([a], [b]) => a.localeCompare(b)))('are turned down: %s', (kind, found) => {
    const missed = found.filter(({ faults }) => faults().length === 0);
    const caught = found.length - missed.length;
    process.stdout.write(
      `${kind}: ${caught}/${found.length}\n${missed.map(({ what }) => `  missed: ${what}\n`).join('')}`,
    );
    expect(caught / found.length).toBeGreaterThanOrEqual(EVERY.test(kind) ? 1 : 0.95);
  });
});
