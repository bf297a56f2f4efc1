/**
 * What Saar says before any platform has a part in it: a tree of blocks.
 * No Markdown, no HTML, no length limit; adapters render it, and escape every text in it.
 */

/** A run of text inside a block. */
export type Inline =
  | { kind: 'text'; text: string; style?: 'strong' | 'emphasis' | 'code' }
  | { kind: 'link'; text: string; url: string }
  /**
   * Words in another language than the message's: shown as they are, with their language marked, unless it is named elsewhere
   * in the message. Quotation marks are the text's own business.
   */
  | { kind: 'foreign'; text: string; language: string; style?: 'strong'; named?: 'elsewhere' }
  /** A channel or a thread of the platform, by its id there; `text` stands for it where a platform cannot name it. */
  | { kind: 'place'; id: string; text: string }
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

/** One call of a command, as a reader might have typed it. */
export interface Call {
  /** Path of the command, such as `brief` or `digest status`. */
  command: string;
  options: Readonly<Record<string, string>>;
}

/** What becomes of an answer: `replace` edits the message it was asked for on, `answer` is a new one (private, where possible). */
export type Effect = 'replace' | 'answer';

/** Something the reader may do next: a button. It is only another call of a command. */
export interface Action extends Call {
  label: string;
  effect: Effect;
}

/**
 * One of many things to open, such as the sentence behind each mark: a menu on Discord, a row of small buttons on Telegram.
 * What is chosen becomes the value of `option` in the call.
 */
export interface Picker extends Call {
  /** What is chosen here, in a few words. */
  label: string;
  option: string;
  /** `short` is at most a few characters, such as `[3]`. */
  choices: readonly { value: string; label: string; short: string }[];
  effect: Effect;
}

/** Words to take along, such as a citation; a platform that can puts them on the clipboard. */
export interface Copy {
  label: string;
  text: string;
}

/** A whole answer. */
export interface Message {
  language: string;
  blocks: Block[];
  actions?: Action[];
  pickers?: Picker[];
  copies?: Copy[];
  /** Asks the platform to show it to the asker alone where it can. */
  private?: boolean;
  /** The call that shows this very message again: with it a platform may show a long one page by page in one place. */
  again?: Call;
  /** It was said to this person a moment ago: a platform that need not answer stays silent. */
  quiet?: boolean;
}

/** Plain text as an inline. */
export function text(value: string, style?: 'strong' | 'emphasis' | 'code'): Inline {
  return style ? { kind: 'text', text: value, style } : { kind: 'text', text: value };
}
