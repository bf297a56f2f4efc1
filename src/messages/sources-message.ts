/** The evidence behind a brief's marks: each original sentence among its neighbours, exactly as its source has it. */
import type { Brief, Citation } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { briefView, wordsIn, type BriefView } from './brief-view.ts';
import type { Mark } from './citation-marks.ts';
import { text, type Block, type Inline, type Message } from './message.ts';
import { sourceLine } from './source-line.ts';

/** A source's final text and where its sentences lie. */
export interface SourceText {
  text: string;
  sentences: readonly { start: number; end: number }[];
}

/** All marks, or the one with that number; undefined when the brief has no such mark. */
export function sourcesMessage(
  brief: Brief,
  phrases: Phrases,
  texts: ReadonlyMap<string, SourceText>,
  number?: number,
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
    blocks: [title, ...wanted.map((mark) => evidence(mark, texts.get(mark.citation.source), view))],
    private: true,
  };
}

function evidence({ number, citation }: Mark, source: SourceText | undefined, view: BriefView): Block {
  const known = view.source(citation.source);
  const line = known ? sourceLine(known, view.brief.language, view.phrases, citation) : [text(citation.source)];
  return {
    kind: 'fold',
    title: [{ kind: 'mark', number }, text(' '), ...line],
    blocks: [...neighbourhood(citation, source, view)],
  };
}

/** The cited sentence between the one before and the one after it, each a paragraph; it alone when its text has changed since. */
function neighbourhood(citation: Citation, source: SourceText | undefined, view: BriefView): Block[] {
  const quote = paragraph(citation.quote, citation, view, true);
  if (!source || source.text.slice(citation.start, citation.end) !== citation.quote)
    return [quote, { kind: 'note', text: [text(view.phrases.say('brief.evidence.changed'))] }];
  const at = (index: number) =>
    source.sentences[index] && source.text.slice(source.sentences[index].start, source.sentences[index].end);
  const before = at(citation.sentence - 1);
  const after = at(citation.sentence + 1);
  return [
    ...(before ? [paragraph(before, citation, view, false)] : []),
    quote,
    ...(after ? [paragraph(after, citation, view, false)] : []),
  ];
}

/** The cited sentence stands between quotation marks, its neighbours behind dots. */
function paragraph(words: string, { source }: Citation, view: BriefView, cited: boolean): Block {
  const language = view.source(source)?.language ?? view.brief.language;
  const shown = view.phrases.say(cited ? 'brief.quoted' : 'brief.evidence.neighbour', { words });
  const inline: Inline = wordsIn(shown, language, view);
  return { kind: 'paragraph', text: [cited && inline.kind === 'text' ? { ...inline, style: 'strong' } : inline] };
}
