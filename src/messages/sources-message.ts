/** The evidence behind a brief's marks: each original sentence among its neighbours, exactly as its source has it. */
import type { Brief, Citation } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { sourcesAction } from './brief-actions.ts';
import { briefView, type BriefView } from './brief-view.ts';
import { citationCopies } from './citation-copies.ts';
import { citationMarks, type Mark } from './citation-marks.ts';
import { text, type Action, type Block, type Inline, type Message } from './message.ts';
import { outdatedNote } from './small-print.ts';
import { sourceLine } from './source-line.ts';

/** A source's final text and where its sentences lie. */
export interface SourceText {
  text: string;
  sentences: readonly { start: number; end: number }[];
  /** What the article said before it was changed, the newest first. */
  earlier?: readonly SourceText[];
}

/** Sentences on each side of the cited one: among many marks one, for a mark on its own two. */
const AROUND_EACH = 1;
const AROUND_ONE = 2;

/** The highest mark of a brief; 0 when it has none. */
export function lastMark(brief: Brief): number {
  return citationMarks(brief).all.length;
}

/** One mark on its own, with wider surroundings and the way to its neighbours; undefined when the brief has no such mark. */
export function sourceMessage(
  brief: Brief,
  phrases: Phrases,
  texts: ReadonlyMap<string, SourceText>,
  number: number,
): Message | undefined {
  const view = briefView(brief, phrases);
  const mark = view.marks.all.find((each) => each.number === number);
  if (!mark) return undefined;
  const title = phrases.say('brief.evidence.single', { number, topic: brief.topic.title });
  const cited = neighbourhood(mark.citation, texts.get(mark.citation.source), view, AROUND_ONE);
  return {
    language: brief.language,
    blocks: [
      { kind: 'title', text: [text(title)] },
      ...cited,
      { kind: 'note', text: sourceWords(mark.citation, view) },
    ],
    actions: [
      ...neighbours(brief, number, view.marks.all.length),
      sourcesAction(brief, phrases.say('brief.action.sources')),
    ],
    copies: citationCopies(mark.citation, view),
    again: { command: 'source', options: { number: String(number), brief: brief.id } },
  };
}

function neighbours(brief: Brief, number: number, last: number): Action[] {
  const to = (label: string, other: number): Action[] =>
    other < 1 || other > last
      ? []
      : [{ label, command: 'source', options: { number: String(other), brief: brief.id }, effect: 'replace' }];
  return [...to(`← [${number - 1}]`, number - 1), ...to(`[${number + 1}] →`, number + 1)];
}

export interface SourcesChoices {
  /** One mark alone. */
  number?: number;
  /** There is a newer brief that tells something else. */
  outdated?: boolean;
}

/** All marks, or the one with that number; undefined when the brief has no such mark. */
export function sourcesMessage(
  brief: Brief,
  phrases: Phrases,
  texts: ReadonlyMap<string, SourceText>,
  { number, outdated = false }: SourcesChoices = {},
): Message | undefined {
  const view = briefView(brief, phrases);
  const wanted = view.marks.all.filter((mark) => number === undefined || mark.number === number);
  if (wanted.length === 0) return undefined;
  const title: Block = {
    kind: 'title',
    text: [text(phrases.say('brief.evidence.title', { topic: brief.topic.title }))],
  };
  return {
    language: brief.language,
    blocks: [
      title,
      ...(outdated ? [outdatedNote(brief, phrases)] : []),
      ...wanted.map((mark) => evidence(mark, texts.get(mark.citation.source), view)),
    ],
    private: true,
    again: {
      command: 'sources',
      options: { brief: brief.id, ...(number !== undefined && { number: String(number) }) },
    },
  };
}

function evidence({ number, citation }: Mark, source: SourceText | undefined, view: BriefView): Block {
  return {
    kind: 'fold',
    title: [{ kind: 'mark', number }, text(' '), ...sourceWords(citation, view)],
    blocks: neighbourhood(citation, source, view, AROUND_EACH),
  };
}

function sourceWords(citation: Citation, view: BriefView): Inline[] {
  const known = view.source(citation.source);
  return known ? sourceLine(known, view.brief.language, view.phrases, citation) : [text(citation.source)];
}

/** The cited sentence among those around it, each a paragraph; it alone when no edition that is kept has it. */
function neighbourhood(citation: Citation, source: SourceText | undefined, view: BriefView, around: number): Block[] {
  const quote = paragraph(citation.quote, citation, view, true);
  const edition = [...(source ? [source] : []), ...(source?.earlier ?? [])].find(({ text: whole }) => {
    return whole.slice(citation.start, citation.end) === citation.quote;
  });
  if (!edition) return [quote, noteOf('changed', view)];
  const { sentence } = citation;
  const between = (from: number, to: number) =>
    edition.sentences
      .slice(Math.max(0, from), Math.max(0, to))
      .map(({ start, end }) => paragraph(edition.text.slice(start, end), citation, view, false));
  const words = [...between(sentence - around, sentence), quote, ...between(sentence + 1, sentence + 1 + around)];
  return edition === source ? words : [...words, noteOf('earlier', view)];
}

function noteOf(kind: 'changed' | 'earlier', { phrases }: BriefView): Block {
  return { kind: 'note', text: [text(phrases.say(`brief.evidence.${kind}`))] };
}

/** The cited sentence stands between quotation marks, its neighbours behind dots. */
function paragraph(words: string, { source }: Citation, view: BriefView, cited: boolean): Block {
  const language = view.source(source)?.language ?? view.brief.language;
  const shown = view.phrases.say(cited ? 'brief.quoted' : 'brief.evidence.neighbour', { words });
  const style = cited && ({ style: 'strong' } as const);
  // The line of the source says which language it is.
  const inline: Inline =
    language === view.brief.language
      ? { kind: 'text', text: shown, ...style }
      : { kind: 'foreign', text: shown, language, named: 'elsewhere', ...style };
  return { kind: 'paragraph', text: [inline] };
}
