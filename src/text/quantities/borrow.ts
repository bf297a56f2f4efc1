/** Gives a number that has no noun of its own the unit of its neighbours, or notes what its sentence mentions. */
import type { UnitsData } from '../../data/units.ts';
import { namedUnit, type CueLine, type Unit } from './cues.ts';
import {
  carriedUnit,
  countedUnit,
  mentionedUnit,
  nounBefore,
  rateUnit,
  sharedUnit,
  victimUnit,
  type Measured,
} from './neighbours.ts';

const PEOPLE = 'people';

/** Gives a unit to a number that has none of its own; what its sentence only names before it is kept as `mentions`. */
export function borrow(data: UnitsData, cues: CueLine, all: readonly Measured[], index: number, one: Measured): void {
  if (one.unit && !one.noun?.carrier) return;
  const before = all[index - 1];
  if (one.noun?.carrier) {
    one.borrowed = true;
    if (before?.unit?.kind === 'people') lend(one, before.unit, 'carried');
    return;
  }
  const shared = !one.noun || one.noun.bare ? sharedUnit(cues, one, all[index + 1]) : undefined;
  if (shared) {
    delete one.noun;
    Object.assign(one, { unit: shared, rule: 'shared-head' });
    return;
  }
  if (isDemonym(cues, one)) lend(one, namedUnit(data, PEOPLE), 'demonym');
  if (one.noun) return;
  const victims = victimUnit(cues, data, one, before);
  if (victims) lend(one, victims, 'victims');
  else borrowNear(data, cues, one, before);
}

function borrowNear(data: UnitsData, cues: CueLine, one: Measured, before: Measured | undefined): void {
  const own = rateUnit(cues, one) ?? nounBefore(cues, one);
  const counted = own ? { unit: own, hinted: false } : countedUnit(cues, data, one, before);
  const carried = counted ? undefined : carriedUnit(cues, one, before);
  if (counted) Object.assign(one, { unit: counted.unit, rule: 'count-noun', borrowed: counted.hinted });
  else if (carried) lend(one, carried, 'carried');
  else one.mentions = mentionedUnit(cues, one);
}

function lend(one: Measured, unit: Unit, rule: string): void {
  Object.assign(one, { unit, rule, borrowed: true });
}

/** "84 Russians", "84 रूसी": people named by their state alone. */
function isDemonym(cues: CueLine, { noun }: Measured): boolean {
  return noun !== undefined && cues.demonyms.has(noun.to - 1);
}
