/** A brief as a message: the bottom line first, the disputes flagged, every line with its marks, the sources last. */
import type { Brief, Statement, TimelineEntry } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { briefActions, type ActionChoices } from './brief-actions.ts';
import { briefView, wordsIn, type BriefView } from './brief-view.ts';
import { changeBlocks } from './change-blocks.ts';
import { disputeBlocks, disputeFlag } from './dispute-blocks.ts';
import { figureLine } from './figure-line.ts';
import { joinInlines } from './fill-inline.ts';
import { localDate } from '../data/date-words.ts';
import { text, type Block, type Inline, type Message } from './message.ts';
import { smallPrint } from './small-print.ts';
import { sourceLine } from './source-line.ts';

/** More figures than these wait behind a fold, so that disputes stay near the first screen. */
const FIGURES_SHOWN = 6;
const FIGURES_IN_SHORT = 3;

/** The whole brief, with buttons for its sources and for the other languages. */
export function briefMessage(brief: Brief, phrases: Phrases, choices: ActionChoices = {}): Message {
  const view = briefView(brief, phrases);
  const blocks = brief.bottomLine === null ? emptyBlocks(view) : fullBlocks(view);
  return {
    language: brief.language,
    blocks: [{ kind: 'title', text: [text(brief.topic.title)] }, ...blocks],
    actions: briefActions(brief, phrases, choices),
  };
}

/** The part of a brief that a digest shows, without title: bottom line, disputes, key points, a few figures, changes. */
export function shortBlocks(brief: Brief, phrases: Phrases): Block[] {
  const view = briefView(brief, phrases);
  if (brief.bottomLine === null) return emptyBlocks(view);
  return [
    ...bottomLine(view),
    ...disputeFlag(view),
    ...keyPoints(view),
    ...figures(view, brief.figures.slice(0, FIGURES_IN_SHORT)),
    ...changeBlocks(view),
    smallPrint(view),
  ];
}

/** The bottom line alone, for a topic of which nothing new is known. */
export function bottomLineBlocks(brief: Brief, phrases: Phrases): Block[] {
  return bottomLine(briefView(brief, phrases));
}

function fullBlocks(view: BriefView): Block[] {
  const { brief } = view;
  return [
    ...bottomLine(view),
    ...disputeFlag(view),
    ...keyPoints(view),
    ...figures(view, brief.figures.slice(0, FIGURES_SHOWN)),
    ...moreFigures(view),
    ...disputeBlocks(view),
    ...changeBlocks(view),
    ...timeline(view),
    ...gaps(view),
    ...sources(view),
    smallPrint(view),
  ];
}

function emptyBlocks(view: BriefView): Block[] {
  const { brief, phrases } = view;
  const reason = phrases.say(`brief.empty.${brief.emptyReason ?? 'none-on-topic'}`, { topic: brief.topic.title });
  return [{ kind: 'lead', text: [text(reason)] }, smallPrint(view)];
}

function bottomLine(view: BriefView): Block[] {
  const { bottomLine: statement, singleSource } = view.brief;
  if (statement === null) return [];
  const warning = singleSource ? [text(` ${view.phrases.say('brief.single-source')}`, 'emphasis')] : [];
  return [{ kind: 'lead', text: [...statementLine(statement, view), ...warning] }];
}

function keyPoints(view: BriefView): Block[] {
  return listUnder(
    'key-points',
    view.brief.keyPoints.map((statement) => statementLine(statement, view)),
    view,
  );
}

function figures(view: BriefView, shown: Brief['figures']): Block[] {
  return listUnder(
    'figures',
    shown.map((figure) => figureLine(figure, view)),
    view,
  );
}

function moreFigures(view: BriefView): Block[] {
  const more = view.brief.figures.slice(FIGURES_SHOWN);
  return foldUnder(
    'more-figures',
    more.map((figure) => figureLine(figure, view)),
    view,
  );
}

function timeline(view: BriefView): Block[] {
  return foldUnder(
    'timeline',
    view.brief.timeline.map((entry) => timelineLine(entry, view)),
    view,
  );
}

function timelineLine(entry: TimelineEntry, view: BriefView): Inline[] {
  const date = text(localDate(entry.date, view.phrases), 'strong');
  const quoted = entry.citations.some(({ quote }) => quote === entry.text);
  const slip = entry.slip ? [text(` (${view.phrases.say('brief.date-slip')})`, 'emphasis')] : [];
  return [date, ...slip, text(': '), ...statementLine({ ...entry, kind: quoted ? 'quote' : 'composed' }, view)];
}

function gaps({ brief, phrases }: BriefView): Block[] {
  if (brief.gaps.length === 0) return [];
  const labels = brief.gaps.map(({ label }) => label).join(', ');
  return [{ kind: 'paragraph', text: [text(phrases.say('brief.gaps', { labels }))] }];
}

/** A source stands once, behind all the marks that lead into it; its link opens at the first of them. */
function sources(view: BriefView): Block[] {
  const { brief, phrases, marks } = view;
  const cited = brief.sources
    .map((source) => ({ source, numbers: marks.into(source.id) }))
    .filter(({ numbers }) => numbers.length > 0)
    .sort((left, right) => left.numbers[0]! - right.numbers[0]!);
  const items = cited.map(({ source, numbers }) => {
    const { citation } = marks.all[numbers[0]! - 1]!;
    const leading = numbers.map((number): Inline => ({ kind: 'mark', number }));
    return joinInlines([leading, sourceLine(source, brief.language, phrases, citation)], ' ');
  });
  return foldUnder('sources', items, view);
}

/** A quotation stands in quotation marks; one in another language is marked with it. */
function statementLine(statement: Statement, view: BriefView): Inline[] {
  const quoted =
    statement.kind === 'quote' ? view.phrases.say('brief.quoted', { words: statement.text }) : statement.text;
  return [wordsIn(quoted, statement.language, view), ...view.marks.of(statement.citations)];
}

function listUnder(heading: string, items: Inline[][], { phrases }: BriefView): Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: [text(phrases.say(`brief.heading.${heading}`))] },
    { kind: 'list', items },
  ];
}

function foldUnder(heading: string, items: Inline[][], { phrases }: BriefView): Block[] {
  if (items.length === 0) return [];
  const title = [text(phrases.say(`brief.heading.${heading}`, { count: items.length }))];
  return [{ kind: 'fold', title, blocks: [{ kind: 'list', items }] }];
}
