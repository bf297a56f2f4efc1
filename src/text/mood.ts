/**
 * Reads from tense and modal verb whether an event is done, under way, planned, possible or negated.
 * Where the verb stands is a matter of the language's order: after its words in one, before them in another.
 */
import type { LanguageData } from '../data/language.ts';

import { fold } from './fold.ts';
import type { Line } from './line.ts';
import type { Clause } from './clauses.ts';
import type { Token } from './tokens.ts';

export interface Mood {
  status: 'done' | 'ongoing' | 'planned' | 'possible';
  negated: boolean;
}

export interface MoodReader {
  /** The mood of a verb or event noun at tokens `from` … `to` of the line. */
  ofCue(line: Line, clause: Clause, from: number, to: number): Mood;
  /** The mood of a thing counted at token `from`, from its clause's verb wherever that stands. */
  ofThing(line: Line, clause: Clause, from: number): Mood;
}

/** How many tokens before a cue a modal may stand where verbs come first. */
const REACH_BEFORE = 4;
/** How many tokens before a cue a negation may stand, and how many after it where verbs come last. */
const REACH_NEGATION = 3;
const REACH_NEGATION_AFTER = 2;

/** A reader of moods for one language. */
export function compileMood(language: LanguageData): MoodReader {
  const set = (list: readonly string[]) => new Set(list.map(fold));
  const possible = set(language.modal.possible);
  const planned = set(language.modal.planned);
  const ongoing = set(language.modal.ongoing);
  const opening = set(language.modal.opening);
  const negation = set(language.negation);
  const verbLast = language.markers === 'after';
  const statusIn = (line: Line, from: number, to: number): Mood['status'] => {
    const tokens = line.tokens.slice(from, to);
    if (tokens.some(({ key }) => possible.has(key))) return 'possible';
    if (tokens.some(({ key }) => planned.has(key))) return 'planned';
    return isProgressive(tokens, ongoing, language.modal.progressive) ? 'ongoing' : 'done';
  };
  return {
    ofThing: (line, clause, from) => ({
      status: statusIn(line, verbLast ? from : clause.from, clause.to),
      negated: line.tokens.slice(clause.from, clause.to).some((token) => negation.has(token.key)),
    }),
    ofCue(line, clause, from, to) {
      const start = verbLast ? from : Math.max(clause.from, from - REACH_BEFORE);
      const read = statusIn(line, start, verbLast ? clause.to : to);
      const isOpen = read === 'done' && [from - 1, from].some((at) => opening.has(line.tokens[at]?.key ?? ''));
      const around = [
        ...line.tokens.slice(Math.max(clause.from, from - REACH_NEGATION), from),
        ...(verbLast ? line.tokens.slice(to, Math.min(clause.to, to + REACH_NEGATION_AFTER)) : []),
      ];
      return { status: isOpen ? 'planned' : read, negated: around.some((token) => negation.has(token.key)) };
    },
  };
}

/** A word such as "is" opens a passive as well as a progressive: where an ending tells, the next word must have it. */
function isProgressive(tokens: readonly Token[], ongoing: ReadonlySet<string>, ending: string): boolean {
  return tokens.some(
    ({ key }, at) => ongoing.has(key) && (ending === '' || (tokens[at + 1]?.key.endsWith(ending) ?? false)),
  );
}
