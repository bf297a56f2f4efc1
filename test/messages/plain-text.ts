/** A message as plain lines, for golden files that a person can review: one line a block or list item. */
import type { Block, Inline, Message } from '../../src/messages/message.ts';

export function plainText(message: Message): string {
  const actions = (message.actions ?? []).map(
    ({ label, command, options, effect }) => `[button] ${label} → ${effect} ${command} ${JSON.stringify(options)}`,
  );
  return [...message.blocks.flatMap((block) => blockLines(block, '')), ...actions].join('\n');
}

function blockLines(block: Block, indent: string): string[] {
  if (block.kind === 'list') return block.items.map((item) => `${indent}- ${inlineText(item)}`);
  if (block.kind === 'fold')
    return [
      `${indent}[fold] ${inlineText(block.title)}`,
      ...block.blocks.flatMap((inner) => blockLines(inner, `${indent}  `)),
    ];
  return [`${indent}[${block.kind}] ${inlineText(block.text)}`];
}

export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(oneInline).join('');
}

function oneInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.style === 'strong' ? `**${inline.text}**` : inline.text;
    case 'link':
      return `${inline.text} <${inline.url}>`;
    case 'foreign':
      return `{${inline.language}: ${inline.text}}`;
    case 'place':
      return `#${inline.id}`;
    case 'mark':
      return `[${inline.number}]`;
  }
}
