/** Blocks of a message as lines of Discord's Markdown, gathered into sections between which a rule may stand. */
import type { Block, Inline, Message } from '../../messages/message.ts';
import { escapeLineStart } from './escape.ts';
import { cutInlines, renderInlines } from './inlines.ts';

/** A section is a list of finished lines; each line is at most `longest` UTF-16 units long. */
export type Section = readonly string[];

interface Line {
  prefix: string;
  inlines: Inline[];
  strong: boolean;
}

/** The sections of a message. A heading or a fold opens a new one, so that parts break where a reader would pause. */
export function sectionsOf(message: Message, longest: number): Section[] {
  return divided(message.blocks)
    .map((blocks) => blocks.flatMap((block) => linesOf(block)).flatMap((line) => finished(line, message, longest)))
    .filter((section) => section.length > 0);
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

function finished(each: Line, message: Message, longest: number): string[] {
  const style = { language: message.language, strong: each.strong };
  const whole = escapeLineStart(renderInlines(each.inlines, style));
  if (whole.trim() === '') return [];
  if (each.prefix.length + whole.length <= longest) return [each.prefix + whole];
  return cutInlines(each.inlines, style, longest - each.prefix.length - 1)
    .map((part) => escapeLineStart(renderInlines(part, style)))
    .filter((part) => part.trim() !== '')
    .map((part) => each.prefix + part);
}
