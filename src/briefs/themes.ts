/** Finds the things an event is about in its clause, and says them in the reader's language. */
import type { Data, LanguagePack } from '../data/data.ts';
import type { FrameKind } from '../data/frames.ts';
import { listOf } from '../data/lists.ts';
import { oncePer } from '../data/once-per.ts';
import type { Phrases } from '../data/phrases.ts';
import { thingKindSchema, type ThemesData, type ThingKind } from '../data/themes.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { isDirect, isFirst, isPartOfMore } from '../facts/beside.ts';
import { isGoverned, tiesOf, type Ties } from '../facts/whole.ts';
import { within, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import { Trie, type PhraseMatch } from '../text/trie.ts';
import { ownerOf } from './theme-owners.ts';

export interface Theme {
  /** One theme's id, or several joined by `+`. */
  id: string;
  unit?: string;
  words: string;
  /** What is said of it where the reader knows of it ("the treaty"). */
  known: string;
  /** The state that its adjective names ("Kenyan troops"). */
  owner?: string;
  /** Where it stands in the article. */
  span: Span;
  /** The sentence that names it, where the event's own only points back at it. */
  named?: number;
}

export interface ThemeReader {
  /**
   * The longest theme in the frame's clause, with those joined to it; undefined when the reader's language cannot say it, or
   * when the event is about something else of it ("a withdrawal from the treaty").
   */
  find(analysis: Analysis, frame: Frame): Theme | undefined;
  /** What else the event tells of, by its name in templates, and `manner` for words that must not be lost with any event. */
  things(analysis: Analysis, frame: Frame): Record<string, Theme>;
}

/** What one reading language finds themes with. */
interface Tongue {
  /** Of one kind of thing, so that "military aid" may be arms here and a promise there. */
  tries: ReadonlyMap<ThingKind, Trie<ThemesData[number]>>;
  ties: Ties;
  /** Words that join phrases. */
  joiners: ReadonlySet<string>;
  /** Words that point at what the sentence before is about. */
  pronouns: ReadonlySet<string>;
  /** Phrases behind which a clause spells out the event before it. */
  spelling: Trie<true>;
  pack: LanguagePack;
}

/** What themes are found with, whatever language says them. */
const themeTools = oncePer((data: Data) => ({
  kinds: new Map(data.frames.map((kind) => [kind.id, kind])),
  tongues: new Map([...data.languages].map(([code, pack]) => [code, tongueOf(pack, data.themes)])),
}));

function tongueOf(pack: LanguagePack, themes: ThemesData): Tongue {
  const spelling = new Trie<true>();
  for (const phrase of pack.frames.spelling) spelling.add(phrase, true);
  const tries = new Map(thingKindSchema.options.map((kind) => [kind, new Trie<ThemesData[number]>()]));
  for (const theme of themes)
    for (const phrase of theme.words[pack.code] ?? []) tries.get(theme.kind)!.add(phrase, theme);
  return {
    tries,
    ties: tiesOf(pack),
    joiners: new Set(pack.frames.joiners.map(fold)),
    pronouns: new Set(pack.frames.pronouns.thing.map(fold)),
    spelling,
    pack,
  };
}

/** A theme reader that says themes in `language`. */
export function compileThemes(data: Data, language: string): ThemeReader {
  const { kinds, tongues } = themeTools(data);
  const phrases = data.phrases.get(language)!;
  return {
    find(analysis, frame) {
      const kind = kinds.get(frame.frame)!;
      const tongue = tongues.get(analysis.document.language);
      // Where the event counts its thing, the count is what it is about.
      if (!tongue || (kind.slots.length > 0 && frame.figure !== undefined && kind.about === 'people')) return undefined;
      const tokens = tokenise(analysis.document.text, frame.clause);
      const matches = kind.about ? tongue.tries.get(kind.about)!.longest(tokens) : [];
      const best = longestOf(matches);
      if (!best && kind.stands === 'first') return pointedAt(analysis, frame, kind, tongue, phrases);
      if (!best || isElsewhere(analysis, frame, { best, tokens, kind, tongue })) return undefined;
      const owner = kind.about === 'people' ? ownerOf(analysis, best, tongue.pack) : undefined;
      return said(joinedTo(best, matches, tokens, tongue.joiners), phrases, owner);
    },
    things(analysis, frame) {
      const tongue = tongues.get(analysis.document.language);
      const wanted = { ...kinds.get(frame.frame)!.things, manner: 'manner' as const };
      const found = Object.entries(wanted).map(
        ([name, kind]) => [name, tongue && thingOf(analysis, frame, kind, tongue, phrases)] as const,
      );
      return Object.fromEntries(found.flatMap(([name, thing]) => (thing ? [[name, thing]] : [])));
    },
  };
}

type Found = PhraseMatch<ThemesData[number]>;

function longestOf(matches: readonly Found[]): Found | undefined {
  return [...matches].sort((a, b) => b.to - b.from - (a.to - a.from))[0];
}

/** The sentences that an event's line rests on: its own, and the one that names its thing. */
export function sentencesOf(analysis: Analysis, frame: Frame, themes: ThemeReader): number[] {
  const named = themes.find(analysis, frame)?.named;
  return [frame.sentence, ...(named === undefined ? [] : [named])];
}

/** "It provides for …": the one thing of its kind that the sentence before names, where the sentence opens with a pronoun. */
function pointedAt(
  { document }: Analysis,
  frame: Frame,
  { about }: FrameKind,
  { tries, pronouns }: Tongue,
  phrases: Phrases,
): Theme | undefined {
  const before = document.sentences[frame.sentence - 1];
  const { start } = document.sentences[frame.sentence]!;
  const first = tokenise(document.text, { start, end: frame.cue.start })[0];
  if (!about || before?.kind !== 'sentence' || frame.clause.start !== start || !pronouns.has(first?.key ?? ''))
    return undefined;
  const matches = tries.get(about)!.longest(tokenise(document.text, before));
  const isOne = new Set(matches.map(({ value }) => value.id)).size === 1;
  const theme = isOne ? said(matches.slice(0, 1), phrases) : undefined;
  return theme && { ...theme, named: before.index };
}

/** Whether the event is about something else than the theme that its clause names. */
function isElsewhere(
  { document: { names, dates }, figures }: Analysis,
  frame: Frame,
  { best, tokens, kind, tongue }: { best: Found; tokens: readonly Token[]; kind: FrameKind; tongue: Tongue },
): boolean {
  const told = [frame.cue, ...Object.values(frame.roles), ...names, ...dates];
  const counted = figures.filter((figure) => within(figure, frame.clause));
  const place = { tokens, cue: frame.cue, thing: best, told, ties: tongue.ties };
  if (isGoverned(tokens, frame.cue, best, [...told, ...counted], tongue.ties)) return true;
  if (isPartOfMore(place)) return true;
  return (kind.stands === 'beside' && !isDirect(place)) || (kind.stands === 'first' && !isFirst(place));
}

/** A thing of a kind in the frame's clause, or in a clause that spells the event out. */
function thingOf(
  { document }: Analysis,
  frame: Frame,
  kind: ThingKind,
  { tries, joiners, spelling }: Tongue,
  phrases: Phrases,
): Theme | undefined {
  const { end } = document.sentences[frame.sentence]!;
  const rest = tokenise(document.text, { start: frame.clause.end, end });
  const opening = rest.findIndex(({ kind: sort }) => sort === 'word');
  const isSpelled = kind === 'occasion' && opening >= 0 && spelling.matchesAt(rest, opening).length > 0;
  const tokens = tokenise(document.text, { start: frame.clause.start, end: isSpelled ? end : frame.clause.end });
  const matches = tries.get(kind)!.longest(tokens);
  const best = longestOf(matches);
  return best && said(joinedTo(best, matches, tokens, joiners), phrases);
}

/** The themes that joiners alone tie to one: "air-defence equipment and anti-aircraft missiles". */
function joinedTo(
  best: Found,
  matches: readonly Found[],
  tokens: readonly Token[],
  joiners: ReadonlySet<string>,
): Found[] {
  const tied = (a: Found, b: Found) =>
    b.from > a.to && tokens.slice(a.to, b.from).every((token) => joiners.has(token.key));
  let list = [best];
  for (const match of matches.toReversed()) if (tied(match, list[0]!)) list = [match, ...list];
  for (const match of matches) if (tied(list.at(-1)!, match)) list.push(match);
  return list;
}

function said(list: readonly Found[], phrases: Phrases, owner?: string): Theme | undefined {
  const { language } = phrases;
  const words = list.map(({ value }) => value.words[language]?.[0]);
  if (words.some((word) => word === undefined)) return undefined;
  const known = list.map(({ value }) => value.known[language] ?? value.words[language]![0]!);
  const { unit } = list[0]!.value;
  return {
    id: [...(owner ? [owner] : []), ...list.map(({ value }) => value.id)].join('+'),
    ...(unit && list.length === 1 ? { unit } : {}),
    words: listOf(words as string[], phrases),
    known: listOf(known, phrases),
    ...(owner ? { owner } : {}),
    span: { start: list[0]!.start, end: list.at(-1)!.end },
  };
}

/** Whether a span lies inside one of the things. */
export function isInThings(span: Span, things: readonly (Theme | undefined)[]): boolean {
  return things.some((thing) => thing !== undefined && within(span, thing.span));
}
