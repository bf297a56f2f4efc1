/**
 * A message as plain text with classic buttons, for clients and places that take no Components V2: all its words, in
 * Markdown, in messages of at most 2,000 characters. Pure.
 */
import { MessageFlags } from 'discord.js';
import type { Message } from '../../messages/message.ts';
import { sectionsOf } from './blocks.ts';
import { controlSets, type Row } from './controls.ts';
import { packed } from './pack.ts';
import { placed } from './render.ts';

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

/** Every part of a message, at least one; what can be done next stands under the last. */
export function plainBodies(message: Message): PlainBody[] {
  const room = { length: MOST_TEXT - PART_MARK, bytes: Infinity, texts: Infinity, parting: BETWEEN.length };
  const parts = packed(sectionsOf(message.blocks, message.language, room), room);
  return placed(parts, controlSets(message)).map(({ texts, rows }, index, all) => ({
    flags: MessageFlags.SuppressEmbeds,
    allowed_mentions: { parse: [] },
    content: texts.join(BETWEEN) + (all.length > 1 ? `\n-# ${index + 1}/${all.length}` : ''),
    components: rows,
  }));
}
