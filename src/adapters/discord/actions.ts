/** A call as the `custom_id` of a button or a menu and back. An id carries the whole call, so it survives a restart. */
import type { Call, Effect } from '../../messages/message.ts';
import { oneLine } from './escape.ts';

/** What a click asks for. Nothing in it is trusted: it goes through the same door as a typed command. */
export interface ActionCall extends Call {
  effect: Effect;
  /** The page of the answer to show, from 1; a button that pages. */
  page?: number;
  /** The option that what is chosen becomes the value of; a menu. */
  option?: string;
}

const LONGEST_ID = 100;
const LETTERS = { replace: 'r', answer: 'a' } as const;

/**
 * `saar:r:brief:topic=x`, with `#2` behind it for a page, `#mark.0` for a menu (`part` tells menus of one call apart).
 * Undefined when it does not fit into Discord's 100 characters.
 */
export function actionId(action: ActionCall, part = 0): string | undefined {
  const command = encodeURIComponent(oneLine(action.command)).replaceAll('%20', '+');
  const call = `saar:${LETTERS[action.effect]}:${command}:${new URLSearchParams(action.options)}`;
  const menu = action.option === undefined ? '' : `#${encodeURIComponent(action.option)}.${part}`;
  const id = action.page === undefined ? call + menu : `${call}#${action.page}`;
  return id.length <= LONGEST_ID ? id : undefined;
}

/** The call in a `custom_id`; undefined when it is not one of ours. */
export function readActionId(id: string): ActionCall | undefined {
  const found = /^saar:([ra]):([^:#]+):([^:#]*)(?:#(\d{1,6})|#([^:#]+)\.\d{1,6})?$/.exec(id);
  if (!found) return undefined;
  const [, letter = '', command = '', options = '', page, option] = found;
  return {
    effect: letter === LETTERS.replace ? 'replace' : 'answer',
    command: decoded(command.replaceAll('+', ' ')),
    options: Object.fromEntries(new URLSearchParams(options)),
    ...(page !== undefined && { page: Number(page) }),
    ...(option !== undefined && { option: decoded(option) }),
  };
}

/** A forged id may hold a broken escape; it is then simply no known command. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
