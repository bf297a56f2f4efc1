/**
 * False lines that a faulty composer would say: a fact is changed (a number, a name, a date, a claimant, a role) and the real composer
 * says it, so that only what is said differs from the truth and not how it is said.
 */
import { sameAmount } from '../../src/facts/amounts.ts';
import type { Analysis, Figure, Frame } from '../../src/facts/analysis.ts';
import type { Claim } from '../../src/text/document.ts';
import { data } from '../facts/reading.ts';
import { claimsOver } from '../../src/briefs/claimed.ts';
import { statementOf, states, type Dice, type Line } from './mutants-tools.ts';
import type { Statement } from '../../src/briefs/brief.ts';

/** A false statement with the true line whose ground it is held against. */
export interface Mutant {
  kind: string;
  line: Line;
  statement: Statement;
}

/** A fact changed: what the composer is handed in place of the truth. */
type Change = readonly [kind: string, analysis: Analysis, frame: Frame];

/** Every false line that one changed fact makes of a true one. */
export function changedFacts(line: Line, roll: Dice): Mutant[] {
  const changes = [
    ...figureChanges(line, roll),
    ...roleChanges(line, roll),
    ...dateChanges(line),
    ...claimChanges(line, roll),
    ...eventChanges(line),
  ];
  return changes.flatMap(([kind, analysis, frame]) => {
    const text = line.composer.line(analysis, frame);
    return text === undefined || text === line.text ? [] : [{ kind, line, statement: statementOf({ ...line, text }) }];
  });
}

function figureChanges({ analysis, frame }: Line, roll: Dice): Change[] {
  const figure = frame.figure === undefined ? undefined : analysis.figures[frame.figure];
  if (!figure) return [];
  const units = data.slots
    .flatMap((slot) => slot.units)
    .filter((unit) => unit !== figure.unit && !unit.startsWith('@'));
  const changed: [string, Partial<Figure>][] = [
    ...values(figure, roll).map((amount): [string, Partial<Figure>] => ['number', amount]),
    ...scales(figure),
    ...cuts(figure),
    ['hedge', { approximate: !figure.approximate }],
    ['unit', { unit: units[roll(units.length)]! }],
    ['unit', { unit: units[roll(units.length)]! }],
    ...(figure.subject ? [['subject dropped', { subject: undefined }] as [string, Partial<Figure>]] : []),
    ['name', { subject: states[roll(states.length)]! }],
  ];
  return changed
    .filter(([kind, change]) => kind !== 'number' || !sameAmount(figure, { ...figure, ...change }))
    .map(([kind, change]) => [kind, withFigure(analysis, frame.figure!, { ...figure, ...change } as Figure), frame]);
}

/** Other numbers of the same shape: tenfold, a tenth, one digit, another scale. */
function values({ value, min, max }: Figure, roll: Dice): Partial<Figure>[] {
  const others = (number: number) => [number * 10, number / 10, number + 1, otherDigit(number, roll)];
  if (value !== undefined) return others(value).map((other) => ({ value: other }));
  if (min !== undefined && max !== undefined)
    return [{ max: max * 10 }, { min: otherDigit(min, roll) }, { min: min + 1 }];
  return others(min ?? max!).map((other) => (min === undefined ? { max: other } : { min: other }));
}

/** A lakh for a crore, a million for a billion, a thousand lost. */
function scales({ value }: Figure): [string, Partial<Figure>][] {
  return value === undefined
    ? []
    : [value * 100, value * 1000, value / 1000].map((other) => ['scale', { value: other }]);
}

function otherDigit(number: number, roll: Dice): number {
  const digits = String(number);
  const at = roll(digits.length);
  const digit = Number(digits[at]);
  return Number.isInteger(digit)
    ? Number(`${digits.slice(0, at)}${(digit % 9) + 1}${digits.slice(at + 1)}`)
    : number + 2;
}

/** A range made one number, a bound left out or turned around. */
function cuts({ value, min, max, bound }: Figure): [string, Partial<Figure>][] {
  if (value === undefined && min !== undefined && max !== undefined)
    return [min, max].map((end) => ['range cut', { value: end, min: undefined, max: undefined } as Partial<Figure>]);
  if (!bound) return value === undefined ? [] : [['bound added', { bound: 'up-to' }]];
  const end = value ?? min ?? max;
  return [
    ['bound cut', { value: end, min: undefined, max: undefined, bound: undefined } as Partial<Figure>],
    [
      'bound cut',
      {
        value: end,
        min: undefined,
        max: undefined,
        bound: bound === 'up-to' ? 'at-least' : 'up-to',
      } as Partial<Figure>,
    ],
  ];
}

function withFigure(analysis: Analysis, at: number, figure: Figure): Analysis {
  return { ...analysis, figures: analysis.figures.with(at, figure) };
}

/** Who does what: another state, one from elsewhere in the sentence, two roles swapped, a role left out. */
function roleChanges({ analysis, frame }: Line, roll: Dice): Change[] {
  const filled = Object.entries(frame.roles);
  const near = analysis.document.names.map(({ id }) => id).filter((id) => !id.startsWith('new:'));
  const of = (kind: string, roles: Frame['roles']): Change => [kind, analysis, { ...frame, roles }];
  const put = (role: string, actor: string) => ({ ...frame.roles, [role]: { ...frame.roles[role]!, actors: [actor] } });
  const strangers = filled.flatMap(([role, { actors: own }]) => [
    of('name', put(role, other(states, own, roll))),
    ...near.filter((id) => !own.includes(id)).map((id) => of('name from the sentence', put(role, id))),
    ...(own.length > 1 ? [of('name', put(role, own[0]!))] : []),
    of('role dropped', Object.fromEntries(filled.filter(([name]) => name !== role))),
  ]);
  const swapped = filled.flatMap(([one, a], at) =>
    filled.slice(at + 1).flatMap(([two, b]) =>
      // Two who sign together may be told in either order.
      two === 'partner' ? [] : [of('roles swapped', { ...frame.roles, [one]: b, [two]: a })],
    ),
  );
  return [...strangers, ...swapped];
}

function other(list: readonly string[], not: readonly string[], roll: Dice): string {
  const left = list.filter((item) => !not.includes(item));
  return left[roll(left.length)]!;
}

/** Another day, month or year; the date of another clause; a date where the source gives none for the event. */
function dateChanges({ analysis, frame }: Line): Change[] {
  const { dates } = analysis.document;
  const own = frame.date === undefined ? undefined : dates[frame.date];
  const elsewhere = dates.flatMap((date, at): Change[] =>
    at === frame.date || date.iso === own?.iso ? [] : [['date from another clause', analysis, { ...frame, date: at }]],
  );
  if (!own) return elsewhere;
  const moved = otherDates(own.iso).map((iso): Change => {
    const document = { ...analysis.document, dates: dates.with(frame.date!, { ...own, iso }) };
    return ['date', { ...analysis, document }, frame];
  });
  return [...moved, ...elsewhere];
}

function otherDates(iso: string): string[] {
  const [year, month, day] = iso.split('-');
  const next = (part: string, most: number) => String((Number(part) % most) + 1).padStart(2, '0');
  const join = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined).join('-');
  return [
    join(String(Number(year) + 1), month, day),
    join(String(Number(year) - 10), month, day),
    ...(month ? [join(year, next(month, 12), day)] : []),
    ...(day ? [join(year, month, next(day, 28))] : []),
  ];
}

/** Who says so: nobody, somebody else, in another tone, or hearsay. */
function claimChanges({ analysis, frame }: Line, roll: Dice): Change[] {
  const [claim] = claimsOver(analysis, frame);
  const { document } = analysis;
  const withClaims = (kind: string, claims: Claim[]): Change => [
    kind,
    { ...analysis, document: { ...document, claims } },
    frame,
  ];
  const rest = document.claims.filter((found) => found !== claim);
  const whole = document.sentences[frame.sentence]!;
  const said = (actor: string): Claim => ({
    ...{ sentence: frame.sentence, verb: { start: whole.start, end: whole.start }, scope: whole, rule: 'mutant' },
    ...{ polarity: 'asserts', name: actor, actor },
  });
  const near = document.names.map(({ id }) => id).filter((id) => id !== claim?.actor && !id.startsWith('new:'));
  if (!claim)
    return [other(states, near, roll), ...near].map((id) => withClaims('claimant added', [...rest, said(id)]));
  const { actor: _, claimant: __, ...bare } = claim;
  const tones = (['asserts', 'estimates', 'confirms', 'warns'] as const).filter(
    (polarity) => polarity !== claim.polarity,
  );
  const named =
    claim.name === 'unnamed'
      ? []
      : tones.map((polarity) => withClaims('claimant’s tone', [...rest, { ...claim, polarity }]));
  return [
    withClaims(claim.name === 'unnamed' ? 'hearsay dropped' : 'claimant dropped', rest),
    ...[other(states, near, roll), ...near].map((id) =>
      withClaims('claimant swapped', [...rest, { ...claim, name: id, actor: id }]),
    ),
    ...(claim.name === 'unnamed' ? [] : [withClaims('claimant swapped', [...rest, { ...bare, name: 'unnamed' }])]),
    ...named,
  ];
}

/** Another event told with the same cast, another loss, a possibility made a deed and a deed a possibility. */
function eventChanges({ analysis, frame }: Line): Change[] {
  const figure = frame.figure === undefined ? undefined : analysis.figures[frame.figure];
  const kind = data.frames.find(({ id }) => id === frame.frame)!;
  const events = data.frames
    .filter(({ id }) => id !== frame.frame)
    .map(({ id }): Change => ['event', analysis, { ...frame, frame: id }]);
  const slots = kind.slots
    .filter((slot) => figure && slot !== figure.slot)
    .map((slot): Change => ['event', withFigure(analysis, frame.figure!, { ...figure!, slot }), frame]);
  const moods = (['done', 'possible', 'planned', 'ongoing'] as const)
    .filter((status) => status !== frame.status)
    .map((status): Change => ['modal', analysis, { ...frame, status }]);
  return [...events, ...slots, ...moods];
}
