/** Who a count is told with: whose thing is counted, the states and bodies beside it, and where it is. */
import type { Data } from '../data/data.ts';
import { within, type Claim, type NameMention, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Actors } from '../text/names.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import type { Analysis, Figure, Frame } from './analysis.ts';
import { mainActors } from './context.ts';
import type { CountWords } from './count-words.ts';
import { claimOver } from './figures.ts';
import { findingsIn, namesWithin } from './local.ts';
import { loserOf } from './losers.ts';

export interface Cast {
  /** The state or body whose thing is counted; `voice:…` where a speaker that no list knows tells of its own. */
  subject?: string;
  /** The states and bodies it is told with, besides its subject. */
  cast: ReadonlySet<string>;
  /** Those among them that its own sentence names. */
  named: ReadonlySet<string>;
  /** The states in which it is said to be. */
  places: ReadonlySet<string>;
}

export interface CastTools {
  actors: Actors;
  /** Folded words that mark a place, by language, and on which side of the name they stand. */
  places: ReadonlyMap<string, { words: ReadonlySet<string>; after: boolean }>;
}

export function castTools(data: Data, actors: Actors): CastTools {
  const places = [...data.languages].map(([code, { frames, language }]) => {
    const words = Object.entries(frames.markers).flatMap(([word, mark]) => (mark === 'in' ? [fold(word)] : []));
    return [code, { words: new Set(words), after: language.markers === 'after' }] as const;
  });
  return { actors, places: new Map(places) };
}

/** The cast of a figure; one that goes on about a count before it (`before`) shares its cast where it names no other. */
export function castOf(
  analysis: Analysis,
  figure: Figure,
  words: CountWords,
  before: Cast | undefined,
  tools: CastTools,
): Cast {
  const claim = claimOver(findingsIn(analysis.document, figure.sentence).claims, figure);
  const subject =
    knownSubject(figure, tools.actors) ??
    loserIn(analysis, figure, words, tools.actors) ??
    ownerOf(analysis, figure, words, claim, tools.actors) ??
    agentOf(analysis, figure, tools.actors) ??
    before?.subject;
  const named = namedWith(analysis, figure, tools.actors);
  const places = placesIn(analysis, figure.sentence, tools);
  const isEnemys = words.some(({ value }) => value === 'inflicted');
  const own = isEnemys ? [] : speakersOf(analysis, figure, claim, tools.actors);
  const cast = before ? inherited(named, before) : peopled(analysis, named, own, subject);
  const others = (found: ReadonlySet<string>) => new Set([...found].filter((actor) => actor !== subject));
  return { ...(subject ? { subject } : {}), cast: others(cast), named: others(named), places };
}

function inherited(named: ReadonlySet<string>, before: Cast): Set<string> {
  return new Set([...named, ...before.cast, ...(before.subject ? [before.subject] : [])]);
}

/**
 * Whoever the sentence names; also the article's main actors where that is but one. Where a claimant is all it names, it tells
 * of its own affairs.
 */
function peopled(
  analysis: Analysis,
  named: ReadonlySet<string>,
  own: readonly string[],
  subject: string | undefined,
): Set<string> {
  if (!subject && named.size === 0 && own.length > 0) return new Set(own);
  const told = new Set(subject ? [...named, subject] : named);
  return new Set([...named, ...(told.size < 2 ? mainActors(analysis) : [])]);
}

/** "The army" or a port is nobody to compare by: the figure's own subject where it is a state or a body. */
function knownSubject({ subject }: Figure, actors: Actors): string | undefined {
  return subject !== undefined && isParty(subject, actors) ? subject : undefined;
}

function loserIn(analysis: Analysis, figure: Figure, words: CountWords, actors: Actors): string | undefined {
  const name = loserOf(analysis, figure, words);
  return name && partiesOf([name], actors)[0];
}

function isParty(actor: string, actors: Actors): boolean {
  return actors.stateOf(actor) !== undefined || actors.kindOf(actor) === 'body';
}

const events = new WeakMap<Analysis, Map<Figure, Frame>>();

/** The event that a figure of an article is told in. */
export function eventOf(analysis: Analysis, figure: Figure): Frame | undefined {
  const byFigure = events.get(analysis) ?? eventsOf(analysis);
  events.set(analysis, byFigure);
  return byFigure.get(figure);
}

function agentOf(analysis: Analysis, figure: Figure, actors: Actors): string | undefined {
  const agent = eventOf(analysis, figure)?.roles['agent'];
  // One that a pronoun names is the claimant, which is told with every figure.
  const agents = agent?.own ? undefined : agent?.actors;
  return agents?.length === 1 ? (actors.stateOf(agents[0]!) ?? agents[0]) : undefined;
}

function eventsOf({ figures, frames }: Analysis): Map<Figure, Frame> {
  const pairs = frames.map((frame) => [figures[frame.figure ?? -1], frame] as const);
  // The first event of a figure is the one it is told in.
  return new Map(pairs.toReversed().flatMap(([figure, frame]) => (figure ? [[figure, frame] as const] : [])));
}

/** How many tokens may stand between a count and the word that makes it somebody's own. */
const BESIDE = 1;
const LONGEST_WORD = 30;

/** "34 of its soldiers", "उसके 12 सैनिक": the one state named before in what is said, else the speaker's. */
function ownerOf(
  analysis: Analysis,
  figure: Figure,
  words: CountWords,
  claim: Claim | undefined,
  actors: Actors,
): string | undefined {
  const { text, sentences } = analysis.document;
  const { names } = findingsIn(analysis.document, figure.sentence);
  const isNear = (start: number, end: number) => {
    if (end - start > LONGEST_WORD) return false;
    const between = tokenise(text, { start, end });
    return between.length <= BESIDE && between.every(({ kind }) => kind === 'word');
  };
  const pronoun = words.find(
    ({ value, start, end }) =>
      value === 'own' &&
      (end <= figure.start ? isNear(end, figure.start) : start > figure.end && isNear(figure.end, start)),
  );
  if (!pronoun) return undefined;
  const from = claim?.scope.start ?? sentences[figure.sentence]!.start;
  const reached = names.filter((name) => name.start >= from && name.end <= pronoun.start && !name.adjective);
  const states = new Set(reached.flatMap((name) => name.state ?? (isParty(name.id, actors) ? [name.id] : [])));
  if (states.size > 0) return states.size === 1 ? [...states][0] : undefined;
  if (!claim?.claimant) return undefined;
  const [speaker] = speakersIn(analysis, claim.claimant, actors);
  return (
    (claim.actor && (actors.speaksFor(claim.actor) ?? actors.stateOf(claim.actor))) ?? speaker ?? `voice:${claim.name}`
  );
}

/** The parties that speak for the figure, else whoever speaks in its sentence; a think tank tells of others than its town. */
function speakersOf(analysis: Analysis, figure: Figure, claim: Claim | undefined, actors: Actors): string[] {
  if (claim?.claimant) {
    const own = speakersIn(analysis, claim.claimant, actors);
    if (own.length > 0) return claim.actor === undefined ? [] : own;
  }
  const { claims } = findingsIn(analysis.document, figure.sentence);
  return claims.flatMap(({ claimant }) => (claimant ? speakersIn(analysis, claimant, actors) : []));
}

/** The parties named in a claimant's words, which stand in a sentence before where the claimant is carried over. */
function speakersIn({ document: { names } }: Analysis, claimant: Span, actors: Actors): string[] {
  return partiesOf(namesWithin(names, claimant), actors);
}

function partiesOf(names: readonly NameMention[], actors: Actors): string[] {
  return names.map((name) => name.state ?? name.id).filter((actor) => isParty(actor, actors));
}

/** Whoever the sentence names but its claimants. */
function namedWith({ document }: Analysis, { sentence }: Figure, actors: Actors): Set<string> {
  const { names, claims } = findingsIn(document, sentence);
  const voices = claims.flatMap(({ claimant }) => claimant ?? []);
  const others = names.filter((name) => !voices.some((voice) => within(name, voice)));
  return new Set(partiesOf(others, actors));
}

/** How many tokens from a name the word may stand that makes it a place: "in the north of Chad", "चाड के उत्तर में". */
const PLACE_REACH = 3;

function placesIn({ document }: Analysis, sentence: number, { places, actors }: CastTools): Set<string> {
  const marks = places.get(document.language);
  const { names } = findingsIn(document, sentence);
  if (!marks || names.length === 0) return new Set();
  const tokens = tokenise(document.text, document.sentences[sentence]);
  const isTaken = ({ start }: Token) => names.some((name) => start >= name.start && start < name.end);
  const beside = ({ start, end }: Span) =>
    marks.after
      ? tokens.filter((token) => token.start >= end).slice(0, PLACE_REACH)
      : tokens
          .filter((token) => token.end <= start)
          .slice(-PLACE_REACH)
          .toReversed();
  const isPlace = (name: NameMention) => {
    const near = beside(name);
    const at = near.findIndex(({ key }) => marks.words.has(key));
    return at >= 0 && !near.slice(0, at).some((token) => isTaken(token) || token.kind === 'mark');
  };
  return new Set(
    partiesOf(
      names.filter((name) => !name.adjective && isPlace(name)),
      actors,
    ),
  );
}
