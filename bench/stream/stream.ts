/**
 * The stream: so many articles a day about events that go on, by outlets of several languages, with agency copies, corrections
 * and items whose dates are wrong; and the truth of each. The same seed gives the same stream.
 */
import { join } from 'node:path';
import { chanceOf, type Chance } from './chance.ts';
import { copyOf, type CopyWay } from './copies.ts';
import { correct, type Correction } from './corrections.ts';
import type { Event } from './event.ts';
import { readKinds, type Kind } from './kind.ts';
import { readNames, type Names } from './names.ts';
import { readPress, type Press } from './outlet.ts';
import { pageOf } from './page.ts';
import { DAY_MS, planDays, type Printing } from './plan.ts';
import { writeReport, type Report } from './report.ts';
import { readSections, type Sections } from './sections.ts';

/** One article as it comes in. A corrected one comes again under its id. */
export interface Item {
  id: string;
  url: string;
  title: string;
  text: string;
  publisher: string;
  language: string;
  /** As its page says it. */
  publishedAt?: string;
  /** When it comes in, UTC epoch milliseconds. */
  at: number;
  event: string;
  /** The report that it prints, sentence by sentence. */
  report: Report;
  /** The id of the item whose story it copies. */
  original?: string;
  way?: CopyWay;
  date: 'right' | 'missing' | 'future' | 'stale';
}

export interface Stream {
  days: Item[][];
  events: Map<string, Event>;
  corrections: Correction[];
}

export interface StreamWishes {
  days: number;
  perDay: number;
  seed: number;
  /** The folder of its kinds of events. */
  world: 'first' | 'second';
}

/** A Monday, so that weekdays are the same in every stream. */
export const FROM = Date.parse('2031-03-03T00:00:00Z');
const FOLDER = import.meta.dirname;
const MINUTE_MS = 60_000;
/** Links name stories of that many articles back. */
const TITLES = 120;

interface Making {
  names: Names;
  press: Press;
  common: Sections;
  events: Event[];
  seed: number;
  items: Map<Printing, Item>;
  titles: Map<string, string[]>;
  corrections: Correction[];
}

export function makeStream({ days, perDay, seed, world }: StreamWishes): Stream {
  const words = join(FOLDER, 'words');
  const [names, press] = [readNames(words), readPress(words)];
  const kinds: Kind[] = readKinds(join(FOLDER, world));
  const plan = planDays({ kinds, names, press, perDay, from: FROM, chance: chanceOf(seed, world) }, days);
  const making: Making = {
    ...{ names, press, seed, events: plan.events, common: readSections(join(words, 'reactions.txt')) },
    ...{ items: new Map(), titles: new Map(), corrections: [] },
  };
  const made = plan.days.map((printings) => {
    const items: Item[] = [];
    for (const printing of printings) {
      const item = items.length < perDay ? itemOf(printing, making) : undefined;
      if (item) items.push(item);
    }
    return items;
  });
  const events = new Map(plan.events.map((event) => [event.id, event]));
  return { days: made, events, corrections: making.corrections };
}

function itemOf(printing: Printing, making: Making): Item | undefined {
  if (printing.corrects) return correctedItem(printing, printing.corrects, making);
  const number = making.items.size;
  const chance = chanceOf(making.seed, 'item', number);
  const original = printing.copies && making.items.get(printing.copies);
  // A story that was not printed has no copies.
  if (printing.copies && !original) return undefined;
  const voice = { outlet: printing.outlet, at: printing.at };
  const written = () =>
    writeReport(
      { press: making.press, common: making.common, earlier: making.events },
      printing.event,
      printing.stage,
      voice,
      chance,
    );
  const copied = original && copyOf(original.report, written(), chance);
  const item: Item = {
    id: `n${number}`,
    url: `https://${printing.outlet.host}/news/${new Date(printing.at).toISOString().slice(0, 10)}/story-${number}`,
    ...{
      publisher: printing.outlet.name,
      language: printing.outlet.language,
      at: printing.at,
      event: printing.event.id,
    },
    ...pageFor(copied?.report ?? written(), printing, making, chance),
    ...(original && { original: original.original ?? original.id, way: copied!.way }),
    ...dated(printing, chance),
  };
  making.items.set(printing, item);
  making.titles.set(item.language, [...(making.titles.get(item.language) ?? []), item.title].slice(-TITLES));
  return item;
}

function pageFor(report: Report, printing: Printing, making: Making, chance: Chance) {
  const { outlet, at, event, isWire, copies } = printing;
  const place = event.facts.get(chance.is(0.5) ? 'place' : 'state');
  const agencies = making.press.agencies[outlet.language]!;
  const wire = copies ?? (isWire ? printing : undefined);
  const parts = {
    press: making.press,
    titles: (making.titles.get(outlet.language) ?? []).filter((title) => title !== report.title.text),
    place: place?.is === 'name' ? (place.name.get('capital') ?? place.name.get(''))!.get(outlet.language)! : '',
    ...(wire && { agency: agencies[Math.floor(wire.at / MINUTE_MS) % agencies.length]! }),
  };
  return { ...pageOf(report, { outlet, at }, parts, chance), report };
}

const SLIPS = { missing: 0.015, future: 0.007 };

/** When its page says it is from: mostly minutes before it comes in. */
function dated({ event, at, isStale }: Printing, chance: Chance): Pick<Item, 'date' | 'publishedAt'> {
  const iso = (moment: number) => new Date(moment).toISOString();
  const roll = chance.share();
  if (isStale) return { date: 'stale', publishedAt: iso(event.at) };
  if (roll < SLIPS.missing) return { date: 'missing' };
  if (roll < SLIPS.missing + SLIPS.future)
    return { date: 'future', publishedAt: iso(at + chance.whole(3, 300) * DAY_MS) };
  return { date: 'right', publishedAt: iso(at - chance.whole(1, 40) * MINUTE_MS) };
}

function correctedItem(printing: Printing, corrects: Printing, making: Making): Item | undefined {
  const item = making.items.get(corrects);
  const chance = chanceOf(making.seed, 'correction', making.items.size);
  const voice = { outlet: printing.outlet, at: printing.at };
  const corrected = item && correct(item.report, voice, making.press, chance);
  if (!corrected) return undefined;
  making.corrections.push({ ...corrected.correction, item: item.id });
  return { ...item, ...pageFor(corrected.report, { ...corrects, at: item.at }, making, chance), at: printing.at };
}
