/**
 * An answer as one card in the chat: what must be read on the first page, what may be opened on the pages after it,
 * turned in place. Pure: the same message and page give the same bytes.
 */
import type { Block, Message } from '../../messages/message.ts';
import { openedFold, sectionsOf, type Fold } from './blocks.ts';
import { controlSets, pageRow, type Row } from './controls.ts';
import { packed, type Room } from './pack.ts';
import { bodyOf, renderBodies, roomBeside, type Body } from './render.ts';

/** What a phone shows at once or nearly so, in UTF-16 units without addresses: no page is turned for less. */
const ONE_SCREEN = 1200;
/** A page of folds is comfortable to read at this length; a first page may be longer. */
const LATER_PAGE = 3000;
const LONGEST_TITLE = 200;

/**
 * What an answer puts into the chat: one page of a message that can be shown again, from 1, a page that is not there being
 * the nearest one; every part of any other message.
 */
export function answerBodies(message: Message, page = 1): Body[] {
  const pages = pagesOf(message);
  return pages ? [pages[Math.min(Math.max(page, 1), pages.length) - 1]!] : renderBodies(message);
}

/** Every page of a message that can be shown again; undefined when nothing could turn them, or there is just one. */
export function pagesOf(message: Message): Body[] | undefined {
  const { again } = message;
  // A call too long for a button turns no page.
  const row = again && pageRow(again, 1, 999_999);
  if (!again || !row) return undefined;
  const sets = controlSets(message);
  const room = roomBeside((sets.length > 0 ? sets : [[]]).map((rows) => [row, ...rows]));
  const texts = pageTexts(message, room);
  const count = Math.max(texts.length, sets.length);
  if (count < 2) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const rows: Row[] = [pageRow(again, index + 1, count)!, ...(sets[index] ?? sets[0] ?? [])];
    const reminder = index === 0 ? [] : titleOf(message, room);
    return bodyOf(message, [...reminder, ...(texts[index] ?? (reminder.length > 0 ? [] : ['…']))], [], rows);
  });
}

function pageTexts(message: Message, room: Room): string[][] {
  const { blocks, language } = message;
  // Room for the title that later pages repeat.
  const inside = {
    ...room,
    length: room.length - LONGEST_TITLE,
    bytes: room.bytes - 3 * LONGEST_TITLE,
    texts: room.texts - 1,
  };
  const whole = packed(sectionsOf(blocks, language, inside), inside);
  if (whole.length < 2 && seen(whole.flat().join('\n')) <= ONE_SCREEN) return whole;
  const folds = blocks.filter((block): block is Fold => block.kind === 'fold');
  const front = runs(blocks).flatMap((run) => sectionsOf(run, language, inside));
  const later = { ...inside, length: Math.min(inside.length, LATER_PAGE) };
  const opened = folds.map((fold) => openedFold(fold, language, later)).filter((section) => section.length > 0);
  return saysNothing(blocks)
    ? packed([...front, ...opened], later)
    : [...packed(front, inside), ...packed(opened, later)];
}

/** Without its folds the message, such as one of sources, would only have a name: they are what it is for. */
function saysNothing(blocks: readonly Block[]): boolean {
  return blocks.every(({ kind }) => kind === 'title' || kind === 'note' || kind === 'fold');
}

/** What stands between the folds: where one was taken out, a reader pauses all the same. */
function runs(blocks: readonly Block[]): Block[][] {
  const result: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'fold') result.push([]);
    else result.at(-1)!.push(block);
  }
  return result;
}

/** The title again, small, on pages that would not say what they belong to. */
function titleOf({ blocks, language }: Message, room: Room): string[] {
  const title = blocks.find((block): block is Extract<Block, { kind: 'title' }> => block.kind === 'title');
  if (!title) return [];
  const [line = ''] = sectionsOf([{ kind: 'note', text: title.text }], language, room)[0] ?? [];
  return line !== '' && line.length <= LONGEST_TITLE ? [line] : [];
}

/** Length of what is seen of some lines: the address of a link is not. */
function seen(lines: string): number {
  return lines.replace(/\]\(<[^>]*>\)/g, ']').length;
}
