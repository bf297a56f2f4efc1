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
import type { Frame, Role } from './analysis.ts';
import type { Local, SentenceFindings } from './local.ts';
import { compileGrounds, type Scene } from './grounds.ts';
import { compilePhrases } from './participles.ts';
import { compilePronouns, type PronounReader } from './pronouns.ts';
import { compileRoles, type CuePlace, type RoleReader } from './roles.ts';

interface Cue {
  frame: string;
  /** A phrase that looks like a cue and is none. */
  barred: boolean;
  form: 'verb' | 'passive' | 'participle';
}

export type FrameReader = (line: Line, clauses: () => readonly Clause[], local: Local) => readonly Frame[];

const NO_FRAMES: readonly never[] = [];

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
  const groundsOf = compileGrounds(frames, language);
  const isEvent = ({ value }: PhraseMatch<Cue>) => !kinds.get(value.frame)!.needs.includes('never');
  const phraseOf = compilePhrases(frames);
  const pronouns = compilePronouns(frames, language);
  return (line, clauses, local) => {
    const cues = cuesIn(line, trie, isInfinitive);
    return onePerClause(
      cues.flatMap((cue) => {
        const { frame, form } = cue.value;
        const kind = kinds.get(frame)!;
        const whole = clauseAt(clauses(), cue.start);
        const inWhole = roles.fillers(line, whole, namesOfEvent(local.document, cue), cue);
        const clause = form === 'participle' ? phraseOf(line, whole, cue, inWhole) : whole;
        const fillers = inWhole.filter((filler) => within(filler, clause));
        const feeling = mood.ofCue(line, clause, cue.from, cue.to);
        const found = roles.roles(kind, fillers, placeOf(cue, line, clause, roles));
        const others = cues.filter((other) => other.value.frame !== frame && isEvent(other) && !overlaps(other, cue));
        const scene = { line, clause, cue, local, rivals: form === 'participle' ? [] : others };
        const grounds = groundsOf(kind, scene);
        if (isCounting(kind) && grounds.figure === undefined) return [];
        const filled = withPronouns(kind, found, scene, grounds.figure, pronouns);
        return {
          frame,
          sentence: line.sentence.index,
          cue: { start: cue.start, end: cue.end },
          clause: { start: clause.start, end: clause.end },
          roles: filled,
          passive: (form === 'passive' || kind.agentless) && !filled['agent'] ? true : undefined,
          participle: form === 'participle' ? true : undefined,
          ...grounds,
          status: clause.kind === 'conditional' ? 'possible' : feeling.status,
          negated: feeling.negated,
          hedges: hedgesOver(local.document, cue),
          doubted: undefined,
          untold: undefined,
        };
      }),
    );
  };
}

function isCounting({ about, stands }: FrameKind): boolean {
  return !about && stands === 'beside';
}

function placeOf(cue: PhraseMatch<Cue>, line: Line, clause: Clause, roles: RoleReader): CuePlace {
  return {
    cue,
    passive: cue.value.form !== 'verb',
    participle: roles.participleEnd(line, clause, cue),
    purpose: roles.purposeEnd(line, clause, cue),
  };
}

/** Roles that a pronoun fills where no name does. */
function withPronouns(
  kind: FrameKind,
  roles: Record<string, Role>,
  { line, clause, cue, local: { document, figures, indexOf } }: Scene,
  figureAt: number | undefined,
  pronouns: PronounReader,
): Record<string, Role> {
  const agent = kind.roles['agent'] && !roles['agent'] ? pronouns.agent(line, cue, document) : undefined;
  const figure = figureAt === undefined ? undefined : figures.find((found) => indexOf.get(found) === figureAt);
  const isUnowned = kind.roles['victim'] && !roles['victim'] && figure && !figure.subject;
  const victim = isUnowned ? pronouns.owner(line, figure, document) : undefined;
  return {
    ...roles,
    ...(agent && within(agent, clause) ? { agent } : {}),
    ...(victim && within(victim, clause) ? { victim } : {}),
  };
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
  const add = (cues: Readonly<Record<string, readonly string[]>>, form: Cue['form']) => {
    for (const [frame, phrases] of Object.entries(cues))
      for (const phrase of phrases) trie.add(phrase.replace(/^!/, ''), { frame, barred: phrase.startsWith('!'), form });
  };
  add(frames.cues, 'verb');
  add(frames.passiveCues, 'passive');
  add(frames.participles, 'participle');
  return trie;
}

/** One cue a frame kind and clause region: the longest match wins, barred phrases swallow what they cover. */
function cuesIn(
  line: Line,
  trie: Trie<Cue>,
  isInfinitive: (line: Line, to: number) => boolean,
): readonly PhraseMatch<Cue>[] {
  const matches = trie.matches(line.tokens);
  if (matches.length === 0) return NO_FRAMES;
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

/** Who only tells of the event plays no part in it: "according to X", "which X says …". */
function namesOfEvent({ names, claims }: SentenceFindings, cue: Span): readonly NameMention[] {
  if (names.length === 0 || claims.length === 0) return names;
  const tellers = claims.flatMap(({ claimant, verb }) =>
    claimant && (verb.end <= claimant.start || (claimant.end <= verb.start && verb.end <= cue.start)) ? [claimant] : [],
  );
  return tellers.length === 0 ? names : names.filter((name) => !tellers.some((teller) => within(name, teller)));
}

function hedgesOver(document: SentenceFindings, cue: Span): Span[] {
  return document.claims.filter((claim) => !claim.claimant && within(cue, claim.scope)).map((claim) => claim.verb);
}
