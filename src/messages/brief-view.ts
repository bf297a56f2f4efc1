/** What every part of a brief's message is written with: the brief, its reader's words, and the numbers of its citations. */
import type { Brief, Citation, Source } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { citationMarks, type Marks } from './citation-marks.ts';
import { text, type Inline } from './message.ts';

export interface BriefView {
  brief: Brief;
  phrases: Phrases;
  marks: Marks;
  source(id: string): Source | undefined;
}

export function briefView(brief: Brief, phrases: Phrases): BriefView {
  const sources = new Map(brief.sources.map((source) => [source.id, source]));
  return { brief, phrases, marks: citationMarks(brief), source: (id) => sources.get(id) };
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

/** A figure's own words in quotation marks, when the reader's language is not theirs; else nothing. */
export function originalWords(words: string | undefined, citations: readonly Citation[], view: BriefView): Inline[] {
  const language = languageOf(citations[0]!, view);
  if (words === undefined || language === view.brief.language) return [];
  return [{ kind: 'foreign', text: view.phrases.say('brief.quoted', { words }), language }];
}

function languageOf(citation: Citation, view: BriefView): string {
  return view.source(citation.source)?.language ?? view.brief.language;
}
