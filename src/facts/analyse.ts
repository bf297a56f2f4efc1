/** Reads one article into facts: the text room's Document first, then figures, frames and topics, each using the one before. */
import { createHash } from 'node:crypto';
import type { Data, LanguagePack } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import { compileClauses } from '../text/clauses.ts';
import { compileDoubt, type DoubtReader } from '../text/doubt.ts';
import type { Document, Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { lazily } from '../text/lazily.ts';
import type { Line } from '../text/line.ts';
import { compileMood } from '../text/mood.ts';
import { Trie } from '../text/trie.ts';
import { compileReader, LONGEST_READ, type Readable, type Reader } from '../text/read.ts';
import { tokenise } from '../text/tokens.ts';
import type { Analysis, Figure, Frame } from './analysis.ts';
import { compileCues } from './cues.ts';
import { figureReader, type FigureTools } from './figures.ts';
import { compileFrames } from './frames.ts';
import { localViews, type Local } from './local.ts';
import { compilePeople } from './people.ts';
import { compileSlots } from './slots.ts';
import { compilePlain } from './plain.ts';
import { compileStatus } from './status.ts';
import { compileRetractions } from './retraction.ts';
import { compileOccasions } from './occasions.ts';
import { compileTopics } from './topics.ts';

/** Raised whenever code alone would read the same text otherwise. */
const CODE_VERSION = 7;

export interface Analyser {
  /** Changes with the code and with any data file that reading rests on: stored analyses of another version are redone. */
  version: string;
  reader: Reader;
  analyse(article: Readable): Analysis;
}

/** The analyser of a data folder, compiled once. */
export const analyserOf: (data: Data) => Analyser = oncePer(compileAnalyser);

/** Reads one article with the language packs of `data`. Pure: the same article and data give the same analysis. */
export function analyse(article: Readable, data: Data): Analysis {
  return analyserOf(data).analyse(article);
}

/** A short hash of everything that reading depends on; phrases only speak and are left out. Who does not read need not compile. */
export const versionOf: (data: Data) => string = oncePer(hashOfRules);

function hashOfRules(data: Data): string {
  const { languages, actors, topics, domains, slots, frames, themes } = data;
  const read = [[...languages], actors, [...topics], [...domains], slots, frames, themes];
  return `${CODE_VERSION}-${createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 12)}`;
}

type Facts = (
  document: Document,
  lines: readonly Line[],
) => Pick<Analysis, 'figures' | 'frames' | 'topics' | 'topicReasons'>;

function compileAnalyser(data: Data): Analyser {
  const reader = compileReader(data);
  const tongues = new Map([...data.languages].map(([code, pack]) => [code, compileFacts(data, pack)]));
  const fallback = [...tongues.values()][0]!;
  const version = versionOf(data);
  return {
    version,
    reader,
    analyse(article) {
      const { document, lines } = reader.read(article);
      const facts = (tongues.get(article.language) ?? fallback)(document, lines);
      return { articleId: article.id, version, document, ...facts };
    },
  };
}

/** What a warning, denial or accusation says is quoted whole, whatever it supposes; its own words are what it is. */
function contentOf(frame: Frame, { document }: Local, kinds: ReadonlySet<string>): Span[] {
  if (!kinds.has(frame.frame)) return [];
  const claim = document.claims.find(({ verb }) => verb.start < frame.cue.end && frame.cue.start < verb.end);
  return claim ? [claim.scope, frame.cue] : [];
}

/** An event told as done on a day after its own article's is a plan, a scenario or a misreading. */
function isAhead({ date, status }: Frame, { dates, publishedAt }: Document): boolean {
  const iso = date === undefined ? undefined : dates[date]?.iso;
  return status === 'done' && iso !== undefined && publishedAt !== undefined && iso > publishedAt.slice(0, iso.length);
}

function figureTools(data: Data, pack: LanguagePack, doubt: DoubtReader): FigureTools {
  const owners = new Set(
    Object.entries(pack.frames.markers).flatMap(([word, mark]) => (mark === 'of' ? [fold(word)] : [])),
  );
  // A pack without cues for slots fills none, not even the default ones.
  const kinds = Object.keys(pack.slots).length > 0 ? data.slots : [];
  const verbLast = pack.language.markers === 'after';
  return {
    cues: compileCues(pack.slots),
    slots: compileSlots(kinds, verbLast),
    status: compileStatus(pack.slots, verbLast),
    people: compilePeople(pack.slots),
    joiners: new Set(pack.frames.joiners.map(fold)),
    unsure: doubt.doubts,
    owners,
    relatives: new Set([...pack.language.told.relatives, ...pack.language.told.articles].map(fold)),
    since: trieOf(pack.language.counted.since),
  };
}

function trieOf(phrases: readonly string[]): Trie<true> {
  const trie = new Trie<true>();
  for (const phrase of phrases) trie.add(phrase, true);
  return trie;
}

/** Kinds of events that consist in saying something: warnings, accusations. */
function spokenFrames(data: Data): ReadonlySet<string> {
  return new Set(data.frames.filter(({ content }) => content === 'clause').map(({ id }) => id));
}

/** What a line quotes or says itself of its event: words there qualify nothing that it would lose. */
function compileExempt(data: Data, language: string): (line: Line, frame: Frame, local: Local) => Span[] {
  const contentFrames = spokenFrames(data);
  const undoing = new Set(data.frames.filter(({ undoes }) => undoes).map(({ id }) => id));
  const occasionIn = compileOccasions(data, language);
  return (line, frame, local) => [
    ...contentOf(frame, local, contentFrames),
    ...occasionIn(line, frame),
    ...(undoing.has(frame.frame) ? [frame.cue] : []),
  ];
}

function compileFacts(data: Data, pack: LanguagePack): Facts {
  const doubt = compileDoubt(pack.language);
  const clausesIn = compileClauses(pack.language, pack.frames.joiners);
  const mood = compileMood(pack.language);
  const isPlain = compilePlain(data, pack);
  const spoken = spokenFrames(data);
  const retractions = compileRetractions(pack.language, doubt);
  const tools = figureTools(data, pack, doubt);
  const framesIn = compileFrames(data.frames, pack.frames, pack.language, mood);
  const topics = compileTopics([...data.topics.values()], data.domains, data.slots, pack.code);
  const topicOfSlot = new Map(data.slots.map(({ id, topic }) => [id, topic]));
  const exempt = compileExempt(data, pack.code);
  return (document, lines) => {
    const { views, indexOf } = localViews(document);
    const read: Figure[] = [];
    const frames: Frame[] = [];
    const headline = lazily(() => tokenise(document.title ?? ''));
    const figuresIn = figureReader(tools, headline);
    const isRetracted = retractions(lines);
    for (const [at, line] of lines.entries()) {
      if (line.sentence.kind !== 'sentence' || line.tokens.length > LONGEST_READ) continue;
      const local = views[line.sentence.index]!;
      const clauses = lazily(() => clausesIn(line));
      // Words that no quotation covers are few: most lines hold none that doubts anything.
      const isQualified = lazily(() => doubt.qualifies(line, []));
      const takenBack = lazily(() => doubt.takesBack(lines[at + 1]) || isRemarked(lines[at - 1], doubt));
      local.figures = figuresIn(line, clauses, local.document);
      local.figures.forEach((figure, index) => indexOf.set(figure, read.length + index));
      read.push(...local.figures);
      for (const frame of framesIn(line, clauses, local)) {
        const isDoubted =
          takenBack() ||
          isRetracted(at, frame) ||
          (isQualified() && doubt.qualifies(line, exempt(line, frame, local))) ||
          isAhead(frame, document);
        const isWarned = isWarnedOf(frame, document) && !spoken.has(frame.frame);
        frames.push(marked(frame, isDoubted, isWarned || !isPlain(line, clauses(), frame, local)));
      }
    }
    const { reasons, foreign } = topics.read(document, lines, headline(), views, frames);
    return {
      figures: read.map((figure) => withoutSlotOf(foreign, topicOfSlot, figure)),
      frames,
      topics: reasons.map((found) => [...found.keys()]),
      topicReasons: reasons.map((found) => [...found.values()]),
    };
  };
}

/** "warned China against holding drills": what somebody warns of need not have happened, whatever its verb's form. */
function isWarnedOf({ claim }: Frame, { claims }: Document): boolean {
  return claim !== undefined && claims[claim]?.polarity === 'warns';
}

/** "Hoax!": a remark of few words before a sentence is about it; whatever points back there is about another. */
function isRemarked(before: Line | undefined, doubt: DoubtReader): boolean {
  return before !== undefined && before.tokens.length <= LONGEST_REMARK && doubt.takesBack(before);
}

const LONGEST_REMARK = 5;

/** A frame with those marks that are true. */
function marked(frame: Frame, doubted: boolean, untold: boolean): Frame {
  // The frame is this article's own and seen by nobody yet: setting what it has room for costs less than a copy.
  if (doubted) frame.doubted = true;
  if (untold) frame.untold = true;
  return frame;
}

/** A figure of an article on something else answers no question of these topics. */
function withoutSlotOf(
  topics: ReadonlySet<string>,
  topicOfSlot: ReadonlyMap<string, string | undefined>,
  figure: Figure,
): Figure {
  const { slot } = figure;
  const isForeign = slot !== undefined && topics.has(topicOfSlot.get(slot) ?? '');
  return isForeign ? { ...figure, slot: undefined, rule: undefined } : figure;
}
