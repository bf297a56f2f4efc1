/**
 * A short edition: of each topic with news its bottom line, the flag of what is disputed and a point or two. All topics together
 * fit into one message of either platform, for a second message is what a channel that asked for short does not want.
 */
import type { Brief, Change, Citation, Shown, Statement } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { partAction, sourcesAction } from './brief-actions.ts';
import { bottomLineBlocks } from './brief-message.ts';
import { lengthOf, statementLine } from './brief-parts.ts';
import { briefView } from './brief-view.ts';
import { changeLine } from './change-blocks.ts';
import { disputeFlag } from './dispute-blocks.ts';
import type { EditionTopic } from './edition-message.ts';
import { namesLine, quietLines } from './quiet-topics.ts';
import { text, type Action, type Block, type Inline } from './message.ts';

/** UTF-16 units of all sections: platforms take 4,000, and escapes, marks and the head want their part. */
const ROOM = 2_800;
/** Letters of a line that only names topics. */
const LONGEST_NAMES = 200;
const MOST_POINTS = 2;
/** A row of buttons is quickly a wall, and platforms bound their number. */
const MOST_BUTTONS = 16;

interface Part {
  brief: Brief;
  top: Block[];
  points: { point: Statement; line: Inline[] }[];
}

export function shortEdition(
  topics: readonly EditionTopic[],
  phrases: Phrases,
  timeZone: string,
): { blocks: Block[]; actions: Action[] } {
  const { parts, left } = withinRoom(topics, phrases);
  const blocks = parts.flatMap(({ top, points }): Block[] =>
    points.length > 0 ? [...top, { kind: 'list', items: points.map(({ line }) => line) }] : top,
  );
  const quiet = topics.filter(({ brief, unchangedSince }) => unchangedSince !== undefined || !isTold(brief));
  const rest = [
    ...quietLines(quiet, phrases, timeZone, LONGEST_NAMES),
    ...namesLine('brief.edition.more-topics', left, phrases, { longest: LONGEST_NAMES }),
  ];
  return {
    blocks: [...blocks, ...rest.map((words): Block => ({ kind: 'paragraph', text: [text(words)] }))],
    actions: actionsOf(parts, phrases),
  };
}

/** What such an edition puts in of each topic; it has no list of figures. */
export function shownInShort(topics: readonly EditionTopic[], phrases: Phrases): Shown[] {
  const { parts } = withinRoom(topics, phrases);
  return topics.map(({ brief }): Shown => {
    const part = parts.find((each) => each.brief === brief);
    const points = new Set(part?.points.map(({ point }) => point));
    return {
      bottomLine: part !== undefined && brief.bottomLine !== null,
      keyPoints: placesIn(brief.keyPoints, (point) => points.has(point)),
      figures: [],
      changes: part ? placesIn(brief.changes, isOfOutlet) : [],
    };
  });
}

function placesIn<Each>(list: readonly Each[], isWanted: (each: Each) => boolean): number[] {
  return list.flatMap((each, at) => (isWanted(each) ? at : []));
}

/** First every topic's bottom line, then a point of each, then another, as long as there is room. */
function withinRoom(topics: readonly EditionTopic[], phrases: Phrases): { parts: Part[]; left: Brief[] } {
  const told = topics.filter(({ brief, unchangedSince }) => unchangedSince === undefined && isTold(brief));
  let room = ROOM;
  const take = (length: number) => length <= room && ((room -= length), true);
  const parts: Part[] = [];
  const left: Brief[] = [];
  for (const { brief } of told) {
    const top = topOf(brief, phrases);
    if (take(sizeOf(top))) parts.push({ brief, top, points: [] });
    else left.push(brief);
  }
  for (let index = 0; index < MOST_POINTS; index += 1)
    for (const part of parts) {
      const point = pointsOf(part.brief)[index];
      const line = point && statementLine(point, briefView(part.brief, phrases));
      if (line && take(lengthOf(line))) part.points.push({ point, line });
    }
  return { parts, left };
}

function topOf(brief: Brief, phrases: Phrases): Block[] {
  const heading: Block = { kind: 'heading', text: [text(brief.topic.title)] };
  const view = briefView(brief, phrases);
  const items = brief.changes.filter(isOfOutlet).map((change) => changeLine(change, view));
  const corrected: Block[] = items.length > 0 ? [{ kind: 'list', items }] : [];
  return [heading, ...bottomLineBlocks(brief, phrases), ...disputeFlag(view), ...corrected];
}

/** A brief without a new line may have a figure that an outlet took back. */
function isTold({ bottomLine, changes }: Brief): boolean {
  return bottomLine !== null || changes.some(isOfOutlet);
}

function isOfOutlet({ source }: Change): boolean {
  return source !== undefined;
}

function sizeOf(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, block) =>
      sum + ('text' in block ? lengthOf(block.text) : 'items' in block ? lengthOf(block.items.flat()) : 0),
    0,
  );
}

/** What is new stands first; the order of the brief holds else. */
function pointsOf({ keyPoints, changes }: Brief): readonly Statement[] {
  const news = new Set(changes.flatMap(({ citations }) => citations.map(placeOf)));
  const isNews = ({ citations }: Statement) => citations.some((citation) => news.has(placeOf(citation)));
  return [...keyPoints.filter(isNews), ...keyPoints.filter((point) => !isNews(point))];
}

function placeOf({ source, sentence }: Citation): string {
  return `${sentence} ${source}`;
}

/** Every sentence behind a topic, and all that is new on it: more than a short edition has room for. */
function actionsOf(parts: readonly Part[], phrases: Phrases): Action[] {
  const sources = parts.map(({ brief }) =>
    sourcesAction(brief, phrases.say('brief.action.sources-of', { topic: brief.topic.title })),
  );
  const changes = parts
    .filter(({ brief }) => brief.changes.length > 0)
    .map(({ brief }) => ({
      ...partAction(brief, 'changes', phrases),
      label: phrases.say('brief.action.changes-of', { topic: brief.topic.title }),
    }));
  return [...sources, ...changes].slice(0, MOST_BUTTONS);
}
