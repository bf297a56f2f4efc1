/** Builds one brief from analysed articles: choose, compose, verify, and say what is missing. Pure but for its own id's hash. */
import { createHash } from 'node:crypto';
import type { Article } from '../corpus/article.ts';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import { analyserOf } from '../facts/analyse.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Disagreement } from '../facts/disagreement.ts';
import { findDisputes } from '../facts/disputes.ts';
import type { Actors } from '../text/names.ts';
import { explained } from './acronyms.ts';
import type { Brief, Change, Source } from './brief.ts';
import { candidatesOf, compilePointsBack, type Candidate } from './candidates.ts';
import { changesSince } from './changes.ts';
import { choose, isIndependent } from './choose.ts';
import { commonNounsOf } from './common-nouns.ts';
import { compileComposer } from './compose.ts';
import { compileLines } from './lines.ts';
import { overtakenAmong } from './overtaken.ts';
import { actorsSection, disputesSection, figuresSection, gapsSection, type NameOf } from './sections.ts';
import { subjectOf, type Asked, type Subject } from './subject.ts';
import { textKindsOf, type TextKinds } from './text-kinds.ts';
import { compileThemes } from './themes.ts';
import { timelineSection } from './timeline.ts';
import { kindsTold } from './told.ts';

export type BriefInput = Asked & {
  language: string;
  articles: readonly { article: Article; analysis: Analysis }[];
  window: { from?: string; to?: string };
  /** How many articles the window holds on any topic. */
  documentsRead: number;
  now: Date;
  /** The brief to tell the changes from. */
  previous?: Brief;
  /** Article id → id of the article that it copies. */
  copies?: ReadonlyMap<string, string>;
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
  const analyser = analyserOf(data);
  const { actors } = analyser.reader;
  const common = commonNounsOf(data);
  const nameOf: NameOf = (actor, words, language) =>
    (actor && actors.nameOf(actor, input.language)) ??
    (words === null ? undefined : common.translate(words, language, input.language));
  const themes = compileThemes(data, input.language);
  const composer = compileComposer({ data, actors, themes, phrases });
  const lines = compileLines({ analyser, data, analyses, composer, phrases });
  const kinds = textKindsOf(data);
  const candidates = candidatesIn(analyses, subject, input.language, data);
  const disputes = findDisputes(analyses, data, subject.disputed, isNews).filter((dispute) =>
    concerns(dispute, subject),
  );
  const words = data.languages.get(input.language)?.language.bottomLineWords ?? 45;
  const { bottomLine, keyPoints } = choose(candidates, disputes, lines, words, overtakenAmong(candidates, data.slots));
  const body = {
    bottomLine,
    ...(bottomLine ? {} : { emptyReason: emptyReason(input, subject, candidates.length) }),
    singleSource: bottomLine !== null && !isIndependent(bottomLine, copies),
    keyPoints,
    figures: figuresSection(analyses, subject, disputes, nameOf),
    disputes: disputesSection(disputes, subject, nameOf),
    timeline: timelineSection(candidates, lines),
    actors: actorsSection(candidates, actors, phrases),
    gaps: bottomLine ? gapsSection(analyses, subject, data, phrases) : [],
  };
  Object.assign(body, explained(body, { analyser, phrases, bottomLineWords: words }));
  const sources = sourcesOf(input, body, copies, kinds);
  const compared = comparison(input, body, actors);
  const shell = {
    schemaVersion: 1 as const,
    topic: { id: subject.id, title: subject.title },
    language: input.language,
    window: windowOf(input, sources.length),
    ...body,
    ...compared,
    withheld: lines.withheld(),
    sources: [...sources, ...earlierSources(input.previous, compared.changes, sources)],
  };
  return { ...shell, id: idOf(shell), generatedAt: input.now.toISOString() };
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

/** What is new since the brief to compare with, told from the articles of this one. */
function comparison(
  { previous, articles }: BriefInput,
  body: Pick<Brief, 'bottomLine' | 'keyPoints' | 'figures'>,
  actors: Actors,
) {
  if (!previous) return { changes: [] };
  const texts = new Map(articles.map(({ article }) => [article.id, article.text]));
  const isActor = (id: string) => actors.kindOf(id) !== undefined;
  const changes = changesSince(previous, body, { texts, isActor });
  return { changes, sinceBriefId: previous.id, since: previous.generatedAt };
}

function emptyReason(input: BriefInput, subject: Subject, onTopic: number): NonNullable<Brief['emptyReason']> {
  if (!subject.asksAnything) return 'nothing-asked';
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
    oldest: dates[0] ?? null,
    newest: dates.at(-1) ?? null,
  };
}

/** Sources that the brief cites, newest first, with the copies that are counted with them. */
function sourcesOf(
  input: BriefInput,
  body: Pick<Brief, 'bottomLine' | 'keyPoints' | 'figures' | 'disputes' | 'timeline' | 'actors'>,
  copies: ReadonlyMap<string, string>,
  kinds: TextKinds,
): Source[] {
  const parts = [
    ...(body.bottomLine ? [body.bottomLine] : []),
    ...body.keyPoints,
    ...body.figures,
    ...body.timeline,
    ...body.actors,
  ];
  const cited = new Set(
    [...parts, ...body.disputes.flatMap((dispute) => dispute.positions)].flatMap((part) =>
      part.citations.map(({ source }) => source),
    ),
  );
  return input.articles
    .filter(({ article }) => cited.has(article.id))
    .map(({ article, analysis }) =>
      sourceOf(
        article,
        [...copies].filter(([, original]) => original === article.id).map(([copy]) => copy),
        kinds.kindOf(article, analysis),
      ),
    );
}

/** Sources of the earlier brief that only its old facts rest on: each side of a change leads to its sentence. */
function earlierSources(previous: Brief | undefined, changes: readonly Change[], known: readonly Source[]): Source[] {
  const cited = new Set(changes.flatMap(({ citations }) => citations.map(({ source }) => source)));
  return (previous?.sources ?? []).filter(({ id }) => cited.has(id) && !known.some((source) => source.id === id));
}

/** An article as a source; `copies` are ids of others that print the same. */
export function sourceOf(article: Article, copies: readonly string[], descriptor: string | undefined): Source {
  return {
    id: article.id,
    title: article.title,
    ...(article.publisher ? { publisher: article.publisher } : {}),
    ...(article.publishedAt ? { publishedAt: article.publishedAt } : {}),
    dateCertainty: article.dateCertainty,
    language: article.language,
    ...(article.url ? { url: article.url } : {}),
    ...(descriptor ? { descriptor } : {}),
    ...(copies.length > 0 ? { copies: [...copies] } : {}),
  };
}

/** Short enough for a button, long enough never to meet another brief's. */
function idOf(shell: object): string {
  return `b${createHash('sha256').update(JSON.stringify(shell)).digest('hex').slice(0, 12)}`;
}
