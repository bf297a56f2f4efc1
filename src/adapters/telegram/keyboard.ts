/** What a reader may do with a message, as rows of inline buttons: turn pages, open one of many, act, take words along. */
import type { Action, Call, Copy, Message, Picker } from '../../messages/message.ts';
import { MOST_BYTES, writeCall, type ButtonCall } from './call-data.ts';
import { shortened } from './labels.ts';

export type Button = { text: string } & ({ callback_data: string } | { copy_text: { text: string } } | { url: string });

/** Which part of a message its buttons stand under. */
export interface KeyboardView {
  /** The call that shows the message again, and where this page stands, from 1. */
  pages?: { call: Call; page: number; of: number };
  /** What this page shows, out of all that the message shows: a mark's button stands where the mark does. */
  shown?: { here: string; all: string };
  /** In a message that was placed in somebody's chat nothing can be answered: an address that opens it with Saar. */
  linkTo?(call: Call): string | undefined;
  /** A link to the whole message, where only its beginning is shown. */
  whole?: { label: string; url: string };
}

type Offers = Pick<Message, 'actions' | 'pickers' | 'copies'>;

/** The data of the button that stands for choices for which there was no room. */
export const MORE = '…';

/** Telegram takes no keyboard of more; a phone shows no more than eight in a row. */
const MOST_BUTTONS = 100;
const MOST_IN_ROW = 8;
const MOST_ACTIONS = 24;
const LONGEST_LABEL = 40;
/** Buttons of one row share a phone's width; labels longer than this get a row for two. */
const SHORT_LABEL = 14;
/** The number of a mark: many of them stand in one row. */
const SHORTEST_LABEL = 6;
/** Bot API, `CopyTextButton.text`. */
const LONGEST_COPY = 256;

/** Rows of buttons, at most a hundred in all. A call that does not fit into 64 bytes, or without a label, is left out. */
export function keyboardOf({ actions = [], pickers = [], copies = [] }: Offers, view: KeyboardView = {}): Button[][] {
  const turning = view.pages ? turnRow(view.pages) : [];
  const acting = inRows(actions.flatMap((action) => actionButton(action, view)).slice(0, MOST_ACTIONS));
  const copying = inRows(copies.flatMap(copyButton).slice(0, MOST_ACTIONS));
  const whole = view.whole ? [[{ text: shortened(view.whole.label, LONGEST_LABEL), url: view.whole.url }]] : [];
  const fixed = [turning, ...acting, ...copying, ...whole].flat().length;
  const picking = pickerRows(pickers, view, MOST_BUTTONS - fixed);
  return [turning, ...picking, ...whole, ...acting, ...copying].filter((row) => row.length > 0);
}

/** `◀ 2/4 ▶`. The middle one shows the same page: a keyboard has no button that does nothing. */
function turnRow({ call, page, of }: NonNullable<KeyboardView['pages']>): Button[] {
  const to = (text: string, target: number): Button[] =>
    target < 1 || target > of ? [] : buttonOf(text, { ...call, effect: 'replace', page: target });
  return of < 2 ? [] : [...to('◀', page - 1), ...to(`${page}/${of}`, page), ...to('▶', page + 1)];
}

function pickerRows(pickers: readonly Picker[], view: KeyboardView, most: number): Button[][] {
  let left = most;
  return pickers.flatMap((picker) => {
    const buttons = picker.choices
      .filter(({ short }) => standsHere(short, view))
      .flatMap(({ value, short }) => {
        const options = { ...picker.options, [picker.option]: value };
        return actionButton({ label: short, command: picker.command, options, effect: picker.effect }, view);
      });
    if (left === 0) return [];
    const fitting =
      buttons.length > left ? [...buttons.slice(0, left - 1), { text: MORE, callback_data: MORE }] : buttons;
    left -= fitting.length;
    return fitting.every(({ text }) => text.length <= SHORTEST_LABEL) ? evenRows(fitting) : inRows(fitting);
  });
}

/** Choices that stand nowhere in the words, such as topics, are offered on every page. */
function standsHere(short: string, { shown }: KeyboardView): boolean {
  return shown === undefined || shown.here.includes(short) || !shown.all.includes(short);
}

function actionButton(action: Action, { linkTo }: KeyboardView): Button[] {
  if (!linkTo || action.effect === 'replace') return buttonOf(action.label, action);
  const text = shortened(action.label, LONGEST_LABEL);
  const url = linkTo(action);
  return text === '' || url === undefined ? [] : [{ text, url }];
}

function buttonOf(label: string, { effect, command, options, page }: ButtonCall): Button[] {
  const data = writeCall({ effect, command, options, ...(page !== undefined && { page }) });
  const text = shortened(label, LONGEST_LABEL);
  return text === '' || Buffer.byteLength(data) > MOST_BYTES ? [] : [{ text, callback_data: data }];
}

function copyButton({ label, text: words }: Copy): Button[] {
  const text = shortened(label, LONGEST_LABEL);
  const copied = shortenedCitation(words);
  return text === '' || copied === '' ? [] : [{ text, copy_text: { text: copied } }];
}

/** An address at the end stays whole, since half of one leads nowhere. */
function shortenedCitation(words: string): string {
  const trimmed = words.trimEnd();
  const address = /\shttps?:\/\/\S+$/u.exec(trimmed)?.[0] ?? '';
  if (words.length <= LONGEST_COPY || address.length > LONGEST_COPY / 2) return shortened(words, LONGEST_COPY);
  return shortened(trimmed.slice(0, trimmed.length - address.length), LONGEST_COPY - address.length) + address;
}

function inRows(buttons: readonly Button[]): Button[][] {
  return rowsOf(buttons, buttons.every(({ text }) => text.length <= SHORT_LABEL) ? 3 : 2);
}

/** As few rows as there must be, filled alike: nine stand as five and four, not as eight and one. */
function evenRows(buttons: readonly Button[]): Button[][] {
  return rowsOf(buttons, Math.ceil(buttons.length / Math.ceil(buttons.length / MOST_IN_ROW)));
}

function rowsOf(buttons: readonly Button[], width: number): Button[][] {
  const rows: Button[][] = [];
  for (let start = 0; start < buttons.length; start += width) rows.push(buttons.slice(start, start + width));
  return rows;
}
