/**
 * The gate: nothing reaches a reader that has not passed here. A quotation must be its source's sentence to the letter.
 * A composed line is read back by the same engine that read the sources, and must yield the frame it was made from and nothing
 * more: same event, actors in the same roles, whole figure, theme, date, claimant, and no word that its template does not have.
 */
import type { Data } from '../data/data.ts';
import type { Analyser } from '../facts/analyse.ts';
import type { Analysis } from '../facts/analysis.ts';
import { within } from '../text/document.ts';
import type { Citation, Statement } from './brief.ts';
import { saidOf } from './content.ts';
import type { CountedFact, Ground } from './ground.ts';
import { compileThemes, sentencesOf } from './themes.ts';
import { frameFaults } from './verify-frame.ts';
import { positionFaults } from './verify-positions.ts';

export interface Verdict {
  passed: boolean;
  /** Codes of what failed, such as `quote`, `number`, `name`, `role-agent`, `claimant`, `word`. */
  faults: string[];
}

export interface Gate {
  quote(statement: Statement): Verdict;
  composed(statement: Statement, grounds: readonly Ground[]): Verdict;
  /** A line that sets figures side by side: each position says one figure whole, with its own claimant, in the order given. */
  positions(statement: Statement, facts: readonly CountedFact[]): Verdict;
}

/** Words in quotation marks, which may hold quotation marks of their own, and the language named behind them. */
const QUOTED = /“((?:[^“”]|“[^“”]*”)*)”(?: \[([^\]]*)\])?/gu;

/** A gate over the articles given; `analyser` reads lines back. */
export function compileGate(analyser: Analyser, analyses: readonly Analysis[], data: Data): Gate {
  const texts = new Map(analyses.map((analysis) => [analysis.articleId, analysis]));
  const readBack = (line: string, language: string, publishedAt?: string) => {
    const text = data.phrases.get(language)!.say('frames.sentence', { line });
    return analyser.analyse({ id: 'line', language, text, ...(publishedAt ? { publishedAt } : {}) });
  };
  const tools = { data, actors: analyser.reader.actors };
  return {
    quote(statement) {
      const exact = statement.citations.length === 1 && fold(statement.text) === fold(statement.citations[0]!.quote);
      return verdict([...citationFaults(statement.citations, texts), ...(exact ? [] : ['quote'])]);
    },
    composed(statement, grounds) {
      const faults = grounds.flatMap((ground) => {
        const bare = statement.text.replace(QUOTED, '').replace(/[\s:.।]+$/u, '');
        const read = readBack(bare, statement.language, ground.analysis.document.publishedAt);
        return [
          ...quotedFaults(statement, ground, data),
          ...frameFaults(read, ground, bare !== statement.text.replace(/[\s:.।]+$/u, ''), tools),
        ];
      });
      const themes = compileThemes(data, statement.language);
      const places = grounds.flatMap(({ analysis, frame }) =>
        sentencesOf(analysis, frame, themes).map((sentence) => ({ analysis, sentence })),
      );
      return verdict([...citationFaults(statement.citations, texts), ...placeFaults(statement, places), ...faults]);
    },
    positions(statement, facts) {
      const faults = positionFaults(statement, facts, (text) => readBack(text, statement.language), tools);
      const places = facts.map(({ analysis, figure }) => ({ analysis, sentence: figure.sentence }));
      return verdict([...citationFaults(statement.citations, texts), ...placeFaults(statement, places), ...faults]);
    },
  };
}

function verdict(faults: string[]): Verdict {
  return { passed: faults.length === 0, faults };
}

function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function citationFaults(citations: readonly Citation[], texts: ReadonlyMap<string, Analysis>): string[] {
  if (citations.length === 0) return ['uncited'];
  return citations.flatMap((citation) => {
    const document = texts.get(citation.source)?.document;
    const sentence = document?.sentences[citation.sentence];
    const exact = document?.text.slice(citation.start, citation.end) === citation.quote;
    return exact && sentence?.start === citation.start && sentence.end === citation.end ? [] : ['citation'];
  });
}

/** A line cites the sentences that it was made from, all of them and no others. */
function placeFaults({ citations }: Statement, places: readonly { analysis: Analysis; sentence: number }[]): string[] {
  const made = new Set(places.map(({ analysis, sentence }) => `${analysis.articleId} ${sentence}`));
  const cited = new Set(citations.map(({ source, sentence }) => `${source} ${sentence}`));
  const same = made.size === cited.size && [...made].every((place) => cited.has(place));
  return [...(made.size > 0 ? [] : ['ground']), ...(same ? [] : ['cited-elsewhere'])];
}

/** Words in quotation marks must stand in the frame's sentence as they are; behind them only a language may be named. */
function quotedFaults(statement: Statement, { analysis, frame }: Ground, data: Data): string[] {
  const sentence = analysis.document.sentences[frame.sentence]!;
  const source = analysis.document.text.slice(sentence.start, sentence.end);
  const tongues = [...data.languages.values()].map((pack) => pack.language.names[statement.language]);
  // The whole clause that is said: torn from its beginning, "no country should" becomes "country should".
  const { content } = saidOf(analysis, frame, undefined, { data, phrases: data.phrases.get(statement.language)! });
  const faults = [...statement.text.matchAll(QUOTED)].flatMap(([whole, words, tongue]) => [
    ...(source.includes(words!) && whole === content ? [] : ['quotation']),
    ...(tongue === undefined || tongues.includes(tongue) ? [] : ['bracket']),
  ]);
  return within(frame.cue, sentence) ? faults : [...faults, 'sentence'];
}
