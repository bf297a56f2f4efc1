/** What a composed line, read back, must have in common with the frame it was made from. Each fault is a code. */
import type { Data } from '../data/data.ts';
import { localDate } from '../data/date-words.ts';
import { sameAmount } from '../facts/amounts.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { within, type Claim } from '../text/document.ts';
import { commonNounsOf } from './common-nouns.ts';
import { claimsOver } from './compose.ts';
import { isWholeDeed } from './content.ts';
import { fillersOf, isBeside, isSameFiller } from './fillers.ts';
import { aloneOf, standsAlone } from './alone.ts';
import { formsOfTheme } from './forms.ts';
import type { GateTools, Ground } from './ground.ts';
import { compileThemes, type Theme } from './themes.ts';
import { figureOf, frameIn, groundFaults } from './verify-ground.ts';
import { strayWords } from './vocabulary.ts';

/** The line's frame against the source's. `read` is the line read back without what it `quotes`. */
export function frameFaults(read: Analysis, ground: Ground, quotes: boolean, { data, actors }: GateTools): string[] {
  const { frame, analysis } = ground;
  const back = frameIn(read, ground);
  if (!back) return ['event'];
  const unsound = groundFaults(ground);
  if (unsound.length > 0) return unsound;
  if (!standsAlone(analysis, frame, data)) return ['role-part'];
  const themes = compileThemes(data, read.document.language);
  const theme = aloneOf(analysis, frame, themes.find(analysis, frame), data);
  return [
    ...eventFaults(read, back, themes.find(read, back), ground, data),
    ...roleFaults(read, back, ground, data),
    ...figureFaults(read, back, ground, { data, theme: themes.find(read, back) }),
    ...subjectFaults(read, back, ground, { actors, theme }),
    ...themeFaults(frame, theme, themes.find(read, back), data),
    ...saidFaults(ground, theme, themes.find(read, back), quotes, data),
    ...dateFaults(read, ground),
    ...nameFaults(read, back, ground, { data, actors }),
    ...claimFaults(read, back, ground, data),
    ...(back.status === frame.status ? [] : ['status']),
    ...(back.negated === frame.negated ? [] : ['negation']),
    ...(back.doubted || back.untold ? ['untold'] : []),
    ...wordFaults(read, ground, theme, { data, actors }),
  ];
}

/**
 * No second event may ride along. A theme such as "mutual defence treaty" evokes one by its own words, the verb that puts the line
 * on somebody's word is that claim and no event of its own, and the same words are one event whatever kinds they may evoke.
 */
function eventFaults(read: Analysis, back: Frame, theme: Theme | undefined, ground: Ground, data: Data): string[] {
  const { beside } = data.frames.find(({ id }) => id === back.frame)!;
  const isBesides = isBeside(ground.analysis, ground.frame, data);
  const said = [back.cue, ...(theme ? [theme.span] : []), ...claimsOver(read, back).map(({ verb }) => verb)];
  const isSaid = ({ cue }: Frame) => said.some((span) => cue.start < span.end && span.start < cue.end);
  const others = read.frames.filter((found) => !isSaid(found) && !(isBesides && found.frame === beside));
  return others.every((found) => found.frame === back.frame && within(found.cue, back.clause)) ? [] : ['event-extra'];
}

/** Roles that the line fills must be the source's, and each of the source's must be said: "70 were killed" is more than "in Peru". */
function roleFaults(read: Analysis, back: Frame, ground: Ground, data: Data): string[] {
  const subject = figureOf(ground)?.subject;
  const { frame, analysis } = ground;
  const { needs } = data.frames.find((kind) => kind.id === frame.frame)!;
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
  const said = read.figures.flatMap(({ subject }) => subject ?? []);
  if (said.some((own) => own !== figure?.subject)) return ['subject'];
  if (figure?.subject === undefined || said.length > 0 || theme?.unit === figure.unit) return [];
  const cast = Object.values(back.roles).flatMap((role) => role.actors.map((actor) => actors.stateOf(actor) ?? actor));
  return cast.includes(figure.subject) ? [] : ['subject'];
}

function themeFaults(frame: Frame, source: Theme | undefined, said: Theme | undefined, data: Data): string[] {
  const needs = data.frames.find((kind) => kind.id === frame.frame)!.needs;
  const counted = frame.figure !== undefined && !needs.includes('theme');
  if (!needs.includes('theme') && !needs.includes('what')) return [];
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

function dateFaults(read: Analysis, { analysis, frame }: Ground): string[] {
  const date = frame.date === undefined ? undefined : analysis.document.dates[frame.date]?.iso;
  return read.document.dates.every((said) => said.iso === date) ? [] : ['date'];
}

/** No name may be said that the frame's roles, its figure's noun or its claimant do not hold; an adjective tells only of whom. */
function nameFaults(read: Analysis, back: Frame, ground: Ground, { data, actors }: GateTools): string[] {
  const allowed = new Set(allowedActors(ground, data));
  const states = new Set([...allowed].map((actor) => actors.stateOf(actor) ?? actor));
  // Who says it is held against the source's claimant as a whole.
  const voices = claimsOver(read, back).flatMap(({ claimant }) => claimant ?? []);
  const sound = read.document.names.every(
    (name) =>
      allowed.has(name.id) ||
      (name.adjective && states.has(name.state ?? name.id)) ||
      voices.some((voice) => within(name, voice)),
  );
  return sound ? [] : ['name'];
}

function allowedActors(ground: Ground, data: Data): string[] {
  const subject = figureOf(ground)?.subject;
  return [
    ...Object.values(fillersOf(ground.analysis, ground.frame, data)).flatMap((filler) => [
      ...filler.actors,
      ...(filler.noun?.states ?? []),
    ]),
    ...(subject ? [subject] : []),
    ...claimsOver(ground.analysis, ground.frame).flatMap(({ actor, name }) =>
      actor ? [actor] : (commonNounsOf(data).read(name, ground.analysis.document.language)?.states ?? []),
    ),
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
  const { frame, analysis } = ground;
  const { language } = read.document;
  const claims = claimsOver(analysis, frame);
  const figure = figureOf(ground);
  const date = frame.date === undefined ? undefined : analysis.document.dates[frame.date]?.iso;
  const own = [
    `frames.${frame.frame}.`,
    ...(figure ? [`brief.unit.${figure.unit}.`] : []),
    ...claims.map((claim) => `frames.claim.${claim.name === 'unnamed' ? 'unnamed' : claim.polarity}`),
  ];
  const nouns = commonNounsOf(data);
  const extra = [
    ...allowedActors(ground, data).map((actor) => actors.saidOf(actor, language)),
    ...Object.values(fillersOf(analysis, frame, data)).map(({ noun }) => noun && nouns.say(noun, language)),
    ...claims.map(({ name }) => nouns.translate(name, analysis.document.language, language) ?? name),
    ...[theme?.words, ...Object.values(formsOfTheme('theme', theme, data, language))],
    ...[figure?.unit, date && localDate(date, data.phrases.get(language)!)],
  ].filter((words) => words !== undefined);
  return strayWords(read, data, own, extra).length === 0 ? [] : ['word'];
}
