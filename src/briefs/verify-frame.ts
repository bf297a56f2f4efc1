/** What a composed line, read back, must have in common with the frame it was made from. Each fault is a code. */
import type { Data } from '../data/data.ts';
import { sameAmount } from '../facts/amounts.ts';
import type { Analysis, Figure, Frame } from '../facts/analysis.ts';
import { within, type Claim } from '../text/document.ts';
import type { Actors } from '../text/names.ts';
import { commonNounsOf } from './common-nouns.ts';
import { claimsOver } from './compose.ts';
import { formsOfTheme } from './forms.ts';
import type { GateTools, Ground } from './ground.ts';
import { compileThemes, type Theme } from './themes.ts';
import { strayWords } from './vocabulary.ts';

/** The line's frame against the source's. `read` is the line read back. */
export function frameFaults(read: Analysis, ground: Ground, { data, actors }: GateTools): string[] {
  const { frame, analysis } = ground;
  const back = read.frames.find((found) => found.frame === frame.frame);
  if (!back) return ['event'];
  if (frame.negated || frame.doubted || frame.untold) return ['doubt'];
  const themes = compileThemes(data, read.document.language);
  const theme = themes.find(analysis, frame);
  return [
    ...clauseFaults(ground),
    ...eventFaults(read, back, themes.find(read, back)),
    ...roleFaults(back, ground, data),
    ...figureFaults(read, ground),
    ...themeFaults(frame, theme, themes.find(read, back), data),
    ...dateFaults(read, ground),
    ...nameFaults(read, ground, actors),
    ...claimFaults(read, back, ground, data),
    ...(back.status === frame.status ? [] : ['status']),
    ...(back.negated === frame.negated ? [] : ['negation']),
    ...wordFaults(read, ground, theme, { data, actors }),
  ];
}

function figureOf({ analysis, frame }: Ground): Figure | undefined {
  return frame.figure === undefined ? undefined : analysis.figures[frame.figure];
}

/** The frame itself must keep to its clause: every role and its figure inside it. */
function clauseFaults(ground: Ground): string[] {
  const { frame } = ground;
  const figure = figureOf(ground);
  const roles = Object.values(frame.roles).every((role) => within(role, frame.clause));
  return [...(roles ? [] : ['role-outside']), ...(!figure || within(figure, frame.clause) ? [] : ['figure-outside'])];
}

/** No second event may ride along; a theme such as "mutual defence treaty" evokes one by its own words. */
function eventFaults(read: Analysis, back: Frame, theme: Theme | undefined): string[] {
  const others = read.frames.filter((found) => found !== back && !(theme && within(found.cue, theme.span)));
  return others.every((found) => found.frame === back.frame && within(found.cue, back.clause)) ? [] : ['event-extra'];
}

/** Roles that the line fills must be the source's, and those without which it says too little must be there. */
function roleFaults(back: Frame, ground: Ground, data: Data): string[] {
  const subject = figureOf(ground)?.subject;
  const { frame } = ground;
  const needs = data.frames.find((kind) => kind.id === frame.frame)!.needs;
  const wrong = Object.entries(back.roles).flatMap(([role, filler]) => {
    const source = frame.roles[role]?.actors ?? (subject ? [subject] : []);
    return sameSet(source, filler.actors) ? [] : [`role-${role}`];
  });
  const missing = needs.filter((need) => frame.roles[need] && !back.roles[need]).map((need) => `role-${need}`);
  return [...wrong, ...missing];
}

/** The whole figure or none of the frame's line: value, ends, bound, hedge, unit and the question it answers. */
function figureFaults(read: Analysis, ground: Ground): string[] {
  const figure = figureOf(ground);
  const said = read.document.quantities;
  if (!figure) return said.length === 0 ? [] : ['number'];
  const whole = said.length === 1 && sameAmount(said[0]!, figure) && said[0]!.unit === figure.unit;
  const slot = read.figures.some((found) => found.slot === figure.slot);
  return [...(whole ? [] : ['number']), ...(slot ? [] : ['slot'])];
}

function themeFaults(frame: Frame, source: Theme | undefined, said: Theme | undefined, data: Data): string[] {
  const needs = data.frames.find((kind) => kind.id === frame.frame)!.needs;
  const counted = frame.figure !== undefined && !needs.includes('theme');
  if (!needs.includes('theme') && !needs.includes('what')) return [];
  return source?.id === said?.id || (counted && said === undefined) ? [] : ['theme'];
}

function dateFaults(read: Analysis, { analysis, frame }: Ground): string[] {
  const date = frame.date === undefined ? undefined : analysis.document.dates[frame.date]?.iso;
  return read.document.dates.every((said) => said.iso === date) ? [] : ['date'];
}

/** No name may be said that the frame's roles, its figure's noun or its claimant do not hold. */
function nameFaults(read: Analysis, ground: Ground, actors: Actors): string[] {
  const allowed = new Set(allowedActors(ground));
  const states = new Set([...allowed].map((actor) => actors.stateOf(actor)).filter((state) => state !== undefined));
  return read.document.names.every(
    ({ id, state }) => allowed.has(id) || (state !== undefined && (allowed.has(state) || states.has(state))),
  )
    ? []
    : ['name'];
}

function allowedActors(ground: Ground): string[] {
  const subject = figureOf(ground)?.subject;
  return [
    ...Object.values(ground.frame.roles).flatMap((role) => role.actors),
    ...(subject ? [subject] : []),
    ...claimsOver(ground.analysis, ground.frame).flatMap((claim) => (claim.actor ? [claim.actor] : [])),
  ];
}

function claimFaults(read: Analysis, back: Frame, { analysis, frame }: Ground, data: Data): string[] {
  const source = claimsOver(analysis, frame);
  const said = claimsOver(read, back);
  const voice = ({ document }: Analysis, { actor, name }: Claim) =>
    actor ?? commonNounsOf(data).read(name, document.language)?.key ?? name;
  const match = source.every((claim) =>
    said.some((other) =>
      claim.name === 'unnamed'
        ? other.name === 'unnamed'
        : other.polarity === claim.polarity && voice(read, other) === voice(analysis, claim),
    ),
  );
  return match && said.length === source.length ? [] : ['claimant'];
}

/** Every word must be its template's, or name what the frame holds. */
function wordFaults(read: Analysis, ground: Ground, theme: Theme | undefined, { data, actors }: GateTools): string[] {
  const { language } = read.document;
  const named = allowedActors(ground).flatMap((actor) => actors.saidOf(actor, language) ?? []);
  const claimants = claimsOver(ground.analysis, ground.frame).map(
    ({ name }) => commonNounsOf(data).translate(name, ground.analysis.document.language, language) ?? name,
  );
  const themed = [theme?.words ?? '', ...Object.values(formsOfTheme('theme', theme, data, language))];
  const stray = strayWords(
    read,
    data,
    [`frames.${ground.frame.frame}.`],
    [...[...named, ...claimants, ...themed].filter((words) => words !== undefined)],
  );
  return stray.length === 0 ? [] : ['word'];
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
