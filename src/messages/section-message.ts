/** One part of a brief as a message of its own, whole: timeline, figures, or what changed. That it is empty is said outright. */
import type { Brief } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { sectionActions, type ActionChoices } from './brief-actions.ts';
import { emptyBlocks } from './brief-message.ts';
import { figureLines, marksIn, sourceBlocks, timelineLines } from './brief-parts.ts';
import { briefView, type BriefView } from './brief-view.ts';
import { changeLines, nothingNew } from './change-blocks.ts';
import { disputeFlag } from './dispute-blocks.ts';
import { localDate } from '../data/date-words.ts';
import { text, type Block, type Inline, type Message } from './message.ts';
import { outdatedNote, smallPrint } from './small-print.ts';

export type Section = 'timeline' | 'figures' | 'changes';

export interface SectionChoices extends ActionChoices {
  /** There is a newer brief that tells something else. */
  outdated?: boolean;
}

/** The section with the marks of its brief, the sources that it cites, and buttons to the whole brief. */
export function sectionMessage(
  brief: Brief,
  section: Section,
  phrases: Phrases,
  choices: SectionChoices = {},
): Message {
  const view = briefView(brief, phrases, choices.since);
  const outdated = choices.outdated ? [outdatedNote(brief, phrases)] : [];
  const body = brief.bottomLine === null && section !== 'changes' ? emptyBlocks(view) : filled(section, view);
  return {
    language: brief.language,
    blocks: [{ kind: 'title', text: [text(titleOf(section, view))] }, ...outdated, ...body],
    actions: sectionActions(brief, section, phrases, choices),
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
  // A figure that is disputed never stands without the warning.
  figures: (view) => [...disputeFlag(view), ...listOr('figures', figureLines(view.brief.figures, view), view)],
  changes: (view) => {
    const items = changeLines(view);
    return items.length > 0 ? [{ kind: 'list', items }] : [{ kind: 'paragraph', text: [text(nothingNew(view))] }];
  },
};

function listOr(section: Section, items: Inline[][], { phrases }: BriefView): Block[] {
  return items.length > 0
    ? [{ kind: 'list', items }]
    : [{ kind: 'paragraph', text: [text(phrases.say(`brief.none.${section}`))] }];
}
