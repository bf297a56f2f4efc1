/** Buttons: an action of a message as a `custom_id` and back. An id carries a whole call, so it survives a restart. */
import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
} from 'discord.js';
import type { Action } from '../../messages/message.ts';
import { oneLine } from './escape.ts';

/** What a click asks for. Nothing in it is trusted: it goes through the same door as a typed command. */
export type ActionCall = Pick<Action, 'command' | 'options' | 'effect'>;

const LONGEST_ID = 100;
const LONGEST_LABEL = 80;
const IN_A_ROW = 5;
const MOST_BUTTONS = 10;
const LETTERS = { replace: 'r', answer: 'a' } as const;

/** `saar:r:brief:topic=x`; undefined when it does not fit into Discord's 100 characters. */
export function actionId(action: ActionCall): string | undefined {
  const command = encodeURIComponent(oneLine(action.command)).replaceAll('%20', '+');
  const id = `saar:${LETTERS[action.effect]}:${command}:${new URLSearchParams(action.options)}`;
  return id.length <= LONGEST_ID ? id : undefined;
}

/** The call in a `custom_id`; undefined when it is not one of ours. */
export function readActionId(id: string): ActionCall | undefined {
  const found = /^saar:([ra]):([^:]+):([^:]*)$/.exec(id);
  if (!found) return undefined;
  const [, letter = '', command = '', options = ''] = found;
  return {
    effect: letter === LETTERS.replace ? 'replace' : 'answer',
    command: decoded(command.replaceAll('+', ' ')),
    options: Object.fromEntries(new URLSearchParams(options)),
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

/** Rows of at most five buttons. Left out: what does not fit into an id, has no label, or is there twice. */
export function actionRows(actions: readonly Action[]): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const buttons = new Map<string, APIButtonComponentWithCustomId>();
  for (const action of actions) {
    const id = actionId(action);
    const label = [...oneLine(action.label).trim()].slice(0, LONGEST_LABEL).join('');
    if (id === undefined || label === '' || buttons.has(id) || buttons.size === MOST_BUTTONS) continue;
    buttons.set(id, { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: id, label });
  }
  const all = [...buttons.values()];
  return Array.from({ length: Math.ceil(all.length / IN_A_ROW) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: all.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW),
  }));
}
