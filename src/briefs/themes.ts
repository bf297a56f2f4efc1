/** Finds the thing an event is about in its clause, and says it in the reader's language. */
import type { ThemesData } from '../data/themes.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { tokenise } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';

export interface Theme {
  id: string;
  unit?: string;
  words: string;
}

export interface ThemeReader {
  /** The longest theme in the frame's clause; undefined when the clause holds none that the reader's language can say. */
  find(analysis: Analysis, frame: Frame): Theme | undefined;
}

/** A theme reader that says themes in `language`. */
export function compileThemes(themes: ThemesData, language: string): ThemeReader {
  const tries = new Map<string, Trie<ThemesData[number]>>();
  for (const theme of themes)
    for (const [tongue, phrases] of Object.entries(theme.words)) {
      const trie = tries.get(tongue) ?? new Trie<ThemesData[number]>();
      tries.set(tongue, trie);
      for (const phrase of phrases) trie.add(phrase, theme);
    }
  return {
    find(analysis, frame) {
      const tokens = tokenise(analysis.document.text, frame.clause);
      const matches = tries.get(analysis.document.language)?.longest(tokens) ?? [];
      const best = [...matches].sort((a, b) => b.to - b.from - (a.to - a.from))[0]?.value;
      const words = best?.words[language]?.[0];
      return best && words ? { id: best.id, ...(best.unit ? { unit: best.unit } : {}), words } : undefined;
    },
  };
}
