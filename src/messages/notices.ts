/** Simple messages: a title and lines, for confirmations, lists and help. */
import { copyable } from './copyable.ts';
import { text, type Action, type Block, type Inline, type Message } from './message.ts';

export interface Notice {
  language: string;
  title?: string;
  /** Each a paragraph: words, or inlines where a part of it is more than words. */
  lines?: readonly (string | readonly Inline[])[];
  items?: readonly (readonly Inline[])[];
  note?: string;
  actions?: Action[];
  private?: boolean;
}

export function notice({ language, title, lines = [], items = [], note, actions, private: hidden }: Notice): Message {
  const blocks: Block[] = [];
  if (title !== undefined) blocks.push({ kind: 'title', text: [text(title)] });
  for (const line of lines)
    blocks.push({ kind: 'paragraph', text: typeof line === 'string' ? copyable(line) : [...line] });
  if (items.length > 0) blocks.push({ kind: 'list', items: items.map((item) => [...item]) });
  if (note !== undefined) blocks.push({ kind: 'note', text: copyable(note) });
  return { language, blocks, ...(actions && { actions }), ...(hidden && { private: true }) };
}
