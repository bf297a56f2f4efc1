/** What every part of a brief's message is written with: the brief, its reader's words, and the numbers of its citations. */
import type { Brief, Citation, Source } from '../briefs/brief.ts';
import { amountWords, type WordedAmount } from '../data/amount-words.ts';
import type { Phrases } from '../data/phrases.ts';
import { plainDigits } from '../data/plain-digits.ts';
import { citationMarks, type Marks } from './citation-marks.ts';
import { text, type Inline } from './message.ts';

export interface BriefView {
  brief: Brief;
  phrases: Phrases;
  marks: Marks;
  /** The day of the brief that it is compared with. */
  since?: string;
  source(id: string): Source | undefined;
}

/** `since` is the ISO day that this brief is compared with: the one a reader named, else the compared brief's own. */
export function briefView(brief: Brief, phrases: Phrases, since = brief.since): BriefView {
  const sources = new Map(brief.sources.map((source) => [source.id, source]));
  return {
    brief,
    phrases,
    marks: citationMarks(brief),
    ...(since !== undefined && { since }),
    source: (id) => sources.get(id),
  };
}

/** Words of a known language: the reader's own as they are, others marked as foreign. */
export function wordsIn(words: string, language: string, { brief }: BriefView): Inline {
  return language === brief.language ? text(words) : { kind: 'foreign', text: words, language };
}

/** Words taken from the cited sentences' articles, in the language of the article that has them; names of actors are the reader's. */
export function wordsOf(words: string, citations: readonly Citation[], view: BriefView): Inline {
  if (view.brief.actors.some(({ name }) => name === words)) return text(words);
  const cited = citations.find(({ quote }) => quote.includes(words)) ?? citations[0]!;
  return wordsIn(words, languageOf(cited, view), view);
}

/** A figure or position as far as its own words go. */
export interface Worded extends WordedAmount {
  text?: string;
  citations: readonly Citation[];
}

/**
 * A figure's own words in quotation marks, where they are not the reader's: in another language, or in a scale that the plain
 * number does not show ("₹500 crore" for 5 billion). Else nothing: the sentence is one tap away.
 */
export function originalWords(figure: Worded, view: BriefView): Inline[] {
  const { text: words, citations } = figure;
  const language = languageOf(citations[0]!, view);
  if (words === undefined) return [];
  const quoted = view.phrases.say('brief.quoted', { words });
  if (language !== view.brief.language) return [{ kind: 'foreign', text: quoted, language }];
  return isOtherScale(figure, words, view.phrases) ? [text(quoted)] : [];
}

/** From here on a number is also said in words, so that a scale of the source's own would be lost. */
const LARGE = 1_000_000;

function isOtherScale(figure: Worded, words: string, phrases: Phrases): boolean {
  if (figure.vague || Math.max(figure.value ?? 0, figure.min ?? 0, figure.max ?? 0) < LARGE) return false;
  const shown = new Set(numbersIn(amountWords(figure, undefined, phrases) ?? ''));
  return numbersIn(words).some((number) => !shown.has(number));
}

/** Numbers as they are written, without the marks that group their digits; in whatever digits the language has. */
function numbersIn(words: string): string[] {
  return (plainDigits(words).match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((number) => number.replaceAll(',', ''));
}

function languageOf(citation: Citation, view: BriefView): string {
  return view.source(citation.source)?.language ?? view.brief.language;
}
