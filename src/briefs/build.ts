/** Builds one brief from analysed articles: choose, compose, verify, and say what is missing. Pure but for its own id's hash. */
import { createHash } from 'node:crypto';
import type { Article } from '../corpus/article.ts';
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import { SaarError } from '../errors.ts';
import { analyserOf } from '../facts/analyse.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Disagreement } from '../facts/disagreement.ts';
import { findDisputes } from '../facts/disputes.ts';
import { explained } from './acronyms.ts';
import type { Brief } from './brief.ts';
import { candidatesOf, compilePointsBack, type Candidate } from './candidates.ts';
import type { Body } from './changes.ts';
import { choose, isIndependent } from './choose.ts';
import { commonNounsOf } from './common-nouns.ts';
import { comparedWith, type ComparingTools } from './comparison.ts';
import { compileComposer } from './compose.ts';
import { freshNews, WHOLE, type ReadArticle } from './digest.ts';
import { compileLines } from './lines.ts';
import { overtakenAmong } from './overtaken.ts';
import type { FormerText } from './rewritten.ts';
import { actorsSection, disputesSection, figuresSection, gapsSection, type NameOf } from './sections.ts';
import { earlierSources, sourcesOf } from './sources.ts';
import { subjectOf, type Asked, type Subject } from './subject.ts';
import { stagedEventsOf } from './told-events.ts';
import { textKindsOf } from './text-kinds.ts';
import { compileThemes } from './themes.ts';
import { timelineSection } from './timeline.ts';
import { kindsTold } from './told.ts';

export type BriefInput = Asked & {
  language: string;
  articles: readonly ReadArticle[];
  window: { from?: string; to?: string };
  /** How many articles the window holds on any topic. */
  documentsRead: number;
  /** How many articles on what is asked have no date, which the window leaves out. */
  undated?: number;
  now: Date;
  /** The brief to tell the changes from. */
  previous?: Brief;
  /** Briefs that its reader was sent before that one, the oldest first. */
  before?: readonly Brief[];
  /** Of a digest: only what those briefs did not tell is told. */
  digest?: boolean;
  /** The corpus' revision that the articles were taken from, or an earlier one. */
  revision?: number;
  /** Articles that earlier briefs cite and that were changed since, as they stand. */
  reread?: readonly { article: Article; analysis: Analysis }[];
  /** Article id → its earlier editions, the newest first, of those that were changed since. */
  former?: ReadonlyMap<string, readonly FormerText[]>;
  /** Article id → id of the article that it copies. */
  copies?: ReadonlyMap<string, string>;
  /** Article id → its story, of the articles and of those that the earlier briefs cite. */
  stories?: ReadonlyMap<string, string>;
};

/** The brief of a topic or a question. Same input, same bytes. @throws SaarError `topic.unknown`, `language.unknown`. */
export function buildBrief(input: BriefInput, data: Data): Brief {
  const phrases = data.phrases.get(input.language);
  if (!phrases) throw new SaarError('language.unknown', { language: input.language });
  const copies = input.copies ?? new Map<string, string>();
  const originals = input.articles.filter(({ article }) => !copies.has(article.id));
  const analyses = originals.map(({ analysis }) => analysis);
  const isNews = newsIn(originals, data);
  const subject = toldAsNews(subjectOf(input, input.language, analyses, data), isNews);
  const tools = toolsOf(input, analyses, phrases, data);
  const { actors, lines, nameOf } = tools;
  const candidates = candidatesIn(analyses, subject, input.language, data);
  const disputes = findDisputes(analyses, data, subject.disputed, isNews).filter((dispute) =>
    concerns(dispute, subject),
  );
  const words = data.languages.get(input.language)?.language.bottomLineWords ?? 45;
  const told = toldBefore(input);
  const fresh = input.digest ? freshNews({ ...input, told }, { ...tools, subject }) : WHOLE;
  const tellable = fresh.candidates(candidates);
  const overtaken = overtakenAmong([...new Set([...candidates, ...tellable])], data.slots);
  const { bottomLine, keyPoints } = choose(tellable, disputes, fresh.lines(lines), words, overtaken);
  const body = {
    bottomLine,
    ...(bottomLine ? {} : { emptyReason: emptyReason(input, subject, candidates.length, tellable.length) }),
    singleSource: bottomLine !== null && !isIndependent(bottomLine, copies),
    keyPoints,
    figures: fresh.figures(figuresSection(analyses, subject, disputes, nameOf)),
    disputes: fresh.disputes(disputesSection(disputes, subject, nameOf)),
    timeline: timelineSection(candidates, lines),
    actors: actorsSection(candidates, actors, phrases),
    gaps: bottomLine ? gapsSection(analyses, subject, data, phrases) : [],
  };
  Object.assign(body, explained(body, { analyser: tools.analyser, phrases, bottomLineWords: words }));
  const sources = sourcesOf(input.articles, body, copies, data);
  const compared = comparison(input, body, candidates, tools);
  const shell = {
    schemaVersion: 1 as const,
    topic: { id: subject.id, title: subject.title },
    language: input.language,
    window: windowOf(input, sources.length),
    ...body,
    ...compared,
    withheld: lines.withheld(),
    sources: [...sources, ...earlierSources(told, compared.changes, sources)],
    ...(input.digest ? { after: told.map(({ id }) => id), repeated: fresh.repeated() } : {}),
  };
  return { ...shell, id: idOf(shell), generatedAt: input.now.toISOString(), ...madeFrom(input) };
}

/** Kept with a digest's brief, and no part of what it says. */
function madeFrom({ digest, revision }: BriefInput): Pick<Brief, 'revision'> {
  return digest && revision !== undefined ? { revision } : {};
}

/** What the parts of a brief are read, named and said with. */
function toolsOf(input: BriefInput, analyses: readonly Analysis[], phrases: Phrases, data: Data) {
  const { language, digest: staged } = input;
  const analyser = analyserOf(data);
  const { actors } = analyser.reader;
  const common = commonNounsOf(data);
  const nameOf: NameOf = (actor, words, from) =>
    (actor && actors.nameOf(actor, language)) ?? (words === null ? undefined : common.translate(words, from, language));
  const composer = compileComposer({ data, actors, themes: compileThemes(data, language), phrases });
  const lines = compileLines({ analyser, data, analyses, composer, phrases, staged });
  return { data, analyser, actors, nameOf, lines, isActor: (id: string) => actors.kindOf(id) !== undefined };
}

/** Whether a sentence tells something: what only its writer thinks of it is left out. */
function newsIn(articles: BriefInput['articles'], data: Data): Subject['belongs'] {
  const articleOf = new Map(articles.map(({ article, analysis }) => [analysis, article]));
  const { isOpinion } = textKindsOf(data);
  return (analysis, sentence) => !isOpinion(articleOf.get(analysis)!, analysis, sentence);
}

/** The subject without opinions, in points, figures and disputes alike. */
function toldAsNews(subject: Subject, isNews: Subject['belongs']): Subject {
  return {
    ...subject,
    belongs: (analysis, sentence) => subject.belongs(analysis, sentence) && isNews(analysis, sentence),
    counts: (analysis, sentence) => subject.counts(analysis, sentence) && isNews(analysis, sentence),
  };
}

/** What the articles tell of the subject. */
function candidatesIn(analyses: readonly Analysis[], subject: Subject, language: string, data: Data): Candidate[] {
  const pointsBack = new Map([...data.languages].map(([code, pack]) => [code, pack.language.pointsBack]));
  const reading = { pointsBack: compilePointsBack(pointsBack), language, kinds: kindsTold(data.frames) };
  return candidatesOf(analyses, subject, reading);
}

/** A disagreement concerns a topic by its slot, and a question when most of its facts stand in answers to it. */
function concerns({ facts }: Disagreement, { counts }: Subject): boolean {
  return facts.filter((fact) => counts(fact.analysis, fact.sentence)).length * 2 > facts.length;
}

/** The briefs that its reader has seen, the oldest first. */
function toldBefore({ before = [], previous }: BriefInput): Brief[] {
  return [...before, ...(previous ? [previous] : [])];
}

/** What is new since the brief to compare with, told from the articles of this one and those that were changed. */
function comparison(input: BriefInput, body: Body, candidates: readonly Candidate[], tools: ComparingTools) {
  const { previous, articles, language, stories, former, reread = [] } = input;
  if (!previous) return { changes: [] };
  const analyses = [...articles, ...reread].map(({ analysis }) => analysis);
  const events = input.digest && { events: candidates.flatMap((candidate) => stagedEventsOf(candidate, tools.data)) };
  const compared = {
    told: toldBefore(input),
    body,
    language,
    analyses,
    former,
    ...events,
    ...(stories && { stories }),
  };
  const changes = comparedWith(compared, tools);
  return { changes, sinceBriefId: previous.id, since: previous.generatedAt };
}

function emptyReason(
  input: BriefInput,
  subject: Subject,
  onTopic: number,
  fresh: number,
): NonNullable<Brief['emptyReason']> {
  if (!subject.asksAnything) return 'nothing-asked';
  if (fresh === 0 && onTopic > 0) return 'nothing-new';
  if (onTopic > 0) return 'all-withheld';
  if (input.documentsRead > 0 || input.articles.length > 0) return 'none-on-topic';
  return input.window.from || input.window.to ? 'none-in-window' : 'no-articles';
}

function windowOf(input: BriefInput, used: number): Brief['window'] {
  const dates = input.articles
    .flatMap(({ article }) => (article.publishedAt ? [article.publishedAt.slice(0, 10)] : []))
    .sort();
  return {
    from: input.window.from ?? null,
    to: input.window.to ?? null,
    documentsRead: input.documentsRead,
    documentsUsed: used,
    ...(input.undated ? { undated: input.undated } : {}),
    oldest: dates[0] ?? null,
    newest: dates.at(-1) ?? null,
  };
}

/** Short enough for a button, long enough never to meet another brief's. */
function idOf(shell: object): string {
  return `b${createHash('sha256').update(JSON.stringify(shell)).digest('hex').slice(0, 12)}`;
}
