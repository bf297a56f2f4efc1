/** One part of a brief as a message of its own, whole: timeline, figures, disputes, or what changed. That it is empty is said outright. */
import type { Brief } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { againCall, sectionActions, type ActionChoices } from './brief-actions.ts';
import { emptyBlocks } from './brief-message.ts';
import { figureLines, marksIn, sourceBlocks, timelineLines } from './brief-parts.ts';
import { briefView, type BriefView } from './brief-view.ts';
import { changeLines, nothingNew } from './change-blocks.ts';
import { disputeFlag, disputeParts } from './dispute-blocks.ts';
import { localDate } from '../data/date-words.ts';
import { markPickers } from './mark-picker.ts';
import { text, type Block, type Inline, type Message } from './message.ts';
import { outdatedNote, smallPrint } from './small-print.ts';

export type Section = 'timeline' | 'figures' | 'disputes' | 'changes';

/** The section with the marks of its brief, the sources that it cites, and buttons to the whole brief. */
export function sectionMessage(brief: Brief, section: Section, phrases: Phrases, choices: ActionChoices = {}): Message {
  const view = briefView(brief, phrases, choices.since);
  const outdated = choices.outdated ? [outdatedNote(brief, phrases)] : [];
  const body = brief.bottomLine === null && section !== 'changes' ? emptyBlocks(view) : filled(section, view);
  return {
    language: brief.language,
    blocks: [{ kind: 'title', text: [text(titleOf(section, view))] }, ...outdated, ...body],
    actions: sectionActions(brief, section, phrases, choices),
    pickers: markPickers(view, marksIn(body)),
    again: againCall(section, brief, choices.options),
  };
}

function titleOf(section: Section, { brief, phrases, since }: BriefView): string {
  const { title } = brief.topic;
  return section === 'changes' && since !== undefined
    ? phrases.say('brief.section.changes-since', { topic: title, date: localDate(since, phrases) })
    : phrases.say(`brief.section.${section}`, { topic: title });
}

function filled(section: Section, view: BriefView): Block[] {
  const blocks = BLOCKS[section](view);
  return [...blocks, ...sourceBlocks(view, marksIn(blocks)), smallPrint(view)];
}

const BLOCKS: Readonly<Record<Section, (view: BriefView) => Block[]>> = {
  timeline: (view) => listOr('timeline', timelineLines(view), view),
  disputes: (view) => blocksOr('disputes', [...disputeFlag(view), ...disputeParts(view)], view),
  // A figure that is disputed never stands without the warning.
  figures: (view) => [...disputeFlag(view), ...listOr('figures', figureLines(view.brief.figures, view), view)],
  changes: (view) => {
    const items = changeLines(view);
    return items.length > 0 ? [{ kind: 'list', items }] : [{ kind: 'paragraph', text: [text(nothingNew(view))] }];
  },
};

function listOr(section: Section, items: Inline[][], view: BriefView): Block[] {
  return blocksOr(section, items.length > 0 ? [{ kind: 'list', items }] : [], view);
}

function blocksOr(section: Section, blocks: Block[], { phrases }: BriefView): Block[] {
  return blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: [text(phrases.say(`brief.none.${section}`))] }];
}
