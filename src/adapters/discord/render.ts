/**
 * A message as Discord payloads in Components V2: pure, same message, same bytes.
 * Limits are Discord's: 40 components with nested ones, 4,000 characters of text in one message.
 */
import {
  ComponentType,
  MessageFlags,
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
} from 'discord.js';
import type { Message } from '../../messages/message.ts';
import { actionRows } from './actions.ts';
import { sectionsOf, type Section } from './blocks.ts';

/** One message body. Mentions are off in each of them, whatever the words say. */
export interface Body {
  flags: number;
  allowed_mentions: { parse: [] };
  components: APIMessageTopLevelComponent[];
}

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4000;
/** Room for the small line that numbers the parts, `-# 12/34`. */
const PART_MARK = 20;
const TEXT_ROOM = MOST_TEXT - PART_MARK;

/** The payloads of a message in reading order, at least one; buttons stand on the last. */
export function renderBodies(message: Message): Body[] {
  const rows = actionRows(message.actions ?? []);
  const room = MOST_COMPONENTS - 2 - rows.reduce((sum, row) => sum + 1 + row.components.length, 0);
  const parts = packed(sectionsOf(message, TEXT_ROOM), room);
  return parts.map((part, index) => {
    const numbering = parts.length > 1 ? [`-# ${index + 1}/${parts.length}`] : [];
    return bodyOf(part, numbering, index === parts.length - 1 ? rows : []);
  });
}

/**
 * Sections into messages: a section that fits into one message is not torn apart; a longer one breaks between its lines.
 * A section costs two components: its text and the rule above it.
 */
function packed(sections: readonly Section[], room: number): string[][] {
  const parts: string[][] = [[]];
  let text = 0;
  const fits = (length: number) => text + length <= TEXT_ROOM && 2 * (parts.at(-1)!.length + 1) - 1 <= room;
  const put = (lines: Section) => {
    const block = lines.join('\n');
    if (!fits(block.length)) {
      parts.push([]);
      text = 0;
    }
    parts.at(-1)!.push(block);
    text += block.length;
  };
  for (const section of sections) for (const lines of torn(section)) put(lines);
  return parts[0]!.length === 0 ? [['…']] : parts;
}

/** A section in pieces of whole lines that each fit into one message. */
function torn(section: Section): Section[] {
  const pieces: string[][] = [[]];
  let text = 0;
  for (const line of section) {
    if (text + line.length + 1 > TEXT_ROOM && text > 0) {
      pieces.push([]);
      text = 0;
    }
    pieces.at(-1)!.push(line);
    text += line.length + 1;
  }
  return pieces;
}

function bodyOf(
  part: readonly string[],
  numbering: readonly string[],
  rows: APIActionRowComponent<APIComponentInMessageActionRow>[],
): Body {
  const inside: APIComponentInContainer[] = part.flatMap((content, index) => [
    ...(index > 0 ? [{ type: ComponentType.Separator } as const] : []),
    { type: ComponentType.TextDisplay, content } as const,
  ]);
  inside.push(...numbering.map((content) => ({ type: ComponentType.TextDisplay, content }) as const));
  return {
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    components: [{ type: ComponentType.Container, components: inside }, ...rows],
  };
}
