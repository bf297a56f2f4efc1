/** What a channel may choose of its digest beside when, where and what: read from words of any language Saar speaks. */
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import type { Subscription } from '../store/store.ts';
import { fold } from '../text/fold.ts';

export type DigestSettings = Pick<Subscription, 'length' | 'skipEmpty' | 'silent' | 'catchupWindowMs' | 'onUncertain'>;

/** The usual: what a digest is without any word about it. */
export const USUAL_SETTINGS: DigestSettings = {
  length: 'standard',
  skipEmpty: false,
  silent: false,
  catchupWindowMs: 6 * 3_600_000,
  onUncertain: 'resend',
};

/** The options of `/digest set` that are settings. */
export const SETTING_NAMES = ['length', 'quiet', 'silent', 'catchup', 'uncertain'] as const;
export type SettingName = (typeof SETTING_NAMES)[number];
export type TypedSettings = { readonly [Name in SettingName]?: string | undefined };

/** What each setting with a few values may be; the words for it stand in the phrases, under `chat.digest.words`. */
export const SETTING_VALUES = {
  length: ['short', 'standard', 'long'],
  quiet: ['yes', 'no'],
  silent: ['yes', 'no'],
  uncertain: ['resend', 'skip'],
} as const;

const HOUR_MS = 3_600_000;
const MOST_HOURS = 23;
const LONGEST_SHOWN = 60;

/** The settings that were typed, and no others. @throws SaarError `digest.setting` with what would do. */
export function readDigestSettings(data: Data, typed: TypedSettings): Partial<DigestSettings> {
  const value = <Name extends keyof typeof SETTING_VALUES>(name: Name) =>
    typed[name] === undefined ? undefined : readValue(data, name, typed[name]);
  const [length, quiet, silent, uncertain] = [value('length'), value('quiet'), value('silent'), value('uncertain')];
  return {
    ...(length !== undefined && { length }),
    ...(quiet !== undefined && { skipEmpty: quiet === 'yes' }),
    ...(silent !== undefined && { silent: silent === 'yes' }),
    ...(typed.catchup !== undefined && { catchupWindowMs: readHours(data, typed.catchup) * HOUR_MS }),
    ...(uncertain !== undefined && { onUncertain: uncertain }),
  };
}

/** Whether a word, or some side by side, typed without its option's name can only mean that setting. */
export function meansSetting(data: Data, name: SettingName, word: string): boolean {
  if (name === 'catchup') return hoursOf(data, word, true) !== undefined;
  return SETTING_VALUES[name].some((value) => wordsFor(data, name, value).includes(keyOf(word)));
}

function readValue<Name extends keyof typeof SETTING_VALUES>(
  data: Data,
  name: Name,
  typed: string,
): (typeof SETTING_VALUES)[Name][number] {
  const key = keyOf(typed);
  const values: readonly (typeof SETTING_VALUES)[Name][number][] = SETTING_VALUES[name];
  const found = values.find((value) => value === key || wordsFor(data, name, value).includes(key));
  if (found !== undefined) return found;
  throw new SaarError('digest.setting', { given: shown(typed), choices: values.join(', ') });
}

function readHours(data: Data, typed: string): number {
  const hours = hoursOf(data, typed, false);
  if (hours === undefined) throw new SaarError('digest.hours', { given: shown(typed), most: MOST_HOURS });
  return hours;
}

/** `6`, `6h` or `6 hours`; undefined for what is none, or too many. */
function hoursOf(data: Data, typed: string, withUnit: boolean): number | undefined {
  const parts = /^(\d{1,2})\s*([^\d\s]*)$/u.exec(fold(typed.trim()));
  if (!parts || Number(parts[1]) > MOST_HOURS) return undefined;
  const isUnit = spoken(data, 'chat.digest.words.hours').includes(parts[2]!);
  return isUnit || (parts[2] === '' && !withUnit) ? Number(parts[1]) : undefined;
}

/** Words typed apart are as good as those with a hyphen between them. */
function keyOf(typed: string): string {
  return fold(typed.trim().replaceAll(/\s+/g, '-'));
}

function wordsFor(data: Data, name: SettingName, value: string): string[] {
  return spoken(data, `chat.digest.words.${name}.${value}`);
}

/** The words of every language under a key. */
function spoken({ phrases }: Data, key: string): string[] {
  return [...phrases.values()].flatMap((words) => words.say(key).split('|')).map(fold);
}

function shown(typed: string): string {
  const letters = [...typed.trim()];
  return letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN).join('')}…` : letters.join('');
}
