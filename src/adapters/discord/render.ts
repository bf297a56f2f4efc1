/**
 * A message as Discord payloads in Components V2: pure, same message, same bytes.
 * Limits are Discord's: 40 components with nested ones, 4,000 characters of text in one message.
 */
import {
  ComponentType,
  MessageFlags,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
} from 'discord.js';
import type { Message } from '../../messages/message.ts';
import { lineCount, sectionsOf } from './blocks.ts';
import { bytesOf, controlSets, costOf, type Row } from './controls.ts';
import { packed, type Room } from './pack.ts';

/** One message body. Mentions are off in each of them, whatever the words say. */
export interface Body {
  flags: number;
  allowed_mentions: { parse: [] };
  components: APIMessageTopLevelComponent[];
}

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4000;
/**
 * Discord answers 500 to a message whose components take more than about 10,170 bytes
 * (github.com/discord/discord-api-docs/issues/8554), which 4,000 letters of Devanagari do; ids and labels take theirs.
 */
const MOST_BYTES = 9000;
/** Room for the small line that numbers the parts, `-# 12/34`. */
const PART_MARK = 20;
/** What the container and the numbering cost. */
const FRAME = 2;

const CALM = 0x3b6e8f;
const ALERTING = 0xd98a1f;

/** The payloads of a whole message in reading order, at least one; what can be done next stands under the last. */
export function renderBodies(message: Message): Body[] {
  return renderParts(message).map(({ body }) => body);
}

/** The same, each with the number of the message's blocks that stand whole in it and those before it. */
export function renderParts(message: Message): { body: Body; blocks: number }[] {
  const sets = controlSets(message);
  const room = roomBeside(sets);
  const parts = packed(sectionsOf(message.blocks, message.language, room), room);
  const blocks = wholeBlocks(message, parts, room);
  return placed(parts, sets).map(({ texts, rows }, index, all) => {
    const numbering = all.length > 1 ? [`-# ${index + 1}/${all.length}`] : [];
    return { body: bodyOf(message, texts, numbering, rows), blocks: blocks[index] ?? message.blocks.length };
  });
}

/** For each part, how many blocks end in it or before: a line is a line of one block, and no line is torn. */
function wholeBlocks({ blocks, language }: Message, parts: readonly string[][], room: Room): number[] {
  if (parts.length < 2) return [];
  const counts = blocks.map((block) => lineCount(block, language, room));
  let lines = 0;
  return parts.map((texts) => {
    lines += texts.join('\n').split('\n').length;
    let [whole, left] = [0, lines];
    while (whole < counts.length && counts[whole]! <= left) left -= counts[whole++]!;
    return whole;
  });
}

/** What a body has room for beside any of these sets of rows. */
export function roomBeside(sets: readonly (readonly Row[])[]): Room {
  const components = MOST_COMPONENTS - FRAME - Math.max(0, ...sets.map(costOf));
  return {
    length: MOST_TEXT - PART_MARK,
    bytes: MOST_BYTES - Math.max(0, ...sets.map(bytesOf)),
    texts: Math.floor((components + 1) / 2),
    parting: 0,
  };
}

/** Texts with the rows that stand under them: the sets of rows go to the last parts, and further parts are made for more. */
export function placed(parts: readonly string[][], sets: readonly Row[][]): { texts: string[]; rows: Row[] }[] {
  const texts = Array.from({ length: Math.max(1, parts.length, sets.length) }, (_, index) => parts[index] ?? ['…']);
  return texts.map((each, index) => ({ texts: each, rows: sets[index - texts.length + sets.length] ?? [] }));
}

/** One card: its texts parted by rules, small lines below them, and rows under it. A dispute shows in its colour. */
export function bodyOf(
  message: Message,
  texts: readonly string[],
  below: readonly string[],
  rows: readonly Row[],
): Body {
  const inside: APIComponentInContainer[] = texts.flatMap((content, index) => [
    ...(index > 0 ? [{ type: ComponentType.Separator } as const] : []),
    { type: ComponentType.TextDisplay, content } as const,
  ]);
  inside.push(...below.map((content) => ({ type: ComponentType.TextDisplay, content }) as const));
  const accent_color = message.blocks.some(({ kind }) => kind === 'alert') ? ALERTING : CALM;
  return {
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    components: [{ type: ComponentType.Container, accent_color, components: inside }, ...rows],
  };
}
