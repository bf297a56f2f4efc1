/** A sentence about an event in an outlet's own words, with what it tells: the truth by which digests and stories are judged. */
import type { Chance } from './chance.ts';
import type { Event } from './event.ts';
import { numberWords } from './numerals.ts';
import type { Outlet } from './outlet.ts';
import { inManner } from './wording.ts';
import { capital, expand } from './template.ts';

/** What a sentence tells of one event. */
export interface Told {
  event: string;
  /** The stage and the matter, such as `found/rescue`. */
  matter: string;
  /** Fact → its value, numbers alone. */
  counts: Record<string, number>;
}

export interface Line {
  text: string;
  told?: Told;
  /** Fact → the words that give it here. */
  shown: Record<string, string>;
}

/** From whose page, and when. */
export interface Voice {
  outlet: Outlet;
  /** UTC epoch milliseconds. */
  at: number;
}

const DAY_MS = 86_400_000;

/**
 * A sentence of one of an event's sections, with the numbers of a stage.
 * @param matter what it tells, as in `Told`
 */
export function tell(
  event: Event,
  stage: number,
  matter: string,
  templates: readonly string[],
  voice: Voice,
  chance: Chance,
): Line {
  const { text, shown, counts } = say(event, stage, templates, voice, chance);
  return { text: capital(text), shown, told: { event: event.id, matter, counts } };
}

/** The same as part of a sentence. */
export function say(event: Event, stage: number, templates: readonly string[], voice: Voice, chance: Chance) {
  const counts: Record<string, number> = {};
  const wordsOf = (key: string, form: string) => {
    const fact = event.facts.get(key);
    if (fact?.is === 'count') return numberWords((counts[key] = fact.values[stage]!), voice.outlet.numbers);
    return otherWords(event, key, form, voice);
  };
  return { ...expand(inManner(chance.pick(templates), voice.outlet, chance), chance, wordsOf), counts };
}

function otherWords(event: Event, key: string, form: string, { outlet, at }: Voice): string {
  const fact = event.facts.get(key);
  if (fact?.is === 'name') return fact.name.get(form)!.get(outlet.language)!;
  if (fact?.is === 'day') return dateWords(fact.at, outlet.language);
  if (key === 'day') return dayWords(event.at, at, outlet.language);
  if (key === 'today') return weekday(at, outlet.language);
  if (key === 'date') return dateWords(event.at, outlet.language);
  throw new Error(`${event.kind.id}: nothing is known of {${key}}`);
}

/** A weekday within the week, else the date. */
function dayWords(day: number, now: number, language: string): string {
  return now - day < 6 * DAY_MS ? weekday(day, language) : dateWords(day, language);
}

function weekday(at: number, language: string): string {
  return formatter(language, { weekday: 'long' }).format(at);
}

export function dateWords(at: number, language: string): string {
  return formatter(language, { day: 'numeric', month: 'long' }).format(at);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${Object.keys(parts).join(' ')}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' });
  formatters.set(key, known);
  return known;
}
