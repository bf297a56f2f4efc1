/**
 * Who a pronoun is that acts, or owns what is counted, in what somebody says: "Kenya confirmed that it had sent …", "उसके 13 सैनिक".
 * It is the one who says so where nobody else could be meant; else it stays unknown.
 */
import type { FramesData } from '../data/frames.ts';
import type { LanguageData } from '../data/language.ts';
import { within, type Claim, type NameMention, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import type { Role } from './analysis.ts';
import { claimOver } from './figures.ts';
import type { SentenceFindings } from './local.ts';
import { compileSaid } from './sayings.ts';
import { lastUntil } from './token-places.ts';

export interface PronounReader {
  /** Who acts at `cue`, where the words that are said open with a pronoun. */
  agent(line: Line, cue: Span, document: SentenceFindings): Role | undefined;
  /** Whose a count is, where a pronoun stands right before it. */
  owner(line: Line, figure: Span, document: SentenceFindings): Role | undefined;
}

/** Speakers that are "it": a person is "he" or "she", and others may be too. */
const ITSELF: ReadonlySet<NameMention['kind']> = new Set(['state', 'body', 'place']);

/** A reader for one language. */
export function compilePronouns({ pronouns }: FramesData, language: LanguageData): PronounReader {
  const agents = new Set(pronouns.agent.map(fold));
  const owners = new Set(pronouns.owner.map(fold));
  const startOfSaid = compileSaid(language);
  return {
    agent(line, cue, document) {
      const claim = claimOver(document.claims, cue);
      const from = claim && startOfSaid(line, claim, document);
      const opening = line.tokens.find((token) => token.start === from);
      return claim && opening && agents.has(opening.key) ? speaker(claim, opening, document) : undefined;
    },
    owner(line, figure, document) {
      const claim = claimOver(document.claims, figure);
      const before = line.tokens[lastUntil(line.tokens, figure.start)];
      return claim && before && owners.has(before.key) && within(before, claim.scope)
        ? speaker(claim, before, document)
        : undefined;
    },
  };
}

/** The claimant as the one that a pronoun at `word` stands for; undefined where another name before it could be. */
function speaker(claim: Claim, word: Span, { names }: SentenceFindings): Role | undefined {
  const { claimant, actor } = claim;
  if (!claimant || !actor || claim.carried) return undefined;
  const before = names.filter((name) => name.end <= word.start && !name.adjective);
  const own = before.find((name) => name.id === actor && within(name, claimant));
  const others = before.some((name) => name.id !== actor && !within(name, claimant));
  return own && ITSELF.has(own.kind) && !others
    ? { start: word.start, end: word.end, actors: [actor], own: true }
    : undefined;
}
