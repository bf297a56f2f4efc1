/**
 * A message's blocks as lines of runs: what Telegram will show, with its marks beside it and nothing escaped yet.
 * All lengths are UTF-16 units of visible text, as Telegram counts them after it has read the tags.
 */
import { languageName } from '../../messages/language-name.ts';
import type { Block, Inline, Message } from '../../messages/message.ts';
import { breaksIn, WORD_JOINER } from './breaks.ts';
import { cleanText } from './clean-text.ts';
import { safeUrl } from './safe-url.ts';

/** A tag around a run; `href` only for links. */
export interface Mark {
  tag: 'b' | 'i' | 'code' | 'a';
  href?: string;
}

export interface Run {
  text: string;
  marks: readonly Mark[];
}

export interface Line {
  runs: readonly Run[];
  /** Line breaks before it when it is not the first of its part. */
  gap: 1 | 2;
  /** Lines of one block share a number; a block is only split when it fits nowhere whole. */
  block: number;
  /** The place of the message's block that it stands in, folds whole. */
  top: number;
  /** The expandable quotation it stands in. */
  fold?: number;
  /** A heading: never the last line of a part. */
  leads?: boolean;
}

const BOLD: Mark = { tag: 'b' };
const ITALIC: Mark = { tag: 'i' };
const CODE: Mark = { tag: 'code' };

interface Builder {
  lines: Line[];
  language: string;
  blocks: number;
  top: number;
  folds: number;
  fold?: number;
}

/** Every line of the message, in reading order; lines without visible text are left out. */
export function linesOf(message: Message): Line[] {
  const builder: Builder = { lines: [], language: message.language, blocks: 0, top: 0, folds: 0 };
  for (const [top, block] of message.blocks.entries()) {
    builder.top = top;
    addBlock(builder, block);
  }
  return builder.lines;
}

/** Whether a reader sees anything of it: blank letters and controls are none. */
export function isVisible(line: Line): boolean {
  return line.runs.some((run) => /[^\s\p{C}\u2800\u3164]/u.test(run.text));
}

function addBlock(builder: Builder, block: Block): void {
  builder.blocks++;
  switch (block.kind) {
    case 'title':
    case 'heading':
      return addLine(builder, block.text, { marks: [BOLD], leads: true });
    case 'alert':
      return addLine(builder, block.text, { prefix: '⚠️ ' });
    case 'note':
      return addLine(builder, block.text, { marks: [ITALIC] });
    case 'lead':
    case 'paragraph':
      return addLine(builder, block.text, {});
    case 'list':
      return block.items.forEach((item) => addLine(builder, item, { prefix: '• ' }));
    case 'fold':
      return addFold(builder, block.title, block.blocks);
  }
}

/** The title is the quotation's first line, so that it still shows when the quotation is closed. Quotations cannot nest. */
function addFold(builder: Builder, title: Inline[], blocks: readonly Block[]): void {
  const outer = builder.fold;
  builder.fold = outer ?? ++builder.folds;
  addLine(builder, title, { marks: [BOLD], leads: true });
  for (const block of blocks) addBlock(builder, block);
  builder.fold = outer;
}

function addLine(
  builder: Builder,
  inlines: readonly Inline[],
  { marks = [], leads, prefix }: { marks?: readonly Mark[]; leads?: boolean; prefix?: string },
): void {
  const { lines, blocks: block, top, fold, language } = builder;
  const own = inlines.flatMap((inline) => runsOf(inline, marks, language));
  if (!own.some((run) => /[^\s\p{C}]/u.test(run.text))) return;
  const runs = withBreaks(tidy(prefix === undefined ? own : [{ text: prefix, marks: [] }, ...own]));
  const before = lines.at(-1);
  const close = before !== undefined && before.fold === fold && (before.leads || before.block === block);
  lines.push({
    runs,
    gap: close ? 1 : 2,
    block,
    top,
    ...(fold === undefined ? {} : { fold }),
    ...(leads ? { leads } : {}),
  });
}

function runsOf(inline: Inline, marks: readonly Mark[], language: string): Run[] {
  switch (inline.kind) {
    case 'text':
      return [{ text: cleanText(inline.text), marks: styled(inline.style, marks) }];
    case 'link': {
      const href = safeUrl(inline.url);
      return [{ text: cleanText(inline.text), marks: href === undefined ? marks : [...marks, { tag: 'a', href }] }];
    }
    case 'foreign':
      return foreignRuns(inline, marks, language);
    case 'place':
      return [{ text: cleanText(inline.text), marks }];
    case 'mark':
      return [{ text: `[${inline.number}]`, marks }];
  }
}

function foreignRuns(inline: Extract<Inline, { kind: 'foreign' }>, marks: readonly Mark[], language: string): Run[] {
  const words = { text: cleanText(inline.text), marks: styled(inline.style, marks) };
  if (inline.named === 'elsewhere') return [words];
  return [words, { text: ` (${cleanText(languageName(inline.language, language))})`, marks }];
}

/** Telegram ignores every other mark inside `code`, so it stands alone. */
function styled(style: 'strong' | 'emphasis' | 'code' | undefined, marks: readonly Mark[]): readonly Mark[] {
  if (style === 'code') return [CODE];
  const mark = style === 'strong' ? BOLD : style === 'emphasis' ? ITALIC : undefined;
  return mark && !marks.includes(mark) ? [...marks, mark] : marks;
}

/** Joins neighbours with the same marks, drops empty runs, and takes marks off runs of spaces, where nothing would show. */
function tidy(runs: readonly Run[]): Run[] {
  const tidied: Run[] = [];
  for (const { text, marks: given } of runs) {
    if (text === '') continue;
    const marks = text.trim() === '' ? [] : given;
    const last = tidied.at(-1);
    if (last && last.marks.length === marks.length && last.marks.every((mark, index) => mark === marks[index]))
      tidied[tidied.length - 1] = { text: last.text + text, marks };
    else tidied.push({ text, marks });
  }
  return tidied;
}

/** Breaks are sought in the whole line, since a name may run over two runs; Telegram finds nothing inside `code`. */
function withBreaks(runs: readonly Run[]): Run[] {
  const places = breaksIn(runs.map((run) => run.text).join(''));
  let start = 0;
  return runs.map((run) => {
    const end = start + run.text.length;
    const own = run.marks[0] === CODE ? [] : places.filter((place) => place >= start && place < end);
    const cuts = [0, ...own.map((place) => place - start), run.text.length];
    start = end;
    return {
      ...run,
      text: cuts
        .slice(1)
        .map((cut, index) => run.text.slice(cuts[index], cut))
        .join(WORD_JOINER),
    };
  });
}
