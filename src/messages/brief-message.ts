/** A brief as a message: the bottom line first, the disputes flagged, every line with its marks, the sources last. */
import type { Brief } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { againCall, briefActions, type ActionChoices } from './brief-actions.ts';
import {
  actorBlocks,
  figureLines,
  foldUnder,
  gapBlocks,
  lengthOf,
  listUnder,
  sourceBlocks,
  statementLine,
  timelineLines,
} from './brief-parts.ts';
import { briefView, type BriefView } from './brief-view.ts';
import { changeBlocks, digestChangeBlocks } from './change-blocks.ts';
import { disputeBlocks, disputeFlag } from './dispute-blocks.ts';
import { markPickers } from './mark-picker.ts';
import { text, type Block, type Inline, type Message } from './message.ts';
import { outdatedNote, smallPrint } from './small-print.ts';

/** More figures than these wait behind a fold, so that disputes stay near the first screen. */
const FIGURES_SHOWN = 6;
/** Figures that a digest of the usual length shows. */
export const FIGURES_IN_SHORT = 4;
/** What a phone shows at once, in UTF-16 units: key points beyond it wait behind a fold, but never the first few. */
const FIRST_SCREEN = 1000;
const POINTS_ALWAYS = 3;

/** The whole brief, with buttons for its parts, its sources and the other languages. */
export function briefMessage(brief: Brief, phrases: Phrases, choices: ActionChoices = {}): Message {
  const view = briefView(brief, phrases, choices.since);
  const outdated = choices.outdated ? [outdatedNote(brief, phrases)] : [];
  const blocks = brief.bottomLine === null ? nothingToldBlocks(view, choices.topics) : fullBlocks(view);
  return {
    language: brief.language,
    blocks: [{ kind: 'title', text: [text(brief.topic.title)] }, ...outdated, ...blocks],
    actions: briefActions(brief, phrases, choices),
    pickers: brief.bottomLine === null ? [] : markPickers(view),
    again: againCall('brief', brief, choices.options),
  };
}

/** Whoever asks what changed since a day is told that too where nothing else is: an outlet may have taken something back. */
function nothingToldBlocks(view: BriefView, topics: ActionChoices['topics']): Block[] {
  const [lead, ...others] = emptyBlocks(view, topics);
  return [lead!, ...(view.since === undefined ? [] : changeBlocks(view)), ...others];
}

/** The part of a brief that a digest shows, without title: bottom line, disputes, key points, a few figures, changes. */
export function shortBlocks(brief: Brief, phrases: Phrases): Block[] {
  const view = briefView(brief, phrases);
  if (brief.bottomLine === null) return quietBlocks(view);
  return [
    ...firstScreen(view),
    ...listUnder('figures', figureLines(brief.figures.slice(0, FIGURES_IN_SHORT), view), view),
    ...newsBlocks(view),
    smallPrint(view),
  ];
}

/** The same with every figure and every position of what is disputed, for readers who want all of it. */
export function longBlocks(brief: Brief, phrases: Phrases): Block[] {
  const view = briefView(brief, phrases);
  if (brief.bottomLine === null) return quietBlocks(view);
  return [...firstScreen(view), ...figureBlocks(view), ...disputeBlocks(view), ...newsBlocks(view), smallPrint(view)];
}

/** What changed, as a digest shows it: its own brief tells nothing else than news. */
function newsBlocks(view: BriefView): Block[] {
  return view.brief.after === undefined ? changeBlocks(view) : digestChangeBlocks(view);
}

/** A topic without a new line may have a figure that was taken back. */
function quietBlocks(view: BriefView): Block[] {
  const changed = digestChangeBlocks(view);
  return changed.length > 0 ? [...changed, smallPrint(view)] : emptyBlocks(view);
}

/** The bottom line alone, for a topic of which nothing new is known. */
export function bottomLineBlocks(brief: Brief, phrases: Phrases): Block[] {
  return bottomLine(briefView(brief, phrases));
}

/** The order is the same wherever a brief is shown: a reader who stops anywhere has read the most important part. */
function fullBlocks(view: BriefView): Block[] {
  const timeline = timelineLines(view);
  return [
    ...firstScreen(view),
    ...figureBlocks(view),
    ...disputeBlocks(view),
    ...changeBlocks(view),
    ...foldUnder('timeline', [{ kind: 'list', items: timeline }], timeline.length, view),
    ...actorBlocks(view),
    ...gapBlocks(view),
    ...sourceBlocks(view),
    smallPrint(view),
  ];
}

/** Every figure, all but the first few behind a fold. */
function figureBlocks(view: BriefView): Block[] {
  const lines = figureLines(view.brief.figures, view);
  const more = lines.slice(FIGURES_SHOWN);
  return [
    ...listUnder('figures', lines.slice(0, FIGURES_SHOWN), view),
    ...foldUnder('more-figures', [{ kind: 'list', items: more }], more.length, view),
  ];
}

/** Why there is nothing to tell, and which topics lie nearest to a question. */
export function emptyBlocks(view: BriefView, topics: ActionChoices['topics'] = []): Block[] {
  const { brief, phrases } = view;
  const { emptyReason = 'none-on-topic', window } = brief;
  const narrowed = emptyReason === 'none-on-topic' && (window.from !== null || window.to !== null);
  const reason = phrases.say(`brief.empty.${narrowed ? 'none-on-topic-in-window' : emptyReason}`, {
    topic: brief.topic.title,
    count: window.documentsRead,
  });
  const titles = topics.map(({ title }) => title).join(', ');
  const other: Block = { kind: 'paragraph', text: [text(phrases.say('brief.try', { topics: titles }))] };
  return [{ kind: 'lead', text: [text(reason)] }, ...(topics.length > 0 ? [other] : []), smallPrint(view)];
}

/** Bottom line, what is disputed, key points: it stands alone on a phone. */
function firstScreen(view: BriefView): Block[] {
  const top = [...bottomLine(view), ...disputeFlag(view)];
  const points = view.brief.keyPoints.map((statement) => statementLine(statement, view));
  let length = lengthOf([text(view.brief.topic.title), ...top.flatMap((block) => ('text' in block ? block.text : []))]);
  const fits = (point: Inline[], index: number) => (length += lengthOf(point)) <= FIRST_SCREEN || index < POINTS_ALWAYS;
  const end = points.findIndex((point, index) => !fits(point, index));
  const [shown, more] = end < 0 ? [points, []] : [points.slice(0, end), points.slice(end)];
  return [
    ...top,
    ...listUnder('key-points', shown, view),
    ...foldUnder('more-points', [{ kind: 'list', items: more }], more.length, view),
  ];
}

function bottomLine(view: BriefView): Block[] {
  const { bottomLine: statement, singleSource } = view.brief;
  if (statement === null) return [];
  const warning = singleSource ? [text(` ${view.phrases.say('brief.single-source')}`, 'emphasis')] : [];
  return [{ kind: 'lead', text: [...statementLine(statement, view), ...warning] }];
}
