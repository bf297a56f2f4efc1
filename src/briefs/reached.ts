/**
 * Whether what fills an event's roles, and its date, hang on the event itself: in "signed a treaty to avoid a war with Peru" and
 * "तुर्की में आए भूकंप के बाद" other words govern the name. Between a part and what else the line says no untold word may stand.
 */
import type { Data, LanguagePack } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { RoleCase } from '../data/frames.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { findingsIn } from '../facts/local.ts';
import { within, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';
import { plainBeside } from './alone.ts';
import { fillersOf } from './fillers.ts';
import type { ThemeReader } from './themes.ts';

interface Place {
  tokens: readonly Token[];
  clause: Span;
  /** What the line says, and who tells it. */
  told: readonly Span[];
  /** Whether markers stand behind what they mark. */
  after: boolean;
  known: ReadonlySet<string>;
  markers: Trie<RoleCase>;
}

/** Cases of whom a deed is done with or to: what stands behind them without a marker of its own describes the thing. */
const BOUND: ReadonlySet<string | undefined> = new Set<RoleCase>(['with', 'to', 'until', 'between']);

interface Words {
  /** Words that say nothing beside a part. */
  plain: ReadonlySet<string>;
  /** Those, and words of meetings at which things are done: the place and the day of one are the deed's. */
  occasions: ReadonlySet<string>;
  /** What marks a part of an event, or hands it to other words (`none`). */
  markers: Trie<RoleCase>;
  /** Behind these a day is the deed's too ("जून में यात्रा के दौरान"). */
  during: ReadonlySet<string>;
}

const wordsOf = oncePer(
  (data: Data) => new Map([...data.languages].map(([code, pack]) => [code, compileWords(code, pack, data)])),
);

function compileWords(code: string, { language, frames }: LanguagePack, data: Data): Words {
  const { owners, articles, occasions, during } = language.told;
  const plain = new Set([...plainBeside(code, data), ...[...owners, ...articles].map(fold)]);
  const markers = new Trie<RoleCase>();
  for (const [phrase, marked] of Object.entries(frames.markers)) markers.add(phrase, marked);
  const scene = new Set([...plain, ...occasions.map(fold)]);
  return { plain, occasions: scene, markers, during: new Set(during.map(fold)) };
}

/** False where a role other than who acts, or the date, may belong to other words of the clause. */
export function isReached(analysis: Analysis, frame: Frame, themes: ThemeReader, data: Data): boolean {
  const { document } = analysis;
  const { dates, claims } = findingsIn(document, frame.sentence);
  const date = frame.date === undefined ? undefined : document.dates[frame.date];
  const tellers = claims.flatMap(({ claimant, verb }) => [...(claimant ? [claimant] : []), verb]);
  const { plain, occasions, markers, during } = wordsOf(data).get(document.language)!;
  const place: Place = {
    tokens: tokenise(document.text, frame.clause),
    clause: frame.clause,
    told: [frame.cue, ...partsOf(analysis, frame, themes, data), ...(date ? [date] : []), ...tellers],
    after: data.languages.get(document.language)!.language.markers === 'after',
    known: plain,
    markers,
  };
  const isTelling = (part: Span) =>
    claims.some(
      ({ claimant, verb }) =>
        (claimant && within(part, claimant)) || (verb.start >= frame.cue.end && verb.end <= part.start),
    );
  const hangs = (part: Span, known: ReadonlySet<string>) => !isTelling(part) && isTied(part, { ...place, known });
  const roles = Object.entries(frame.roles).filter(([role, { end }]) => role !== 'agent' || end > frame.cue.start);
  return (
    (!date ||
      !dates.some(({ start }) => start === date.start) ||
      isDuring(date, place, during) ||
      hangs(date, occasions)) &&
    roles.every(([role, part]) => hangs(part, role === 'place' ? occasions : plain))
  );
}

function partsOf(analysis: Analysis, frame: Frame, themes: ThemeReader, data: Data): Span[] {
  const { document, figures } = analysis;
  const figure = frame.figure === undefined ? undefined : figures[frame.figure];
  const counted = figure && document.quantities.find(({ start }) => start === figure.start)?.noun;
  const things = [themes.find(analysis, frame), ...Object.values(themes.things(analysis, frame))].filter(
    (thing) => thing !== undefined,
  );
  const owners = new Set([figure?.subject, ...things.map(({ owner }) => owner)]);
  return [
    ...Object.values(fillersOf(analysis, frame, data)),
    ...document.names.filter(({ id, state }) => owners.has(state ?? id)),
    ...(figure ? [figure] : []),
    ...(counted ? [counted] : []),
    ...things.map(({ span }) => span),
  ];
}

/** The tokens between a part and the next thing said, on its marker's side. */
function pathOf(part: Span, { tokens, clause, told, after }: Place): Token[] {
  const from = after ? part.end : Math.max(clause.start, ...told.map(({ end }) => (end <= part.start ? end : 0)));
  const to = after
    ? Math.min(clause.end, ...told.map(({ start }) => (start >= part.end ? start : Infinity)))
    : part.start;
  return tokens.filter(({ start, end }) => start >= from && end <= to);
}

/** On its marker's side no word stands between a part and the next thing said, but for words that say nothing. */
function isTied(part: Span, place: Place): boolean {
  const path = pathOf(part, place);
  const isPlain = ({ kind, key }: Token) => kind !== 'word' || place.known.has(key);
  if (!place.after) return path.every(isPlain);
  const own = place.markers.matchesAt(path, 0).at(-1);
  const behind = path.slice(own?.to ?? 0);
  if (behind.every(isPlain)) return true;
  const governed = behind.some((_, at) => place.markers.matchesAt(behind, at).some(({ value }) => value !== 'of'));
  return BOUND.has(own?.value) && !governed;
}

/** "जून में राष्ट्रपति की यात्रा के दौरान": the day of what a deed is done during is the deed's. */
function isDuring(date: Span, place: Place, during: ReadonlySet<string>): boolean {
  return place.after && place.tokens.some(({ start, key }) => start >= date.end && during.has(key));
}
