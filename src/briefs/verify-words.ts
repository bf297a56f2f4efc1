/** Which names and words a line may hold: those of its template, and those that its event gives it. Each fault is a code. */
import type { Data } from '../data/data.ts';
import { localDate } from '../data/date-words.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { within } from '../text/document.ts';
import { claimManner } from './claim-time.ts';
import { claimsOver } from './claimed.ts';
import { commonNounsOf } from './common-nouns.ts';
import { fillersOf } from './fillers.ts';
import { formsOfTheme } from './forms.ts';
import type { GateTools, Ground } from './ground.ts';
import { ownerActor } from './needs.ts';
import { isInThings, type Theme } from './themes.ts';
import { figureOf } from './verify-ground.ts';
import { sayingDates } from './verify-saying.ts';
import { strayWords } from './vocabulary.ts';

/** Whose a count is: its noun's, or that of a pronoun before it. */
export function subjectOf(ground: Ground): string | undefined {
  return figureOf(ground)?.subject ?? ownerActor(ground.frame);
}

/** No name may be said that the frame's roles, its figure's noun or its claimant do not hold; an adjective tells only of whom. */
export function nameFaults(
  read: Analysis,
  back: Frame,
  ground: Ground,
  { data, actors, source, said }: GateTools & { source: Theme | undefined; said: Theme | undefined },
): string[] {
  const allowed = new Set([...allowedActors(ground, data), ...(source?.owner ? [source.owner] : [])]);
  const states = new Set([...allowed].map((actor) => actors.stateOf(actor) ?? actor));
  // Who says it is held against the source's claimant as a whole.
  const voices = claimsOver(read, back).flatMap(({ claimant }) => claimant ?? []);
  const sound = read.document.names.every(
    (name) =>
      allowed.has(name.id) ||
      (name.adjective && states.has(name.state ?? name.id)) ||
      // What the thing itself is called by is compared as a thing ("special forces").
      (!name.adjective && isInThings(name, [said])) ||
      voices.some((voice) => within(name, voice)),
  );
  return sound ? [] : ['name'];
}

function allowedActors(ground: Ground, data: Data): string[] {
  const subject = subjectOf(ground);
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

/** Every word must be its template's, or name what the frame holds. */
export function wordFaults(
  read: Analysis,
  ground: Ground,
  things: readonly (Theme | undefined)[],
  { data, actors }: GateTools,
): string[] {
  const { frame, analysis } = ground;
  const { language } = read.document;
  const claims = claimsOver(analysis, frame);
  const figure = figureOf(ground);
  const date = frame.date === undefined ? undefined : analysis.document.dates[frame.date];
  const dates = [...(date ? [date] : []), ...sayingDates(analysis, frame)];
  const nouns = commonNounsOf(data);
  const extra = [
    ...allowedActors(ground, data).map((actor) => actors.saidOf(actor, language)),
    ...Object.values(fillersOf(analysis, frame, data)).map(({ noun }) => noun && nouns.say(noun, language)),
    ...claims.map(({ name }) => nouns.translate(name, analysis.document.language, language) ?? name),
    ...claims.map((claim) => claimManner(analysis, claim, frame, data)?.words[language]?.[0]),
    ...things.flatMap((thing) => wordsOfThing(thing, data, language)),
    ...[figure?.unit, ...dates.map(({ iso }) => localDate(iso, data.phrases.get(language)!))],
  ].filter((words) => words !== undefined);
  return strayWords(read, data, prefixesOf(ground), extra).length === 0 ? [] : ['word'];
}

function wordsOfThing(thing: Theme | undefined, data: Data, language: string): (string | undefined)[] {
  return thing ? [thing.words, thing.known, ...Object.values(formsOfTheme('thing', thing, data, language))] : [];
}

/** The phrases whose words a line of that event may hold. */
function prefixesOf(ground: Ground): string[] {
  const { frame, analysis } = ground;
  const figure = figureOf(ground);
  const self = frame.roles['agent']?.own ? ['name', 'apart', 'joined'] : [];
  const claims = claimsOver(analysis, frame).flatMap(({ name, polarity }) =>
    name === 'unnamed' ? ['claim.unnamed'] : [`claim.${polarity}`, ...(self.length > 0 ? [`self.${polarity}`] : [])],
  );
  return [
    `frames.${frame.frame}.`,
    ...(figure ? [`brief.unit.${figure.unit}.`] : []),
    ...[...claims, ...self.map((key) => `self.${key}`)].map((key) => `frames.${key}`),
  ];
}
