/** `saar analyze <files>`: what is read in articles, without keeping anything. */
import { buffer } from 'node:stream/consumers';
import { analysisDump } from '../adapters/terminal/analysis-dump.ts';
import { analysisText, type AnalysisLook } from '../adapters/terminal/analysis-text.ts';
import type { Dispute } from '../briefs/brief.ts';
import { disputesSection } from '../briefs/sections.ts';
import { topicSubject } from '../briefs/subject.ts';
import type { Article } from '../corpus/article.ts';
import { isoDate } from '../corpus/published-at.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { readText, type CorpusReading } from '../corpus/read-text.ts';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import { analyse, analyserOf } from '../facts/analyse.ts';
import type { Analysis } from '../facts/analysis.ts';
import { findDisputes } from '../facts/disputes.ts';
import { lookOf, printJson, type Call } from './call.ts';
import { ADDED, readCheckedData } from './open-saar.ts';
import { refusalLines } from './refusal-lines.ts';
import { EXIT } from './report-error.ts';

const STANDARD_INPUT = '-';

export interface AnalyzeOptions {
  json?: boolean;
  /** Names the rules behind each finding. */
  explain?: boolean;
  /** The day that relative dates are measured from, for every file of the call: `YYYY-MM-DD`. */
  published?: string;
}

/**
 * Prints what is read in the files, in the order given. Answers the exit code: 2 when none could be read.
 * @throws SaarError `date.invalid`.
 */
export async function analyze(call: Call, files: readonly string[], options: AnalyzeOptions): Promise<number> {
  const publishedAt = publicationDay(options.published);
  const data = readCheckedData(call.config);
  const analyses: Analysis[] = [];
  for (const file of files) {
    const { articles, refusals } = await readOne(file, data, call);
    for (const line of refusalLines(refusals, call.phrases)) call.err.write(`${line}\n`);
    for (const article of articles) analyses.push(analyse({ ...article, ...publishedAt }, data));
  }
  if (analyses.length === 0) return EXIT.user;
  if (options.json) printJson(call, analysisDump(analyses, disputesAmong(analyses, data)));
  else call.out.write(analysisText(analyses, analysisLook(call, data, options.explain === true)));
  return EXIT.done;
}

/** What the caller says of the articles' date goes before what they say themselves. */
function publicationDay(
  typed: string | undefined,
): Partial<Pick<Article, 'publishedAt' | 'dateCertainty' | 'dateEvidence'>> {
  if (typed === undefined) return {};
  const day = isoDate(typed);
  if (day === undefined) throw new SaarError('date.invalid', { given: typed.slice(0, 60) });
  return { publishedAt: day, dateCertainty: 'stated', dateEvidence: 'given' };
}

function analysisLook(call: Call, data: Data, explain: boolean): AnalysisLook {
  const { phrases, out } = call;
  const { actors } = analyserOf(data).reader;
  return { ...lookOf(out), phrases, explain, nameOf: (actor) => actors.nameOf(actor, phrases.language) };
}

async function readOne(file: string, data: Data, call: Call): Promise<CorpusReading> {
  const options = { collection: ADDED, now: new Date() };
  if (file !== STANDARD_INPUT) return readCorpus(file, data, options);
  return readText(STANDARD_INPUT, await buffer(call.input), data, { ...options, numbersAlone: true });
}

/** Every disagreement that some topic shows, once. */
function disputesAmong(analyses: readonly Analysis[], data: Data): Dispute[] {
  const topics = [...data.topics.keys()].map((id) => topicSubject(id, '', data));
  return findDisputes(analyses, data).flatMap((found) => {
    const shown = topics.map((topic) => disputesSection([found], topic, () => undefined));
    return shown.find((disputes) => disputes.length > 0) ?? [];
  });
}
