/** Message → the text of a terminal. Pure: colours and width are told; nothing foreign can reach the terminal's controls. */
import type { Action, Block, Inline, Message } from '../../messages/message.ts';
import { paint } from './paint.ts';
import { safeText } from './safe-text.ts';
import { widthOf, wrap, type Run, type Style } from './wrap.ts';

export interface TerminalLook {
  /** Columns; lines are wrapped to it. */
  width: number;
  /** Escape codes for strong, dim and the like; false for pipes and files. */
  ansi: boolean;
  /** How an action is typed, such as `/brief treaty`; undefined hides it. Without this, no actions are shown. */
  typed?(action: Action): string | undefined;
}

/** How a block begins, how its further lines are indented, and its style. */
interface Setting {
  bullet: string;
  style?: Style;
}

/** The whole message, ending with a line break. */
export function render(message: Message, look: TerminalLook): string {
  const blocks = message.blocks.map((block) => linesOf(block, look));
  const actions = actionLines(message.actions ?? [], look);
  const parts = [...blocks, ...(actions.length > 0 ? [actions] : [])].filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function linesOf(block: Block, look: TerminalLook): string[] {
  switch (block.kind) {
    case 'title':
    case 'heading':
      return paragraph(block.text, { bullet: '', style: 'strong' }, look);
    case 'alert':
      return paragraph(block.text, { bullet: '! ', style: 'alert' }, look);
    case 'note':
      return paragraph(block.text, { bullet: '', style: 'dim' }, look);
    case 'lead':
    case 'paragraph':
      return paragraph(block.text, { bullet: '' }, look);
    case 'list':
      return block.items.flatMap((item) => paragraph(item, { bullet: '• ' }, look));
    case 'fold':
      return foldLines(block.title, block.blocks, look);
  }
}

/** A terminal has nothing to open: what is folded elsewhere stands in place, indented. */
function foldLines(title: readonly Inline[], blocks: readonly Block[], look: TerminalLook): string[] {
  const inner = { ...look, width: Math.max(20, look.width - 2) };
  const body = blocks.flatMap((block) => linesOf(block, inner)).map((line) => `  ${line}`);
  return [...paragraph(title, { bullet: '▸ ', style: 'strong' }, look), ...body];
}

function paragraph(inlines: readonly Inline[], { bullet, style }: Setting, look: TerminalLook): string[] {
  const indent = widthOf(bullet);
  const runs = inlines.flatMap(runsOf).map((run) => ({ ...run, style: run.style ?? style }));
  return wrap(runs, Math.max(10, look.width - indent)).map(
    (line, index) =>
      paint({ text: index === 0 ? bullet : ' '.repeat(indent), style }, look.ansi) +
      line.map((run) => paint(run, look.ansi)).join(''),
  );
}

function runsOf(inline: Inline): Run[] {
  switch (inline.kind) {
    case 'text':
      return [{ text: safeText(inline.text), style: inline.style }];
    case 'link':
      return [{ text: safeText(inline.text) }, { text: ` <${safeText(inline.url)}>`, style: 'dim' }];
    case 'foreign':
      return [
        { text: safeText(inline.text), style: inline.style },
        ...(inline.named ? [] : [{ text: ` (${safeText(inline.language)})`, style: 'dim' } as const]),
      ];
    case 'place':
      return [{ text: safeText(inline.text) }];
    case 'mark':
      return [{ text: `[${inline.number}]`, style: 'dim' }];
  }
}

function actionLines(actions: readonly Action[], look: TerminalLook): string[] {
  return actions.flatMap((action) => {
    const typed = look.typed?.(action);
    if (typed === undefined) return [];
    const runs: Run[] = [
      { text: safeText(typed), style: 'code' },
      { text: `  ${safeText(action.label)}`, style: 'dim' },
    ];
    return [`→ ${runs.map((run) => paint(run, look.ansi)).join('')}`];
  });
}
