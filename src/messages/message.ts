/**
 * What Saar says before any platform has a part in it: a tree of blocks.
 * No Markdown, no HTML, no length limit; adapters render it, and escape every text in it.
 */

/** A run of text inside a block. */
export type Inline =
  | { kind: 'text'; text: string; style?: 'strong' | 'emphasis' | 'code' }
  | { kind: 'link'; text: string; url: string }
  /** Words in another language than the message's: shown as they are, with their language marked. Quotation marks are the text's own business. */
  | { kind: 'foreign'; text: string; language: string }
  /** A citation mark `[n]`; `n` is the number of an entry of the message's evidence. */
  | { kind: 'mark'; number: number };

/** One block of a message, in reading order. */
export type Block =
  | { kind: 'title'; text: Inline[] }
  /** The bottom line: what a reader who reads one line must read. */
  | { kind: 'lead'; text: Inline[] }
  /** Something the reader must not miss, such as a dispute. */
  | { kind: 'alert'; text: Inline[] }
  | { kind: 'heading'; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; items: Inline[][] }
  /** Small print: windows, counts, how the message was made. */
  | { kind: 'note'; text: Inline[] }
  /** Blocks that a reader opens when wanted (a Telegram expandable quote); plain platforms show them in place. */
  | { kind: 'fold'; title: Inline[]; blocks: Block[] };

/**
 * Something the reader may do next: a button. It is only another call of a command.
 * `effect: 'replace'` edits the message it stands on; `'answer'` sends a new (private, where possible) one.
 */
export interface Action {
  label: string;
  /** Path of the command, such as `brief` or `digest status`. */
  command: string;
  options: Readonly<Record<string, string>>;
  effect: 'replace' | 'answer';
}

/** A whole answer. `private` asks the platform to show it to the asker alone where it can. */
export interface Message {
  language: string;
  blocks: Block[];
  actions?: Action[];
  private?: boolean;
}

/** Plain text as an inline. */
export function text(value: string, style?: 'strong' | 'emphasis' | 'code'): Inline {
  return style ? { kind: 'text', text: value, style } : { kind: 'text', text: value };
}
