/** The parts of a brief that stand in several messages, each as lines: statements, timeline, who has a part, sources. */
import type { Brief, Statement, TimelineEntry } from '../briefs/brief.ts';
import { localDate } from '../data/date-words.ts';
import { wordsIn, type BriefView } from './brief-view.ts';
import { figureLine } from './figure-line.ts';
import { joinInlines } from './fill-inline.ts';
import { text, type Block, type Inline } from './message.ts';
import { sourceLine } from './source-line.ts';

/** A quotation stands in quotation marks; one in another language is marked with it. */
export function statementLine(statement: Statement, view: BriefView): Inline[] {
  const quoted =
    statement.kind === 'quote' ? view.phrases.say('brief.quoted', { words: statement.text }) : statement.text;
  return [wordsIn(quoted, statement.language, view), ...view.marks.of(statement.citations)];
}

/** Some of the brief's figures, a line each. */
export function figureLines(figures: Brief['figures'], view: BriefView): Inline[][] {
  return figures.map((figure) => figureLine(figure, view));
}

/** The dated events, a line each. */
export function timelineLines(view: BriefView): Inline[][] {
  return view.brief.timeline.map((entry) => timelineLine(entry, view));
}

function timelineLine(entry: TimelineEntry, view: BriefView): Inline[] {
  const date = text(localDate(entry.date, view.phrases), 'strong');
  const quoted = entry.citations.some(({ quote }) => quote === entry.text);
  const slip = entry.slip ? [text(` (${view.phrases.say('brief.date-slip')})`, 'emphasis')] : [];
  return [date, ...slip, text(': '), ...statementLine({ ...entry, kind: quoted ? 'quote' : 'composed' }, view)];
}

/** "North Korea (supplier) [1], Russia (recipient) [2]" on one line, behind a fold; nothing where nobody has a part. */
export function actorBlocks(view: BriefView): Block[] {
  const { brief, phrases, marks } = view;
  const parts = brief.actors.map(({ name, role, citations }) => [
    text(phrases.say('brief.actor', { name, role })),
    ...marks.first(citations),
  ]);
  return foldUnder('actors', [{ kind: 'paragraph', text: joinInlines(parts, ', ') }], parts.length, view);
}

/** What the topic usually answers and these articles do not. */
export function gapBlocks({ brief, phrases }: BriefView): Block[] {
  if (brief.gaps.length === 0) return [];
  const labels = brief.gaps.map(({ label }) => label).join(', ');
  return [{ kind: 'paragraph', text: [text(phrases.say('brief.gaps', { labels }))] }];
}

/** A source stands once, behind all the marks that lead into it (`shown` ones only, if given); its link opens at the first. */
export function sourceBlocks(view: BriefView, shown?: ReadonlySet<number>): Block[] {
  const { brief, phrases, marks } = view;
  const cited = brief.sources
    .map((source) => ({ source, numbers: marks.into(source.id).filter((number) => shown?.has(number) ?? true) }))
    .filter(({ numbers }) => numbers.length > 0)
    .sort((left, right) => left.numbers[0]! - right.numbers[0]!);
  const items = cited.map(({ source, numbers }) => {
    const { citation } = marks.all[numbers[0]! - 1]!;
    const leading = numbers.map((number): Inline => ({ kind: 'mark', number }));
    return joinInlines([leading, sourceLine(source, brief.language, phrases, citation)], ' ');
  });
  return foldUnder('sources', [{ kind: 'list', items }], items.length, view);
}

/** A heading and its list; nothing at all for an empty one. */
export function listUnder(heading: string, items: Inline[][], { phrases }: BriefView): Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: [text(phrases.say(`brief.heading.${heading}`))] },
    { kind: 'list', items },
  ];
}

/** Blocks behind a fold whose title may count them; nothing at all when there are none to count. */
export function foldUnder(heading: string, blocks: Block[], count: number, { phrases }: BriefView): Block[] {
  if (count === 0) return [];
  return [{ kind: 'fold', title: [text(phrases.say(`brief.heading.${heading}`, { count }))], blocks }];
}

/** Marks that stand in these blocks. */
export function marksIn(blocks: readonly Block[]): Set<number> {
  return new Set(blocks.flatMap(inlinesOf).flatMap((inline) => (inline.kind === 'mark' ? [inline.number] : [])));
}

/** How long these blocks are to read, in UTF-16 units. */
export function lengthOf(inlines: readonly Inline[]): number {
  return inlines.reduce((sum, inline) => sum + (inline.kind === 'mark' ? 3 : inline.text.length), 0);
}

/** Every inline of a block, those behind a fold included. */
function inlinesOf(block: Block): Inline[] {
  if (block.kind === 'list') return block.items.flat();
  if (block.kind === 'fold') return [...block.title, ...block.blocks.flatMap(inlinesOf)];
  return block.text;
}
