/** What a warning, denial or confirmation says: a clause of its own, quoted and marked with its language, or a deed. */
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { tiesOf } from '../facts/whole.ts';
import type { Claim, Document, Span } from '../text/document.ts';
import { slice, within } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Parts } from '../data/templates.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import { quoted } from './quoted.ts';
import type { Theme } from './themes.ts';

interface Tools {
  data: Data;
  phrases: Phrases;
}

/**
 * What a template may tell of a warning, denial or confirmation: `content`, its clause, or `theme`, the deed it is about ("any
 * transfer of arms"); `said` is either. A clause comes first: it says more.
 */
export function saidOf(analysis: Analysis, frame: Frame, theme: Theme | undefined, tools: Tools): Parts {
  const kind = tools.data.frames.find(({ id }) => id === frame.frame)!;
  if (kind.content !== 'clause') return {};
  const content = contentOf(analysis, frame, tools);
  if (content) return { content, theme: undefined, said: content };
  const deed = theme && isWholeDeed(analysis, frame, theme, tools.data) ? theme.words : undefined;
  return { content: undefined, theme: deed, said: deed };
}

/** The words that a warning, denial or confirmation carries, quoted as they stand and marked with their language. */
function contentOf(analysis: Analysis, frame: Frame, tools: Tools): string | undefined {
  const claim = ownClaim(analysis, frame);
  const span = claim && contentSpan(analysis, frame, claim, tools);
  if (!span || holdsAnother(analysis, claim) || runsOn(analysis.document, span, tools.data)) return undefined;
  const words = withoutEdges(slice(analysis.document.text, span));
  const { language } = analysis.document;
  if (words.length === 0) return undefined;
  return quoted(words, language, tools.phrases, tools.data);
}

/** "denied that … and said …": a second saying of the same speaker is no part of what the first one says. */
function holdsAnother({ document }: Analysis, { sentence, scope, verb, name }: Claim): boolean {
  return document.claims.some(
    (other) =>
      other.sentence === sentence &&
      other.verb.start !== verb.start &&
      other.name !== 'unnamed' &&
      within(other.verb, scope) &&
      (other.name === name || !other.claimant || !within(other.claimant, scope)),
  );
}

/** "Denies that the men are mercenaries and calls them instructors": behind a joiner the sentence goes on about the speaker. */
function runsOn({ text, language }: Document, span: Span, data: Data): boolean {
  const pack = data.languages.get(language)!;
  const { joiners, next, words, last } = pack.frames.runsOn;
  const tokens = tokenise(text, span);
  const keys = tokens.map(({ key }) => key);
  // "Whether it warned or not (चेतावनी दी कि नहीं), is not clear."
  if (pack.language.negation.map(fold).includes(keys[0] ?? '') && tokens[1]?.kind !== 'word') return true;
  const [joined, verbs, finite] = [joiners, words, pack.language.sentence.finalVerbs].map(
    (list) => new Set(list.map(fold)),
  );
  const endsIn = (key: string, endings: readonly string[]) => endings.some((ending) => key.endsWith(fold(ending)));
  const final = tokens.findLast(({ kind }) => kind === 'word')?.key ?? '';
  return keys.some((key, at) => {
    const behind = keys[at + 1] ?? '';
    if (!joined!.has(key)) return false;
    return endsIn(behind, next) || verbs!.has(behind) || (finite!.has(keys[at - 1] ?? '') && endsIn(final, last));
  });
}

/** Words without the marks around them; a quotation that ends or begins inside them keeps its own mark. Empty if it is torn. */
function withoutEdges(said: string): string {
  const words = said.replace(/^[\s,:]+|[\s।.]+$/gu, '');
  const bare = words.replace(/^["“”'‘]+|["“”'’]+$/gu, '');
  return isBalanced(bare) ? bare : isBalanced(words) ? words : '';
}

function isBalanced(words: string): boolean {
  const count = (mark: RegExp) => (words.match(mark) ?? []).length;
  return count(/"/gu) % 2 === 0 && count(/“/gu) === count(/”/gu) && count(OPENS) === count(CLOSES);
}

/** Single marks that quote: not those inside a word, nor the one of a possessor's plural ("the allies' port"). */
const OPENS = /(?<![\p{L}\p{M}\p{N}])['‘](?=[\p{L}\p{N}])/gu;
const CLOSES = /(?<=[\p{L}\p{M}\p{N}.!?])(?<!s)['’](?![\p{L}\p{M}\p{N}])/gu;

/** The clause that is said: all that the claim reaches, or what a content word opens in it ("warned Chile that …"). */
function contentSpan(analysis: Analysis, frame: Frame, claim: Claim, tools: Tools): Span | undefined {
  if (isContentClause(analysis, claim, tools)) return claim.scope;
  const { text, language } = analysis.document;
  const { end } = frame.clause;
  const between = tokenise(text, { start: frame.cue.end, end });
  const opener = between.at(-1)?.key ?? '';
  const isOpened = openersOf(language, tools.data).has(opener) && between.every(({ kind }) => kind !== 'mark');
  return isOpened && end > claim.scope.start && end < claim.scope.end
    ? { start: end, end: claim.scope.end }
    : undefined;
}

function openersOf(language: string, data: Data): ReadonlySet<string> {
  return new Set(data.languages.get(language)?.language.clause.content.map(fold));
}

/**
 * Whether a deed is all that is denied or confirmed: between who speaks, the deed and the verb stand only words that add nothing,
 * and no date, which might be the deed's.
 */
export function isWholeDeed({ document }: Analysis, frame: Frame, theme: Theme, data: Data): boolean {
  const pack = data.languages.get(document.language)!;
  const { plain, links } = tiesOf(pack);
  const after = pack.language.markers === 'after';
  const start = after ? Math.max(frame.clause.start, frame.roles['agent']?.end ?? 0) : frame.cue.end;
  const end = after ? frame.cue.start : frame.clause.end;
  const claimant = document.claims.flatMap((claim) =>
    claim.sentence === frame.sentence ? (claim.claimant ?? []) : [],
  );
  const spans = [theme.span, frame.cue, ...claimant, ...Object.values(frame.roles)];
  const isTold = (token: Token) => spans.some((span) => within(token, span));
  const path = tokenise(document.text, { start, end }).filter((token) => !isTold(token));
  return path.every(({ key, kind }) =>
    kind === 'mark' ? key === ',' || key === '.' || key === '।' : plain.has(key) || links.has(key),
  );
}

/** Whether what is said stands as a clause of its own: opened by कि or "that", or by a quotation mark. */
function isContentClause(analysis: Analysis, claim: Claim, { data }: Tools): boolean {
  const { text, language, sentences } = analysis.document;
  const before = tokenise(text, { start: sentences[claim.sentence]!.start, end: claim.scope.start });
  const first = tokenise(text, claim.scope)[0];
  const openers = openersOf(language, data);
  return [before.at(-1), before.at(-2), first].some(
    (token) => token && (openers.has(token.key) || /["“]/u.test(token.key)),
  );
}

/** The claim that the frame itself is: its verb is the frame's cue. */
export function ownClaim(analysis: Analysis, frame: Frame): Claim | undefined {
  return analysis.document.claims.find(
    (claim) =>
      claim.sentence === frame.sentence && claim.verb.start < frame.cue.end && frame.cue.start < claim.verb.end,
  );
}
