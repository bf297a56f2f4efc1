/** Finds the events of a sentence: a cue, its clause, who fills which role, and on whose word. */
import type { FrameKind, FrameList, FramesData } from '../data/frames.ts';
import type { LanguageData } from '../data/language.ts';
import type { Clause } from '../text/clauses.ts';
import { clauseAt } from '../text/clauses.ts';
import type { NameMention, Span } from '../text/document.ts';
import { within } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import type { MoodReader } from '../text/mood.ts';
import { Trie, type PhraseMatch } from '../text/trie.ts';
import type { Frame } from './analysis.ts';
import type { Local, SentenceFindings } from './local.ts';
import { claimOver } from './figures.ts';
import { compileRoles } from './roles.ts';

interface Cue {
  frame: string;
  /** A phrase that looks like a cue and is none. */
  barred: boolean;
  passive: boolean;
}

export type FrameReader = (line: Line, clauses: () => readonly Clause[], local: Local) => Frame[];

/** A frame reader for one language. */
export function compileFrames(
  list: FrameList,
  frames: FramesData,
  language: LanguageData,
  mood: MoodReader,
): FrameReader {
  const trie = cueTrie(frames);
  const kinds = new Map(list.map((kind) => [kind.id, kind]));
  const roles = compileRoles(frames, language);
  const isInfinitive = infinitiveTest(frames);
  const isWhen = whenTest(frames);
  return (line, clauses, local) =>
    onePerClause(
      cuesIn(line, trie, isInfinitive).map((cue) => {
        const kind = kinds.get(cue.value.frame)!;
        const clause = clauseAt(clauses(), cue.start);
        const feeling = mood.ofCue(line, clause, cue.from, cue.to);
        return {
          frame: kind.id,
          sentence: line.sentence.index,
          cue: { start: cue.start, end: cue.end },
          clause: { start: clause.start, end: clause.end },
          roles: roles.roles(
            kind,
            roles.fillers(line, clause, namesOfEvent(local.document, cue)),
            cue,
            cue.value.passive,
            roles.participleEnd(line, clause, cue),
          ),
          ...groundsOf(kind, { line, clause, cue, local }, isWhen),
          status: clause.kind === 'conditional' ? 'possible' : feeling.status,
          negated: feeling.negated,
          hedges: hedgesOver(local.document, cue),
        };
      }),
    );
}

/** "deployed … soldiers" and "deployed" are one event of their clause; where they differ, the negated reading holds. */
function onePerClause(frames: Frame[]): Frame[] {
  if (frames.length < 2) return frames;
  const kept = new Map<string, Frame>();
  for (const frame of frames) {
    const key = `${frame.frame} ${frame.clause.start}`;
    const known = kept.get(key);
    if (!known || (frame.negated && !known.negated)) kept.set(key, frame);
  }
  return [...kept.values()];
}

function cueTrie(frames: FramesData): Trie<Cue> {
  const trie = new Trie<Cue>();
  const add = (frame: string, phrases: readonly string[], passive: boolean) => {
    for (const phrase of phrases)
      trie.add(phrase.replace(/^!/, ''), { frame, barred: phrase.startsWith('!'), passive });
  };
  for (const [frame, phrases] of Object.entries(frames.cues)) add(frame, phrases, false);
  for (const [frame, phrases] of Object.entries(frames.passiveCues)) add(frame, phrases, true);
  return trie;
}

/** One cue a frame kind and clause region: the longest match wins, barred phrases swallow what they cover. */
function cuesIn(line: Line, trie: Trie<Cue>, isInfinitive: (line: Line, to: number) => boolean): PhraseMatch<Cue>[] {
  const matches = trie.matches(line.tokens);
  if (matches.length === 0) return [];
  const longestFirst = [...matches].sort(
    (a, b) => b.to - b.from - (a.to - a.from) || Number(b.value.barred) - Number(a.value.barred),
  );
  const kept: PhraseMatch<Cue>[] = [];
  for (const match of longestFirst) {
    const rival = kept.find((other) => other.value.frame === match.value.frame && overlaps(other, match));
    if (!rival) kept.push(match);
  }
  return kept
    .filter((match) => !match.value.barred && !isInfinitive(line, match.to) && !isHyphenated(line, match))
    .sort((a, b) => a.start - b.start);
}

/** "un-signed" and "re-deployed" are other words than their last part. */
function isHyphenated(line: Line, match: PhraseMatch<Cue>): boolean {
  const before = line.tokens[match.from - 1];
  return before?.key === '-' && before.end === match.start;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** "उपलब्ध कराने के खतरे" speaks of an event without saying that it happened. */
function infinitiveTest(frames: FramesData): (line: Line, to: number) => boolean {
  const endings = frames.infinitive.endings.map(fold);
  const then = new Set(frames.infinitive.then.map(fold));
  return (line, to) => {
    const last = line.tokens[to - 1]!.key;
    return endings.some((ending) => last.endsWith(ending)) && then.has(line.tokens[to]?.key ?? '');
  };
}

/** Whether a date tells when: "since 2022" and "2022 से" bound a span, which is no event's day. */
function whenTest(frames: FramesData): (line: Line, date: Span) => boolean {
  const before = new Set(frames.notWhen.before.map(fold));
  const after = new Trie<true>();
  for (const phrase of frames.notWhen.after) after.add(phrase, true);
  return (line, date) => {
    const inside = line.tokens.find((token) => token.start >= date.start);
    const previous = line.tokens.findLast((token) => token.end <= date.start);
    const next = line.tokens.findIndex((token) => token.start >= date.end);
    const opened = before.has(previous?.key ?? '') || before.has(inside?.key ?? '');
    return !opened && (next < 0 || after.matchesAt(line.tokens, next).length === 0);
  };
}

/** Who only tells of the event plays no part in it: "according to X", "which X says …". */
function namesOfEvent({ names, claims }: SentenceFindings, cue: Span): NameMention[] {
  const tellers = claims.flatMap(({ claimant, verb }) =>
    claimant && (verb.end <= claimant.start || (claimant.end <= verb.start && verb.end <= cue.start)) ? [claimant] : [],
  );
  return names.filter((name) => !tellers.some((teller) => within(name, teller)));
}

/** Where a cue stands, with what else was found there. */
interface Scene {
  line: Line;
  clause: Clause;
  cue: Span;
  local: Local;
}

function groundsOf(
  kind: FrameKind,
  { line, clause, cue, local }: Scene,
  isWhen: (line: Line, date: Span) => boolean,
): Pick<Frame, 'figure' | 'date' | 'claim'> {
  const { document, figures, indexOf } = local;
  const figure = figures.find((found) => within(found, clause) && kind.slots.includes(found.slot ?? ''));
  const dates = document.dates.filter(
    (date) =>
      within(date, clause) && !date.slip && !date.names && isWhen(line, date) && !isOfTelling(date, cue, document),
  );
  const claim = claimOver(document.claims, cue);
  return {
    ...(figure ? { figure: indexOf.get(figure)! } : {}),
    ...(dates.length === 1 ? { date: indexOf.get(dates[0]!)! } : {}),
    ...(claim ? { claim: indexOf.get(claim)! } : {}),
  };
}

/** "…, the ministry said on Wednesday": what a claim over the event does not cover dates the saying. */
function isOfTelling(date: Span, cue: Span, { claims }: SentenceFindings): boolean {
  return claims.some(({ scope }) => within(cue, scope) && !within(date, scope));
}

function hedgesOver(document: SentenceFindings, cue: Span): Span[] {
  return document.claims.filter((claim) => !claim.claimant && within(cue, claim.scope)).map((claim) => claim.verb);
}
