/** One invented event: what is known of it at each of its stages, and when it went on. */
import type { Chance } from './chance.ts';
import type { FactRule, Kind } from './kind.ts';
import { name, type Name, type Names } from './names.ts';

export type Fact =
  | { is: 'name'; name: Name }
  /** The value at each stage. */
  | { is: 'count'; values: number[] }
  | { is: 'day'; at: number };

export interface Event {
  id: string;
  kind: Kind;
  /** When it happened, UTC epoch milliseconds. */
  at: number;
  facts: Map<string, Fact>;
  /** The moment of each stage; those that never came are left out. */
  stages: number[];
  /** The share of its reports that are in each language. */
  mix: Map<string, number>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Events are told in one language more than in the others. */
const FIRST_SHARES = [0.15, 0.35, 0.5, 0.65, 0.85];
/** Every event has these, whatever its file asks for: reactions and sources speak of them. */
const ALWAYS: readonly (readonly [string, FactRule])[] = [
  ['state', { is: 'state' }],
  ['place', { is: 'place' }],
  ['official', { is: 'person' }],
];

/** @param like an event of the same kind in the same states: all else of the new one is other */
export function makeEvent(id: string, kind: Kind, at: number, names: Names, chance: Chance, like?: Event): Event {
  const rules = new Map([...ALWAYS, ...kind.facts]);
  const facts = new Map<string, Fact>();
  for (const [key, rule] of rules) {
    const known = [...facts.values(), ...(like ? [...like.facts.values()] : [])];
    const same = rule.is === 'state' ? like?.facts.get(key) : undefined;
    facts.set(key, same ?? otherThan(known, () => makeFact(rule, kind, at, names, chance)));
  }
  const later = kind.stages.slice(1).map(({ hours }) => at + hours * HOUR_MS * (0.7 + 0.6 * chance.share()));
  const [first, ...others] = names.languages;
  const share = chance.pick(FIRST_SHARES);
  const mix = new Map([[first!, share], ...others.map((each) => [each, (1 - share) / others.length] as const)]);
  return { id, kind, at, facts, stages: [at, ...later], mix };
}

/** No state makes a treaty with itself, and no two events of one place and kind have the same cause. */
function otherThan(known: readonly Fact[], make: () => Fact): Fact {
  for (;;) {
    const fact = make();
    if (fact.is !== 'name' || !known.some((other) => other.is === 'name' && isSame(other.name, fact.name))) return fact;
  }
}

function isSame(a: Name, b: Name): boolean {
  return a === b || [...a.get('')!].every(([language, words]) => b.get('')!.get(language) === words);
}

function makeFact(rule: FactRule, kind: Kind, at: number, names: Names, chance: Chance): Fact {
  switch (rule.is) {
    case 'count':
      return { is: 'count', values: growing(rule, kind.stages.length, chance) };
    case 'pick':
      return { is: 'name', name: name(names.languages, { '': chance.pick(rule.choices) }) };
    case 'ahead':
      return { is: 'day', at: at + chance.whole(rule.from, rule.to) * DAY_MS };
    default:
      return { is: 'name', name: names[rule.is](chance) };
  }
}

function growing({ from, to, round, grows }: FactRule & { is: 'count' }, stages: number, chance: Chance): number[] {
  const rounded = (value: number) => Math.max(2, round, Math.round(value / round) * round);
  const values = [rounded(from + (to - from) * chance.share() ** 2)];
  while (values.length < stages) {
    const last = values.at(-1)!;
    values.push(grows === 1 ? last : Math.max(last + round, rounded(last * (1 + (grows - 1) * chance.share()))));
  }
  return values;
}

/** The stage that an event has reached at a moment. */
export function stageAt({ stages }: Event, at: number): number {
  return Math.max(0, stages.filter((moment) => moment <= at).length - 1);
}
