/** When a claimant says what a line tells, and how: "confirmed in April for the first time that …". Neither is the event's own. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { ThemesData } from '../data/themes.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { within, type Claim, type DateMention, type Span } from '../text/document.ts';
import { tokenise } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';

/** The words of a claim outside the event that it tells: its sentence up to what is said. */
function sayingOf({ document }: Analysis, claim: Claim, frame: Frame): Span | undefined {
  const { start } = document.sentences[claim.sentence]!;
  const end = Math.min(claim.scope.start, frame.clause.start);
  return claim.verb.end <= claim.scope.start && claim.sentence === frame.sentence
    ? { start, end: Math.max(claim.verb.end, end) }
    : undefined;
}

/** The one date of the saying; undefined where it has none or several, or where what is said comes first. */
export function claimDate(analysis: Analysis, claim: Claim, frame: Frame): DateMention | undefined {
  const saying = sayingOf(analysis, claim, frame);
  const dates = analysis.document.dates.filter(
    (date) =>
      saying && within(date, saying) && !date.slip && !date.names && analysis.document.dates[frame.date ?? -1] !== date,
  );
  return dates.length === 1 ? dates[0] : undefined;
}

const manners = oncePer((data: Data) => {
  const tries = new Map<string, Trie<ThemesData[number]>>();
  for (const theme of data.themes.filter(({ kind }) => kind === 'manner'))
    for (const [language, phrases] of Object.entries(theme.words)) {
      const trie = tries.get(language) ?? new Trie<ThemesData[number]>();
      for (const phrase of phrases) trie.add(phrase, theme);
      tries.set(language, trie);
    }
  return tries;
});

/** "For the first time", said of the saying. */
export function claimManner(
  analysis: Analysis,
  claim: Claim,
  frame: Frame,
  data: Data,
): ThemesData[number] | undefined {
  const saying = sayingOf(analysis, claim, frame);
  const { document } = analysis;
  return saying && manners(data).get(document.language)?.matches(tokenise(document.text, saying))[0]?.value;
}
