/** Where the sources differ: a flag for the first screen, and every position with claimant and date below it. */
import type { Dispute } from '../briefs/brief.ts';
import { foldUnder } from './brief-parts.ts';
import type { BriefView } from './brief-view.ts';
import { noteWords, positionLine, slotLabel } from './figure-line.ts';
import { text, type Block } from './message.ts';

/** One line naming what is disputed; nothing where the sources only speak of different things or times. */
export function disputeFlag({ brief, phrases }: BriefView): Block[] {
  const open = brief.disputes.filter(contradicts);
  if (open.length === 0) return [];
  const slots = [...new Set(open.map(({ slot }) => slotLabel(slot, phrases)))].join(', ');
  return [{ kind: 'alert', text: [text(phrases.say('brief.disputed', { count: open.length, slots }))] }];
}

/** Every dispute behind a fold: its flag stands on the first screen, and the key points hold its line. */
export function disputeBlocks(view: BriefView): Block[] {
  return foldUnder('disputes', disputeParts(view), view.brief.disputes.length, view);
}

/** Every dispute with all its positions, contradictions before differences of scope and newer figures. */
export function disputeParts(view: BriefView): Block[] {
  const { disputes } = view.brief;
  const sorted = [...disputes.filter(contradicts), ...disputes.filter((each) => !contradicts(each))];
  return sorted.flatMap((dispute) => oneDispute(dispute, view));
}

function oneDispute(dispute: Dispute, view: BriefView): Block[] {
  const { phrases } = view;
  const reason = noteWords(dispute.note, phrases);
  const title = [
    text(slotLabel(dispute.slot, phrases), 'strong'),
    text(`: ${phrases.say(`brief.dispute.${dispute.kind}`)}`),
    ...(reason ? [text(` (${reason})`)] : []),
  ];
  return [
    { kind: 'paragraph', text: title },
    { kind: 'list', items: dispute.positions.map((position) => positionLine(position, view)) },
  ];
}

function contradicts({ kind }: Dispute): boolean {
  return kind === 'conflict' || kind === 'denial';
}
