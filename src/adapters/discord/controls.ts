/** What a reader may do next, as Discord's rows: buttons, menus, and the buttons that turn pages. */
import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
} from 'discord.js';
import type { Action, Call, Message, Picker } from '../../messages/message.ts';
import { actionId } from './actions.ts';
import { label } from './labels.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const LONGEST_LABEL = 80;
const LONGEST_PLACEHOLDER = 150;
const LONGEST_OPTION = 100;
const IN_A_ROW = 5;
const IN_A_MENU = 25;
/** Bytes of a menu's options: a message that is full of text must have room for one. */
const MOST_MENU_BYTES = 3600;

/** Rows that stand under one message together; with the row of pages there are five, as many as a message had before V2. */
const MOST_ROWS = 4;
const MOST_COMPONENTS = 18;
const MOST_BYTES = 5000;

/** The rows of a message in sets of which each fits under one message: the buttons first. Mostly there is one set, or none. */
export function controlSets({ actions = [], pickers = [] }: Message): Row[][] {
  const sets: Row[][] = [];
  for (const row of [...actionRows(actions), ...menuRows(pickers)]) {
    const together = [...(sets.at(-1) ?? []), row];
    const fits = together.length <= MOST_ROWS && costOf(together) <= MOST_COMPONENTS && bytesOf(together) <= MOST_BYTES;
    if (fits && sets.length > 0) sets.at(-1)!.push(row);
    else sets.push([row]);
  }
  return sets;
}

/** Components in some rows. */
export function costOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + 1 + row.components.length, 0);
}

/** What some rows take of a message's bytes. */
export function bytesOf(rows: readonly Row[]): number {
  return rows.length === 0 ? 0 : Buffer.byteLength(JSON.stringify(rows));
}

/** Rows of at most five buttons. Left out: what does not fit into an id, has no label, or is there twice. */
export function actionRows(actions: readonly Action[]): Row[] {
  const buttons = new Map<string, APIButtonComponentWithCustomId>();
  for (const action of actions) {
    const { command, options, effect } = action;
    const id = actionId({ command, options, effect });
    const words = label(action.label, LONGEST_LABEL);
    if (id !== undefined && words !== '' && !buttons.has(id)) buttons.set(id, button(id, words));
  }
  const all = [...buttons.values()];
  return Array.from({ length: Math.ceil(all.length / IN_A_ROW) }, (_, at) =>
    row(...all.slice(at * IN_A_ROW, (at + 1) * IN_A_ROW)),
  );
}

/** ◀ 2/4 ▶: each carries the call that shows the message again, so that it turns its page after a restart too. */
export function pageRow({ command, options }: Call, page: number, pages: number): Row | undefined {
  const turn = (to: number, words: string, disabled: boolean) => {
    const id = actionId({ command, options, effect: 'replace', page: to });
    return id === undefined ? [] : [{ ...button(id, words), ...(disabled && { disabled }) }];
  };
  const buttons = [
    ...turn(page - 1, '◀', page === 1),
    ...turn(page, `${page}/${pages}`, true),
    ...turn(page + 1, '▶', page === pages),
  ];
  return buttons.length === 3 ? row(...buttons) : undefined;
}

/** One menu a picker; of more choices than a menu holds, further menus that say which they hold. */
function menuRows(pickers: readonly Picker[]): Row[] {
  const rows = new Map<string, Row>();
  for (const picker of pickers) {
    const menus = menusOf(picker);
    let before = 0;
    for (const [part, options] of menus.entries()) {
      const { command, effect, option } = picker;
      const id = actionId({ command, options: picker.options, effect, option }, part);
      const range = menus.length > 1 ? ` · ${before + 1}–${before + options.length}` : '';
      before += options.length;
      if (id !== undefined && !rows.has(id)) rows.set(id, menu(id, picker.label, range, options));
    }
  }
  return [...rows.values()];
}

/** Left out: choices whose value Discord would not take, or that are there twice. */
function menusOf({ choices }: Picker): APISelectMenuOption[][] {
  const menus: APISelectMenuOption[][] = [];
  const seen = new Set<string>();
  let bytes = Infinity;
  for (const { value, label: words } of choices) {
    if (value === '' || value.length > LONGEST_OPTION || seen.has(value)) continue;
    seen.add(value);
    const option = { label: label(words, LONGEST_OPTION) || label(value, LONGEST_OPTION) || '…', value };
    bytes += Buffer.byteLength(JSON.stringify(option));
    if (bytes > MOST_MENU_BYTES || menus.at(-1)!.length === IN_A_MENU) {
      menus.push([]);
      bytes = Buffer.byteLength(JSON.stringify(option));
    }
    menus.at(-1)!.push(option);
  }
  return menus;
}

function menu(id: string, words: string, range: string, options: APISelectMenuOption[]): Row {
  const placeholder = label(words, LONGEST_PLACEHOLDER - range.length) + range;
  return row({
    type: ComponentType.StringSelect,
    custom_id: id,
    options,
    ...(placeholder.trim() && { placeholder: placeholder.trim() }),
  });
}

function row(...components: APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components };
}

function button(id: string, words: string): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: id, label: words };
}
