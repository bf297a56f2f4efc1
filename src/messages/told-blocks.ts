/** What each block of an edition's message tells of its briefs: an edition is sent in parts, and some may never arrive. */
import type { Brief, PartShown, Shown } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { figureLines, statementLine } from './brief-parts.ts';
import { briefView } from './brief-view.ts';
import { changeLines } from './change-blocks.ts';
import { text, type Block, type Inline } from './message.ts';

/** A block, by its place in the message, that tells something of a brief. */
export interface BlockTold extends PartShown {
  block: number;
}

/** @param briefs of the edition's topics, in the order of their sections; a topic without one is passed over */
export function blocksTold(briefs: readonly Brief[], blocks: readonly Block[], phrases: Phrases): BlockTold[] {
  let here: { at: number; told: (block: Block) => Shown | undefined } | undefined;
  return blocks.flatMap((each, block) => {
    const next = briefs.findIndex((brief, at) => at > (here?.at ?? -1) && isHeadingOf(each, brief));
    if (next >= 0) here = { at: next, told: readerOf(briefs[next]!, phrases) };
    const shown = here?.told(each);
    return shown ? [{ block, brief: briefs[here!.at]!.id, shown }] : [];
  });
}

function isHeadingOf(block: Block, { topic }: Brief): boolean {
  return block.kind === 'heading' && keyOf(block.text) === keyOf([text(topic.title)]);
}

/** Reads off a block which of the brief's lines stand in it; nothing where none does. */
function readerOf(brief: Brief, phrases: Phrases): (block: Block) => Shown | undefined {
  const view = briefView(brief, phrases);
  const points = brief.keyPoints.map((point) => keyOf(statementLine(point, view)));
  const figures = figureLines(brief.figures, view).map(keyOf);
  const changes = changeLines(view).map(keyOf);
  return (block) => {
    const lines = new Set(linesIn(block).map(keyOf));
    const isLead = block.kind === 'lead' && brief.bottomLine !== null;
    const placesOf = (keys: readonly string[]) => keys.flatMap((key, at) => (lines.has(key) ? at : []));
    const shown: Shown = {
      bottomLine: isLead,
      keyPoints: placesOf(points),
      figures: placesOf(figures),
      // What is merely added has no line of its own: the brief tells nothing else.
      changes: brief.changes.flatMap(({ kind }, at) =>
        (kind === 'added' ? isLead : lines.has(changes[at]!)) ? at : [],
      ),
    };
    return isLead || shown.keyPoints.length + shown.figures.length + shown.changes.length > 0 ? shown : undefined;
  };
}

function linesIn(block: Block): Inline[][] {
  if (block.kind === 'list') return block.items;
  if (block.kind === 'fold') return block.blocks.flatMap(linesIn);
  return [block.text];
}

function keyOf(line: readonly Inline[]): string {
  return JSON.stringify(line);
}
