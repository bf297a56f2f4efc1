/** Simple messages: a title and lines, for confirmations, lists and help. */
import { text, type Action, type Block, type Inline, type Message } from './message.ts';

export interface Notice {
  language: string;
  title?: string;
  lines?: readonly string[];
  items?: readonly (readonly Inline[])[];
  note?: string;
  actions?: Action[];
  private?: boolean;
}

export function notice({ language, title, lines = [], items = [], note, actions, private: hidden }: Notice): Message {
  const blocks: Block[] = [];
  if (title !== undefined) blocks.push({ kind: 'title', text: [text(title)] });
  for (const line of lines) blocks.push({ kind: 'paragraph', text: [text(line)] });
  if (items.length > 0) blocks.push({ kind: 'list', items: items.map((item) => [...item]) });
  if (note !== undefined) blocks.push({ kind: 'note', text: [text(note)] });
  return { language, blocks, ...(actions && { actions }), ...(hidden && { private: true }) };
}
