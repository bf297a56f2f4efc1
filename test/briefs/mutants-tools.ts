/** What the mutation test of the gate shares: seeded choice, the engine, composers of every reader's language, and a line's shape. */
import type { Statement } from '../../src/briefs/brief.ts';
import { cite } from '../../src/briefs/cite.ts';
import { compileComposer, type Composer } from '../../src/briefs/compose.ts';
import { compileThemes } from '../../src/briefs/themes.ts';
import { compileGate } from '../../src/briefs/verify.ts';
import { analyserOf } from '../../src/facts/analyse.ts';
import type { Analysis, Frame } from '../../src/facts/analysis.ts';
import { data } from '../facts/reading.ts';

export const analyser = analyserOf(data);
export const { actors } = analyser.reader;

/** A composer for each language that Saar speaks. */
export const composers: readonly Composer[] = [...data.phrases].map(([language, phrases]) =>
  compileComposer({ data, actors, themes: compileThemes(data, language), phrases }),
);

/** A line that the real composer made of a frame of an article. */
export interface Line {
  analysis: Analysis;
  frame: Frame;
  composer: Composer;
  text: string;
}

/** Every line that can be made of an article, in every reader's language. */
export function linesOf(analysis: Analysis): Line[] {
  return analysis.frames.flatMap((frame) =>
    composers.flatMap((composer) => {
      const text = composer.line(analysis, frame);
      return text === undefined ? [] : [{ analysis, frame, composer, text }];
    }),
  );
}

/** The statement of a line as a brief would hold it. */
export function statementOf({ analysis, frame, composer, text }: Line): Statement {
  const ended = /[.।?!]$/u.test(text)
    ? text
    : data.phrases.get(composer.language)!.say('frames.sentence', { line: text });
  return {
    text: ended,
    language: composer.language,
    kind: 'composed',
    citations: composer.sentences(analysis, frame).map((at) => cite(analysis, at)),
  };
}

/** What the gate says of a line; `others` are further articles that it knows. */
export function faultsOf(line: Line, statement = statementOf(line), others: readonly Analysis[] = []): string[] {
  const { analysis, frame } = line;
  return compileGate(analyser, [analysis, ...others], data).composed(statement, [{ analysis, frame }]).faults;
}

export type Dice = (limit: number) => number;

/** Numbers from 0 up to a limit, in a row that a seed fixes. */
export function dice(seed: number): Dice {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

/** Ids of the states that every reader's language has a name and an adjective for. */
export const states: readonly string[] = data.actors
  .flatMap((file) => file.actors)
  .filter(({ kind, id }) => kind === 'state' && [...data.phrases.keys()].every((code) => sayable(id, code)))
  .map(({ id }) => id);

function sayable(id: string, language: string): boolean {
  return actors.saidOf(id, language) !== undefined && actors.adjectiveOf(id, language) !== undefined;
}
