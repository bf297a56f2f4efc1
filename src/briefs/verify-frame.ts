/** What a composed line, read back, must have in common with the frame it was made from. Each fault is a code. */
import type { Data } from '../data/data.ts';
import { sameAmount } from '../facts/amounts.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { within } from '../text/document.ts';
import { claimsOver } from './claimed.ts';
import { isWholeDeed } from './content.ts';
import { fillersOf, isBeside, isSameFiller } from './fillers.ts';
import { aloneOf, standsAlone } from './alone.ts';
import type { GateTools, Ground } from './ground.ts';
import { needsOf } from './needs.ts';
import { isReached } from './reached.ts';
import { compileThemes, type Theme } from './themes.ts';
import { figureOf, frameIn, groundFaults } from './verify-ground.ts';
import { claimFaults, dateFaults, mannerFaults } from './verify-saying.ts';
import { nameFaults, subjectOf, wordFaults } from './verify-words.ts';

/** The line's frame against the source's. `read` is the line read back without what it `quotes`. */
export function frameFaults(read: Analysis, ground: Ground, quotes: boolean, { data, actors }: GateTools): string[] {
  const { frame, analysis } = ground;
  const back = frameIn(read, ground);
  if (!back) return ['event'];
  const unsound = groundFaults(ground);
  if (unsound.length > 0) return unsound;
  const themes = compileThemes(data, read.document.language);
  if (!standsAlone(analysis, frame, data)) return ['role-part'];
  if (!isReached(analysis, frame, themes, data)) return ['role-apart'];
  const theme = aloneOf(analysis, frame, themes.find(analysis, frame), data);
  const saidTheme = themes.find(read, back);
  const things = themes.things(analysis, frame);
  const saidThings = themes.things(read, back);
  return [
    ...eventFaults(read, back, [saidTheme, ...Object.values(saidThings)], ground, data),
    ...roleFaults(read, back, ground, data),
    ...figureFaults(read, back, ground, { data, theme: themes.find(read, back) }),
    ...subjectFaults(read, back, ground, { actors, theme }),
    ...themeFaults(frame, theme, saidTheme, data),
    ...thingFaults(things, saidThings),
    ...saidFaults(ground, theme, saidTheme, quotes, data),
    ...dateFaults(read, back, ground),
    ...nameFaults(read, back, ground, { data, actors, source: theme, said: saidTheme }),
    ...claimFaults(read, back, ground, data),
    ...mannerFaults(read, back, ground, data),
    ...(back.status === frame.status ? [] : ['status']),
    ...(back.negated === frame.negated ? [] : ['negation']),
    ...(back.doubted || back.untold ? ['untold'] : []),
    ...wordFaults(read, ground, [theme, ...Object.values(things)], { data, actors }),
  ];
}

/**
 * No second event may ride along. A theme such as "mutual defence treaty" evokes one by its own words, the verb that puts the line
 * on somebody's word is that claim and no event of its own, and the same words are one event whatever kinds they may evoke.
 */
function eventFaults(
  read: Analysis,
  back: Frame,
  things: readonly (Theme | undefined)[],
  ground: Ground,
  data: Data,
): string[] {
  const { beside } = data.frames.find(({ id }) => id === back.frame)!;
  const isBesides = isBeside(ground.analysis, ground.frame, data);
  const said = [
    back.cue,
    ...things.flatMap((thing) => thing?.span ?? []),
    ...claimsOver(read, back).map(({ verb }) => verb),
  ];
  const isSaid = ({ cue }: Frame) => said.some((span) => cue.start < span.end && span.start < cue.end);
  const others = read.frames.filter((found) => !isSaid(found) && !(isBesides && found.frame === beside));
  return others.every((found) => found.frame === back.frame && within(found.cue, back.clause)) ? [] : ['event-extra'];
}

/** Roles that the line fills must be the source's, and each of the source's must be said: "70 were killed" is more than "in Peru". */
function roleFaults(read: Analysis, back: Frame, ground: Ground, data: Data): string[] {
  const subject = subjectOf(ground);
  const { frame, analysis } = ground;
  const needs = needsOf(frame, data);
  const source = fillersOf(analysis, frame, data);
  const said = fillersOf(read, back, data);
  const wrong = Object.entries(said).flatMap(([role, filler]) => {
    const own = source[role] ?? (subject ? { ...filler, actors: [subject] } : undefined);
    return isSameFiller(own, filler) ? [] : [`role-${role}`];
  });
  const states = new Map(analysis.document.names.map(({ id, state }) => [id, state]));
  const isSubject = (actor: string) => (states.get(actor) ?? actor) === subject;
  const unsaid = Object.entries(frame.roles)
    .filter(([role, { actors }]) => !said[role] && !actors.every(isSubject))
    .map(([role]) => `role-${role}`);
  const missing = needs.filter((need) => source[need] && !said[need]).map((need) => `role-${need}`);
  return [...new Set([...wrong, ...unsaid, ...missing])];
}

/** The whole figure or none of the frame's line: value, ends, bound, hedge, unit and the question it answers. */
function figureFaults(
  read: Analysis,
  back: Frame,
  ground: Ground,
  { data, theme }: { data: Data; theme: Theme | undefined },
): string[] {
  const figure = figureOf(ground);
  // "The three countries" are who, not how many; the article of "एक बैलिस्टिक मिसाइल" is a word of its theme.
  const nouns = Object.values(fillersOf(read, back, data)).filter(({ noun }) => noun);
  const fillers = [...nouns, ...(theme && !figure ? [theme.span] : [])];
  const said = read.document.quantities.filter((quantity) => !fillers.some((filler) => within(quantity, filler)));
  if (!figure) return said.length === 0 ? [] : ['number'];
  const whole = said.length === 1 && sameAmount(said[0]!, figure) && said[0]!.unit === figure.unit;
  const slot = read.figures.some((found) => found.slot === figure.slot);
  return [...(whole ? [] : ['number']), ...(slot ? [] : ['slot'])];
}

/** Whose soldiers a count is of is said with it, by the count's own words or by a role; what a theme names may go without. */
function subjectFaults(
  read: Analysis,
  back: Frame,
  ground: Ground,
  { actors, theme }: Pick<GateTools, 'actors'> & { theme: Theme | undefined },
): string[] {
  const figure = figureOf(ground);
  const owner = subjectOf(ground);
  const subject = owner && (actors.stateOf(owner) ?? owner);
  const said = read.figures.flatMap((found) => found.subject ?? []);
  if (said.some((own) => own !== subject)) return ['subject'];
  if (!figure || subject === undefined || said.length > 0 || theme?.unit === figure.unit) return [];
  const cast = Object.values(back.roles).flatMap((role) => role.actors.map((actor) => actors.stateOf(actor) ?? actor));
  return cast.includes(subject) ? [] : ['subject'];
}

/** Needs that a theme fills. */
const ABOUT: ReadonlySet<string> = new Set(['theme', 'known', 'what', 'whose']);

/** Whatever else the line tells of is the source's, each under its own name. */
function thingFaults(source: Readonly<Record<string, Theme>>, said: Readonly<Record<string, Theme>>): string[] {
  const names = [...new Set([...Object.keys(source), ...Object.keys(said)])];
  return names.filter((name) => source[name]?.id !== said[name]?.id).map((name) => `thing-${name}`);
}

function themeFaults(frame: Frame, source: Theme | undefined, said: Theme | undefined, data: Data): string[] {
  const needs = needsOf(frame, data);
  const counted = frame.figure !== undefined && !needs.includes('theme');
  if (!needs.some((need) => ABOUT.has(need))) return [];
  return source?.id === said?.id || (counted && said === undefined) ? [] : ['theme'];
}

/** A warning or denial says what: it quotes a clause, or names the deed that is all its sentence speaks of. */
function saidFaults(
  { analysis, frame }: Ground,
  source: Theme | undefined,
  said: Theme | undefined,
  quotes: boolean,
  data: Data,
): string[] {
  if (data.frames.find(({ id }) => id === frame.frame)!.content !== 'clause') return [];
  const isDeed = said !== undefined && source?.id === said.id && isWholeDeed(analysis, frame, source, data);
  return (quotes ? said === undefined : isDeed) ? [] : ['content'];
}
