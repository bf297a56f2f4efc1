/** Reads a time zone as people type it, and helps where it is none: `IST` names three places, `GMT+5:30` no rules. */
import { z } from 'zod';
import { editDistance } from '../app/edit-distance.ts';
import { SaarError } from '../errors.ts';

/** The shape of `data/zones.yaml`. */
export const zonesSchema = z.strictObject({
  /** Old name as the runtime may answer it → the name in use today. */
  renamed: z.record(z.string(), z.string()),
  /** What people type that is no zone → the zones it may mean, the likeliest first. */
  meant: z.record(z.string(), z.array(z.string()).min(1)),
  /** Zones that need no place before the slash. */
  plain: z.array(z.string()),
});

export type ZonesData = z.infer<typeof zonesSchema>;

const LONGEST = 60;
const NAME = /^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/;

/**
 * The IANA name of a zone, in today's spelling, whatever the case it was typed in.
 * @throws SaarError `schedule.zone` with the zone to type instead, or `schedule.zone-unknown` when none is near
 */
export function parseZone(data: ZonesData, typed: string): string {
  const name = typed.trim();
  const zone = isZoneName(data, name) ? canonical(data, name) : undefined;
  if (zone !== undefined) return zone;
  const suggestion = suggestionsFor(data, name.slice(0, LONGEST)).join(', ');
  const shown = name.slice(0, LONGEST);
  if (suggestion === '') throw new SaarError('schedule.zone-unknown', { zone: shown });
  throw new SaarError('schedule.zone', { zone: shown, suggestion });
}

// The runtime takes IST for Kolkata and EST for Panama: only names of the form Area/Place say what was meant.
function isZoneName(data: ZonesData, name: string): boolean {
  if (data.plain.some((plain) => plain.toLowerCase() === name.toLowerCase())) return true;
  return name.length <= LONGEST && name.includes('/') && NAME.test(name) && !/^etc\//i.test(name);
}

function canonical(data: ZonesData, name: string): string | undefined {
  const present = new Map([...allZones(data)].map((zone) => [zone.toLowerCase(), zone]));
  try {
    const resolved = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return present.get(name.toLowerCase()) ?? presentName(data, resolved);
  } catch {
    return undefined;
  }
}

function presentName(data: ZonesData, zone: string): string {
  return Object.hasOwn(data.renamed, zone) ? data.renamed[zone]! : zone;
}

/** Every zone that may be typed, under its present name. */
export function allZones(data: ZonesData): ReadonlySet<string> {
  const present = Intl.supportedValuesOf('timeZone').map((zone) => presentName(data, zone));
  return new Set([...data.plain, ...present, ...Object.values(data.renamed)]);
}

function suggestionsFor(data: ZonesData, typed: string): readonly string[] {
  const key = typed.normalize('NFC').toLowerCase().replaceAll(/\s+/g, '');
  const meant = new Map(Object.entries(data.meant));
  const offset = key.replace(/^(?:gmt|utc)/, '').replace(/^([+-])0(?=\d)/, '$1');
  const exact = meant.get(key) ?? meant.get(offset);
  // Etc/GMT+5 lies west of Greenwich: whatever is spelt like it would be the wrong one.
  return exact ?? (key.startsWith('etc/') ? [] : nearest(spellings(data), key));
}

/** What can be misspelt, and what it stands for: whole names, places alone, and the words people use instead. */
function spellings(data: ZonesData): [spelling: string, zones: readonly string[]][] {
  const names = [...allZones(data)].map((zone) => [zone.toLowerCase(), [zone]] as [string, string[]]);
  const places = names.map(([name, zones]) => [name.slice(name.lastIndexOf('/') + 1), zones] as [string, string[]]);
  return [...names, ...places, ...Object.entries(data.meant)];
}

function nearest(known: readonly [string, readonly string[]][], typed: string): readonly string[] {
  let best: { distance: number; zones: readonly string[] } = { distance: Math.floor(typed.length / 4) + 1, zones: [] };
  for (const [spelling, zones] of known) {
    const distance = editDistance(spelling, typed);
    if (distance < best.distance) best = { distance, zones };
  }
  return best.zones;
}
