/** `saar brief <topic>`: one brief, for a person or, with `--json`, for a program. */
import { render } from '../adapters/terminal/render.ts';
import type { App } from '../app/app.ts';
import type { Brief } from '../briefs/brief.ts';
import { SaarError } from '../errors.ts';
import { briefMessage } from '../messages/brief-message.ts';
import { lookOf, printJson, type Call } from './call.ts';
import { loadCorpus } from './load-corpus.ts';
import { openSaar } from './open-saar.ts';
import { refusalLines } from './refusal-lines.ts';

export interface BriefOptions {
  language?: string;
  json?: boolean;
  /** First day, `YYYY-MM-DD`. */
  from?: string;
  /** Last day, `YYYY-MM-DD`. */
  to?: string;
}

/** Prints the brief. @throws SaarError `topic.unknown`, `language.unknown`, `date.invalid`. */
export async function brief(call: Call, topic: string, options: BriefOptions): Promise<void> {
  const saar = await openSaar(call.config);
  try {
    const language = languageOf(saar.app, options.language);
    const request = { topic: saar.app.topicId(topic), language, ...windowOf(options) };
    const { refusals } = await loadCorpus(saar);
    for (const line of refusalLines(refusals, call.phrases)) call.err.write(`${line}\n`);
    const made = await saar.app.brief(request);
    if (options.json) printJson(call, await withTexts(made, saar.app));
    else call.out.write(render(briefMessage(made, saar.data.phrases.get(language)!), lookOf(call.out)));
  } finally {
    await saar.close();
  }
}

function languageOf(app: App, typed: string | undefined): string {
  if (typed === undefined) return app.defaultLanguage;
  const language = app.languageId(typed);
  if (language !== undefined) return language;
  throw new SaarError('language.unknown', { given: typed, known: [...app.data.phrases.keys()].join(', ') });
}

/** A brief for programs holds the whole text of its sources: every citation can be checked without asking again. */
async function withTexts(made: Brief, app: App): Promise<Brief> {
  const sources = made.sources.map(async (source) => ({ ...source, text: (await app.sourceText(source.id))?.text }));
  return { ...made, sources: await Promise.all(sources) };
}

/** Days as typed → the window of a request, whose end is exclusive. */
export function windowOf({ from, to }: Pick<BriefOptions, 'from' | 'to'>): { from?: string; to?: string } {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first && last && first > last) throw new SaarError('date.order', { from: from!, to: to! });
  return {
    ...(first && { from: first.toISOString().slice(0, 10) }),
    ...(last && { to: new Date(last.getTime() + DAY_MS).toISOString().slice(0, 10) }),
  };
}

const DAY_MS = 86_400_000;

function dayOf(typed: string | undefined): Date | undefined {
  if (typed === undefined) return undefined;
  const day = new Date(`${typed}T00:00:00Z`);
  // JavaScript reads 30 February as 2 March: only a day that reads back as typed is one.
  const valid = /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(typed);
  if (!valid) throw new SaarError('date.invalid', { given: typed.slice(0, 60) });
  return day;
}
