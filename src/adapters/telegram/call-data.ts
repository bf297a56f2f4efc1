/** What a button's data says: the whole call, so that it works after a restart and needs no memory. */
import type { Call, Effect } from '../../messages/message.ts';

/** It may be forged: it goes through the same door as anything typed. */
export interface ButtonCall extends Call {
  effect: Effect;
  /** A page of the message that the call shows, from 1; pages are turned in place. */
  page?: number;
}

/** Bot API, `InlineKeyboardButton.callback_data`. */
export const MOST_BYTES = 64;

const EFFECTS: Readonly<Record<Effect, string>> = { replace: 'r', answer: 'a' };

/** `r!brief?topic=treaty&language=en`: only what would be misread is percent-encoded, since a foreign letter would grow threefold. */
export function writeCall({ effect, page, ...call }: ButtonCall): string {
  return `${page === undefined ? EFFECTS[effect] : `p${page}`}!${writeBareCall(call)}`;
}

/** The call of a button, or undefined for data that we never wrote. */
export function readCall(data: string): ButtonCall | undefined {
  const match = /^(?:([ra])|p(\d{1,3}))!(.+)$/su.exec(data);
  const call = match && readBareCall(match[3]!);
  if (!call) return undefined;
  if (match[2] !== undefined) return { ...call, effect: 'replace', page: Number(match[2]) };
  return { ...call, effect: match[1] === EFFECTS.replace ? 'replace' : 'answer' };
}

/** `brief?topic=treaty&language=en`. */
export function writeBareCall({ command, options }: Call): string {
  const pairs = Object.entries(options).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return `${encode(command)}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** A call without what becomes of its answer; undefined for words that we never wrote. */
export function readBareCall(written: string): Call | undefined {
  const match = /^([^?]+)(?:\?(.+))?$/su.exec(written);
  if (!match) return undefined;
  try {
    const pairs = (match[2]?.split('&') ?? []).map((pair) => readPair(pair));
    return { command: decodeURIComponent(match[1]!), options: Object.fromEntries(pairs) };
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
