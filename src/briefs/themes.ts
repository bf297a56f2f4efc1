/** Finds the thing an event is about in its clause, and says it in the reader's language. */
import type { Data } from '../data/data.ts';
import { listOf } from '../data/lists.ts';
import { oncePer } from '../data/once-per.ts';
import type { Phrases } from '../data/phrases.ts';
import type { ThemesData } from '../data/themes.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { isGoverned, tiesOf } from '../facts/whole.ts';
import { within, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import { Trie, type PhraseMatch } from '../text/trie.ts';

export interface Theme {
  /** One theme's id, or several joined by `+`. */
  id: string;
  unit?: string;
  words: string;
  /** Where it stands in the article. */
  span: Span;
}

export interface ThemeReader {
  /**
   * The longest theme in the frame's clause, with those joined to it; undefined when the reader's language cannot say it, or
   * when the event is about something else of it ("a withdrawal from the treaty").
   */
  find(analysis: Analysis, frame: Frame): Theme | undefined;
}

/** What themes are found with, whatever language says them; by reading language. */
const themeTools = oncePer((data: Data) => ({
  tries: themeTries(data.themes),
  kinds: new Map(data.frames.map(({ id, about }) => [id, about])),
  ties: new Map([...data.languages].map(([code, pack]) => [code, tiesOf(pack)])),
  /** Words that join phrases. */
  joiners: new Map([...data.languages].map(([code, pack]) => [code, new Set(pack.frames.joiners.map(fold))])),
}));

/** A theme reader that says themes in `language`. */
export function compileThemes(data: Data, language: string): ThemeReader {
  const { tries, kinds, ties, joiners } = themeTools(data);
  return {
    find(analysis, frame) {
      const tongue = analysis.document.language;
      const tokens = tokenise(analysis.document.text, frame.clause);
      const about = kinds.get(frame.frame);
      const matches = (tries.get(tongue)?.longest(tokens) ?? []).filter(({ value }) => !about || value.kind === about);
      const best = [...matches].sort((a, b) => b.to - b.from - (a.to - a.from))[0];
      const { names, dates } = analysis.document;
      const counted = analysis.figures.filter((figure) => within(figure, frame.clause));
      const told = [frame.cue, ...Object.values(frame.roles), ...names, ...dates, ...counted];
      if (!best || isGoverned(tokens, frame.cue, best, told, ties.get(tongue)!)) return undefined;
      return said(joinedTo(best, matches, tokens, joiners.get(tongue)!), data.phrases.get(language)!);
    },
  };
}

type Found = PhraseMatch<ThemesData[number]>;

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

function said(list: readonly Found[], phrases: Phrases): Theme | undefined {
  const words = list.map(({ value }) => value.words[phrases.language]?.[0]);
  if (words.some((word) => word === undefined)) return undefined;
  const { unit } = list[0]!.value;
  return {
    id: list.map(({ value }) => value.id).join('+'),
    ...(unit && list.length === 1 ? { unit } : {}),
    words: listOf(words as string[], phrases),
    span: { start: list[0]!.start, end: list.at(-1)!.end },
  };
}

function themeTries(themes: ThemesData): Map<string, Trie<ThemesData[number]>> {
  const tries = new Map<string, Trie<ThemesData[number]>>();
  for (const theme of themes)
    for (const [tongue, phrases] of Object.entries(theme.words)) {
      const trie = tries.get(tongue) ?? new Trie<ThemesData[number]>();
      tries.set(tongue, trie);
      for (const phrase of phrases) trie.add(phrase, theme);
    }
  return tries;
}
