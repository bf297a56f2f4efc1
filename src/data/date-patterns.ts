/** The row of places, groups and words that a date rule's pattern is, and what may stand in it. */

/** What may fill a place of a pattern; a place may have a 2 or 3 behind for a further one of its kind. */
const PLACE_KINDS = [
  'day',
  'ordinalDay',
  'month',
  'year',
  'nearYear',
  'wordYear',
  'saidYear',
  'weekday',
  'n',
  'monthNumber',
  'shortYear',
  'dotted',
  'decade',
  'decadeName',
  'century',
  'holiday',
  'season',
  'quarter',
  'half',
] as const;

export type PlaceKind = (typeof PLACE_KINDS)[number];

/** The kind of a place as written in the data; undefined for one that does not exist. */
export function placeKind(place: string): PlaceKind | undefined {
  const kind = place.replace(/[23]$/, '');
  return PLACE_KINDS.find((known) => known === kind);
}

/** The spots of a pattern, each with its choices; a `?` behind makes a spot optional. */
export function spotsOf(pattern: string): { choices: string[]; optional: boolean }[] {
  return pattern.split(/\s+/).map((spot) => {
    const optional = spot.length > 1 && spot.endsWith('?');
    return { optional, choices: (optional ? spot.slice(0, -1) : spot).split('|') };
  });
}

/** The first choice of a pattern that is written like a place or group and is none. */
export function unknownPart(pattern: string, groups: Readonly<Record<string, unknown>>): string | undefined {
  return spotsOf(pattern)
    .flatMap(({ choices }) => choices)
    .find((choice) => /[{}<>]/.test(choice) && !isPlace(choice) && !isGroup(choice, groups));
}

function isPlace(choice: string): boolean {
  return placeKind(/^\{(\w+)\}$/.exec(choice)?.[1] ?? '') !== undefined;
}

function isGroup(choice: string, groups: Readonly<Record<string, unknown>>): boolean {
  return Object.hasOwn(groups, /^<(.+)>$/.exec(choice)?.[1] ?? '');
}
