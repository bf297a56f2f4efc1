/** `saar analyze <files>`: what is read in articles, without keeping anything. */
import { buffer } from 'node:stream/consumers';
import { analysisDump } from '../adapters/terminal/analysis-dump.ts';
import { analysisText, type AnalysisLook } from '../adapters/terminal/analysis-text.ts';
import type { Dispute } from '../briefs/brief.ts';
import { disputesSection } from '../briefs/sections.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { readText, type CorpusReading } from '../corpus/read-text.ts';
import type { Data } from '../data/data.ts';
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
}

/** Prints what is read in the files, in the order given. Answers the exit code: 2 when none could be read. */
export async function analyze(call: Call, files: readonly string[], options: AnalyzeOptions): Promise<number> {
  const data = readCheckedData(call.config);
  const analyses: Analysis[] = [];
  for (const file of files) {
    const { articles, refusals } = await readOne(file, data, call);
    for (const line of refusalLines(refusals, call.phrases)) call.err.write(`${line}\n`);
    for (const article of articles) analyses.push(analyse(article, data));
  }
  if (analyses.length === 0) return EXIT.user;
  if (options.json) printJson(call, analysisDump(analyses, disputesAmong(analyses, data)));
  else call.out.write(analysisText(analyses, analysisLook(call, data, options.explain === true)));
  return EXIT.done;
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
  const topics = [...data.topics.values()];
  return findDisputes(analyses, data).flatMap((found) => {
    const shown = topics.map((topic) => disputesSection([found], topic, () => undefined));
    return shown.find((disputes) => disputes.length > 0) ?? [];
  });
}
