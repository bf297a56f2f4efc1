/** Actions as inline buttons. A button's data is the whole call, so that it works after a restart and needs no memory. */
import type { Action } from '../../messages/message.ts';
import { cleanText } from './clean-text.ts';

export interface Button {
  text: string;
  callback_data: string;
}

/** What a button's data says. It may be forged: it goes through the same door as anything typed. */
export type Call = Pick<Action, 'command' | 'options' | 'effect'>;

const MOST_BYTES = 64;
const MOST_BUTTONS = 24;
const LONGEST_LABEL = 40;
/** Buttons of one row share a phone's width; labels longer than this get a row for two. */
const SHORT_LABEL = 14;
const EFFECTS: Readonly<Record<Action['effect'], string>> = { replace: 'r', answer: 'a' };

/** Rows of buttons. An action whose call does not fit into 64 bytes, or without a label, is left out. */
export function keyboardOf(actions: readonly Action[]): Button[][] {
  const buttons = actions.flatMap((action) => buttonOf(action) ?? []).slice(0, MOST_BUTTONS);
  const width = buttons.every(({ text }) => text.length <= SHORT_LABEL) ? 3 : 2;
  const rows: Button[][] = [];
  for (let start = 0; start < buttons.length; start += width) rows.push(buttons.slice(start, start + width));
  return rows;
}

function buttonOf(action: Action): Button | undefined {
  const data = writeCall(action);
  const text = shortLabel(cleanText(action.label).trim());
  return text === '' || Buffer.byteLength(data) > MOST_BYTES ? undefined : { text, callback_data: data };
}

function shortLabel(label: string): string {
  if (label.length <= LONGEST_LABEL) return label;
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(label)];
  return `${graphemes
    .filter(({ index }) => index < LONGEST_LABEL - 1)
    .map(({ segment }) => segment)
    .join('')
    .slice(0, 64)}…`;
}

/** `r!brief?topic=treaty&language=en`: only what would be misread is percent-encoded, since a foreign letter would grow threefold. */
export function writeCall({ effect, command, options }: Call): string {
  const pairs = Object.entries(options).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return `${EFFECTS[effect]}!${encode(command)}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** The call of a button, or undefined for data that we never wrote. */
export function readCall(data: string): Call | undefined {
  const match = /^([ra])!([^?]+)(?:\?(.+))?$/su.exec(data);
  if (!match) return undefined;
  try {
    const pairs = (match[3]?.split('&') ?? []).map((pair) => readPair(pair));
    const effect = match[1] === EFFECTS.replace ? 'replace' : 'answer';
    return { effect, command: decodeURIComponent(match[2]!), options: Object.fromEntries(pairs) };
  } catch {
    return undefined;
  }
}

function readPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new Error('no name');
  return [decodeURIComponent(pair.slice(0, at)), decodeURIComponent(pair.slice(at + 1))];
}

function encode(text: string): string {
  return text.replace(/[%?&=\u0000-\u001f]/g, (letter) => encodeURIComponent(letter));
}
