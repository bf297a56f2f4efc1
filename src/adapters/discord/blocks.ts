/** Blocks of a message as lines of Discord's Markdown, gathered into sections between which a rule may stand. */
import type { Block, Inline } from '../../messages/message.ts';
import { escapeLineStart } from './escape.ts';
import { cutInlines, renderInlines } from './inlines.ts';

/** A section is a list of finished lines. */
export type Section = readonly string[];

/** How long a line may be: in UTF-16 units, and in bytes of UTF-8. */
export interface LineRoom {
  length: number;
  bytes: number;
}

/** Blocks that wait until a reader wants them. */
export type Fold = Extract<Block, { kind: 'fold' }>;

interface Line {
  prefix: string;
  inlines: Inline[];
  strong: boolean;
}

/**
 * The sections of some blocks, folds in place as small print. A heading or a fold opens a new one, so that parts break
 * where a reader would pause.
 */
export function sectionsOf(blocks: readonly Block[], language: string, room: LineRoom): Section[] {
  return divided(blocks)
    .map((each) => each.flatMap((block) => linesOf(block)))
    .map((lines) => lines.flatMap((each) => finished(each, language, room)))
    .filter((section) => section.length > 0);
}

/** How many of those lines a block has. */
export function lineCount(block: Block, language: string, room: LineRoom): number {
  return linesOf(block).flatMap((each) => finished(each, language, room)).length;
}

/** A fold as a section of its own in full size, for a page on which nothing else competes with it. */
export function openedFold(fold: Fold, language: string, room: LineRoom): Section {
  const lines = [line('### ', fold.title), ...fold.blocks.flatMap((block) => linesOf(block)).map(underFold)];
  return lines.flatMap((each) => finished(each, language, room));
}

/** The same line where a heading stands above it already. */
function underFold(each: Line): Line {
  return each.prefix.startsWith('#') ? { ...each, prefix: '', strong: true } : each;
}

function divided(blocks: readonly Block[]): Block[][] {
  const sections: Block[][] = [[]];
  for (const block of blocks) {
    const afterFold = sections.at(-1)!.at(-1)?.kind === 'fold';
    if (block.kind === 'heading' || block.kind === 'fold' || afterFold) sections.push([]);
    sections.at(-1)!.push(block);
  }
  return sections;
}

function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case 'title':
      return [line('## ', block.text)];
    case 'heading':
      return [line('### ', block.text)];
    case 'lead':
      return [line('', block.text, true)];
    case 'alert':
      return [line('⚠️ ', block.text)];
    case 'paragraph':
      return [line('', block.text)];
    case 'note':
      return [line('-# ', block.text)];
    case 'list':
      return block.items.map((item) => line('- ', item));
    case 'fold':
      return [line('-# ', block.title, true), ...block.blocks.flatMap((inner) => linesOf(inner)).map(small)];
  }
}

function line(prefix: string, inlines: Inline[], strong = false): Line {
  return { prefix, inlines, strong };
}

/** The same line as small print: Discord has no fold, so what is folded elsewhere stands in place, unobtrusively. */
function small(each: Line): Line {
  if (each.prefix.startsWith('-# ')) return each;
  if (each.prefix.startsWith('#')) return { ...each, prefix: '-# ', strong: true };
  return { ...each, prefix: `-# ${each.prefix === '- ' ? '• ' : each.prefix}` };
}

function finished(each: Line, language: string, room: LineRoom): string[] {
  const style = { language, strong: each.strong };
  const whole = each.prefix + escapeLineStart(renderInlines(each.inlines, style));
  if (whole.slice(each.prefix.length).trim() === '') return [];
  if (whole.length <= room.length && Buffer.byteLength(whole) <= room.bytes) return [whole];
  // Bytes count as the share of a message that they take, so that one sum holds both.
  const share = room.length / room.bytes;
  const costOf = (words: string) => Math.max(words.length, Math.ceil(Buffer.byteLength(words) * share));
  return cutInlines(each.inlines, style, room.length - costOf(each.prefix) - 1, costOf)
    .map((part) => escapeLineStart(renderInlines(part, style)))
    .filter((part) => part.trim() !== '')
    .map((part) => each.prefix + part);
}
