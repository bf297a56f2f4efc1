/**
 * A message as plain text with classic buttons, for clients and places that take no Components V2: all its words, in
 * Markdown, in messages of at most 2,000 characters. Pure.
 */
import { ComponentType, MessageFlags } from 'discord.js';
import type { Message } from '../../messages/message.ts';
import { sectionsOf } from './blocks.ts';
import { controlSets, type Row } from './controls.ts';
import { packed } from './pack.ts';
import { pieces } from './pieces.ts';
import { textsIn } from './post.ts';
import { placed, type Body } from './render.ts';
import { stampsIn } from './stamp.ts';

/** One message body without Components V2. */
export interface PlainBody {
  flags: number;
  allowed_mentions: { parse: [] };
  content: string;
  components: Row[];
}

const MOST_TEXT = 2000;
/** Room for the small line that numbers the parts. */
const PART_MARK = 20;
const BETWEEN = '\n\n';

const ROOM = { length: MOST_TEXT - PART_MARK, bytes: Infinity, texts: Infinity, parting: BETWEEN.length };

/** Every part of a message, at least one; what can be done next stands under the last. */
export function plainBodies(message: Message): PlainBody[] {
  const parts = packed(sectionsOf(message.blocks, message.language, ROOM), ROOM);
  return bodiesOf(parts, controlSets(message), MessageFlags.SuppressEmbeds);
}

/**
 * The plain bodies that say what a rendered card says, as silent as it, with its rows under the last. Where it has a row, that bears
 * the card's stamp; plain words alone can bear none.
 */
export function plainOf(card: string): PlainBody[] {
  const { flags, components } = JSON.parse(card) as Body;
  const rows = components.filter((each) => each.type === ComponentType.ActionRow) as Row[];
  const [id] = stampsIn({ components });
  const stamped = rows.map((row, index) => (index === 0 && id !== undefined ? { ...row, id } : row));
  const texts = components.flatMap((each) => textsIn(each));
  const parts = packed(
    texts.map((each) => each.split('\n').flatMap(fitting)),
    ROOM,
  );
  return bodiesOf(parts, [stamped], MessageFlags.SuppressEmbeds | (flags & MessageFlags.SuppressNotifications));
}

function bodiesOf(parts: readonly string[][], sets: readonly Row[][], flags: number): PlainBody[] {
  return placed(parts, sets).map(({ texts, rows }, index, all) => ({
    flags,
    allowed_mentions: { parse: [] },
    content: texts.join(BETWEEN) + (all.length > 1 ? `\n-# ${index + 1}/${all.length}` : ''),
    components: rows,
  }));
}

/** A line in lines that each fit. */
function fitting(line: string): string[] {
  if (line.length <= ROOM.length) return [line];
  const lines = [''];
  for (const piece of pieces(line)) {
    if (lines.at(-1)!.length + piece.length > ROOM.length) lines.push('');
    lines[lines.length - 1] += piece;
  }
  return lines;
}
