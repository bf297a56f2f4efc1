/** Whether a thing that an event is about is a noun phrase by itself: "ballistic missile technology" and "toy weapons" are no arms. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { tiesOf } from '../facts/whole.ts';
import { within, type Claim, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import type { Theme } from './themes.ts';

/** Words that may stand beside a thing and add nothing to it, by language. */
const besides = oncePer((data: Data) => {
  const words = [...data.languages].map(([code, pack]) => {
    const { plain, links, before } = tiesOf(pack);
    const { openers, conditional, content } = pack.language.clause;
    const ties = [...openers, ...conditional, ...content, ...pack.frames.joiners].map(fold);
    return [code, new Set([...plain, ...links, ...before, ...ties])] as const;
  });
  return new Map(words);
});

/** Words of a language that may stand beside what an event tells and add nothing to it. */
export function plainBeside(language: string, data: Data): ReadonlySet<string> {
  return besides(data).get(language)!;
}

/** The theme; undefined where the event's thing must stand alone and a word beside it may make another thing of it. */
export function aloneOf(analysis: Analysis, frame: Frame, theme: Theme | undefined, data: Data): Theme | undefined {
  if (!theme || !mustStandAlone(frame, data)) return theme;
  const { before, behind } = beside(analysis, frame, theme.span);
  const isKnown = knownIn(analysis, frame, data);
  return isKnown(before) && isKnown(behind) ? theme : undefined;
}

/** Whether no role is filled by a name that only describes the noun behind it ("sanctions on Kenya oil firms"). */
export function standsAlone(analysis: Analysis, frame: Frame, data: Data): boolean {
  const after = data.languages.get(analysis.document.language)!.language.markers === 'after';
  if (after || !mustStandAlone(frame, data)) return true;
  const isKnown = knownIn(analysis, frame, data);
  return Object.values(frame.roles).every((role) => isKnown(beside(analysis, frame, role).behind));
}

/** Whether a listed claimant is all of whom its phrase speaks: "critics of the Kenyan president" and his wife are not the president. */
export function isWholeVoice({ document }: Analysis, { actor, claimant, carried }: Claim, data: Data): boolean {
  if (!actor || !claimant || carried) return true;
  const known = besides(data).get(document.language)!;
  return tokenise(document.text, claimant).every(
    (token) => token.kind !== 'word' || known.has(token.key) || document.names.some((name) => within(token, name)),
  );
}

/** Whether a theme names what a figure counts: it stands in the counted phrase or right behind its number. */
export function isCountedAs({ document: { text } }: Analysis, figure: Span, theme: Theme): boolean {
  if (theme.span.start < figure.end) return theme.span.end > figure.start;
  return tokenise(text, { start: figure.end, end: theme.span.start }).length === 0;
}

function mustStandAlone(frame: Frame, data: Data): boolean {
  return data.frames.find(({ id }) => id === frame.frame)!.alone;
}

function beside({ document }: Analysis, frame: Frame, span: Span): { before?: Token; behind?: Token } {
  const tokens = tokenise(document.text, frame.clause);
  const before = tokens.findLast(({ end }) => end <= span.start);
  const behind = tokens.find(({ start }) => start >= span.end);
  return { ...(before ? { before } : {}), ...(behind ? { behind } : {}) };
}

/** Whether a token adds nothing to the thing beside it: no word, a word that ties, or a part of what is told. */
function knownIn({ document, figures }: Analysis, frame: Frame, data: Data): (token: Token | undefined) => boolean {
  const counted = frame.figure === undefined ? [] : [figures[frame.figure]!];
  const told: Span[] = [frame.cue, ...Object.values(frame.roles), ...document.names, ...document.dates, ...counted];
  const known = besides(data).get(document.language)!;
  return (token) => token?.kind !== 'word' || known.has(token.key) || told.some((span) => within(token, span));
}
