/** The options of a digest, for setting one and for changing it: when, where, what, and how it comes. */
import { z } from 'zod';
import type { App } from '../../src/app/app.ts';
import type { Choice, Context, Option } from '../../src/app/command.ts';
import { SETTING_VALUES, type SettingName } from '../../src/app/digest-settings.ts';
import { idsIn } from '../../src/app/error-message.ts';
import { SaarError } from '../../src/errors.ts';
import { languageOption, topicChoices } from '../options.ts';

const HOURS_OFFERED = [0, 1, 3, 6, 12, 23];
const LONGEST = 100;

/** Raw words of every option; whatever they name is read by the app. */
export const digestFields = {
  channel: z.string().max(LONGEST).optional(),
  time: z.string().optional(),
  timezone: z.string().optional(),
  topics: z.string().optional(),
  language: z.string().optional(),
  days: z.string().optional(),
  length: z.string().optional(),
  quiet: z.string().optional(),
  silent: z.string().optional(),
  catchup: z.string().optional(),
  uncertain: z.string().optional(),
};

/** In the order in which a text platform fills in what it cannot tell by itself; few words need it. */
export const digestOptions: readonly Option[] = [
  { name: 'channel', kind: 'destination', required: true },
  { name: 'time', kind: 'text', required: true, recognise: isTime, joins: isWholeTime },
  {
    name: 'timezone',
    kind: 'text',
    required: true,
    choices: ({ app, language }) => app.timeZones(language).map((zone) => ({ value: zone, label: zone })),
    meant: zonesMeant,
    recognise: isZone,
  },
  { name: 'topics', kind: 'rest', required: true, choices: topicsChoices, recognise: isTopic },
  languageOption,
  { name: 'days', kind: 'text', required: false, recognise: isDays, joins: isSeveralDays },
  setting('length'),
  setting('quiet'),
  setting('silent'),
  {
    name: 'catchup',
    kind: 'text',
    required: false,
    choices: ({ phrases }) =>
      HOURS_OFFERED.map((count) => ({ value: String(count), label: phrases.say('chat.digest.hours', { count }) })),
    recognise: (word, app) => app.meansSetting('catchup', word),
  },
  // Only where a platform cannot tell whether a message arrived is there anything to choose: buttons offer it there.
  { ...setting('uncertain'), tapped: true },
];

/** All topics, or one of them. */
export function topicsChoices(context: Context): Choice[] {
  return [{ value: 'all', label: context.phrases.say('chat.digest.all-topics') }, ...topicChoices(context)];
}

function setting(name: Exclude<SettingName, 'catchup'>): Option {
  return {
    name,
    kind: 'text',
    required: false,
    choices: ({ phrases }) =>
      SETTING_VALUES[name].map((value) => ({ value, label: phrases.say(`chat.digest.labels.${name}.${value}`) })),
    recognise: (word, app) => app.meansSetting(name, word),
    joins: (words, app) => app.meansSetting(name, words),
  };
}

function isTopic(word: string, app: App): boolean {
  return succeeds(() => app.topicIds(word));
}

function isDays(word: string, app: App): boolean {
  return succeeds(() => app.readSchedule({ time: '00:00', timeZone: app.defaultTimeZone, days: word }));
}

/** Days one after the other, with or without words between them; `all` beside a day is a topic. */
function isSeveralDays(words: string, app: App): boolean {
  return isDays(words, app) && !words.split(' ').some((word) => isTopic(word, app));
}

function isWholeTime(words: string, app: App): boolean {
  return /\d/.test(words) && succeeds(() => app.readSchedule({ time: words, timeZone: app.defaultTimeZone }));
}

/** A time, or what was meant as one: it begins with a digit, and means no hours of catching up. */
function isTime(word: string, app: App): boolean {
  if (isWholeTime(word, app)) return true;
  return /^\d[\d:.]*\p{L}*$/u.test(word) && !app.meansSetting('catchup', word);
}

/** Looks of a zone: a place behind a slash, an offset, letters that stand for one such as IST. */
const ZONE_LOOKS = /^[\p{L}_]+\/|^[A-Z]{0,4}[+-]\d|^[A-Z]{2,5}$/u;

/** A zone, or what was meant as one and is nothing else: then the answer names the zone to type. */
function isZone(word: string, app: App): boolean {
  if (isTopic(word, app) || isTime(word, app) || isDays(word, app) || app.languageId(word) !== undefined) return false;
  const refused = refusalOf(() => app.readSchedule({ time: '00:00', timeZone: word }));
  if (refused === undefined || ZONE_LOOKS.test(word)) return true;
  return refused === 'schedule.zone' && refusalOf(() => app.topicIds(word)) === 'topic.none-near';
}

/** Whether what somebody typed can be read. */
export function succeeds(read: () => unknown): boolean {
  return refusalOf(read) === undefined;
}

/** The zone by its present name, or those that the words of a refusal name. */
function zonesMeant(typed: string, app: App): string[] {
  const read: string[] = [];
  const refused = errorOf(() => read.push(app.readSchedule({ time: '00:00', timeZone: typed }).timeZone));
  if (!refused) return read;
  return refused.code === 'schedule.zone' ? idsIn(refused.parameters['suggestion']) : [];
}

/** The code by which something typed is refused; undefined when it can be read. */
function refusalOf(read: () => unknown): string | undefined {
  return errorOf(read)?.code;
}

function errorOf(read: () => unknown): Pick<SaarError, 'code' | 'parameters'> | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof SaarError ? error : { code: 'unreadable', parameters: {} };
  }
}
