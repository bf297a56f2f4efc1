/** What a warning, denial or confirmation says: a clause of its own, quoted as it stands and marked with its language. */
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import type { Claim } from '../text/document.ts';
import { slice, within } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';

interface Tools {
  data: Data;
  phrases: Phrases;
}

/** The words that a warning, denial or confirmation carries, quoted as they stand and marked with their language. */
export function contentOf(analysis: Analysis, frame: Frame, tools: Tools): string | undefined {
  const claim = ownClaim(analysis, frame);
  if (!claim || !isContentClause(analysis, claim, tools) || holdsAnother(analysis, claim)) return undefined;
  const words = withoutEdges(slice(analysis.document.text, claim.scope));
  const { language } = analysis.document;
  if (words.length === 0) return undefined;
  return tools.phrases.say(language === tools.phrases.language ? 'frames.quoted' : 'frames.quotedForeign', {
    content: words,
    language: tools.data.languages.get(language)?.language.names[tools.phrases.language] ?? language,
  });
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

/** Words without the marks around them; a quotation that ends or begins inside them keeps its own mark. Empty if it is torn. */
function withoutEdges(said: string): string {
  const words = said.replace(/^[\s,:]+|[\s।.]+$/gu, '');
  const bare = words.replace(/^["“”'‘]+|["“”'’]+$/gu, '');
  return isBalanced(bare) ? bare : isBalanced(words) ? words : '';
}

function isBalanced(words: string): boolean {
  const count = (mark: string) => words.split(mark).length - 1;
  return count('"') % 2 === 0 && count('“') === count('”');
}

/** Whether what is said stands as a clause of its own: opened by कि or "that", or by a quotation mark. */
function isContentClause(analysis: Analysis, claim: Claim, { data }: Tools): boolean {
  const { text, language, sentences } = analysis.document;
  const before = tokenise(text, { start: sentences[claim.sentence]!.start, end: claim.scope.start });
  const first = tokenise(text, claim.scope)[0];
  const openers = new Set(data.languages.get(language)?.language.clause.content.map(fold));
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
