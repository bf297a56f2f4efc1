/** `saar brief <topic>` or `saar brief --about <words>`: one brief, for a person or, with `--json`, for a program. */
import { render } from '../adapters/terminal/render.ts';
import { terminalInvocation } from '../adapters/terminal/terminal-place.ts';
import type { App, BriefRequest } from '../app/app.ts';
import { readDay } from '../app/day.ts';
import { baselineOf, comparedWith } from '../app/since.ts';
import { WINDOW_PATTERN, WINDOWS, windowStart } from '../app/window.ts';
import type { Brief } from '../briefs/brief.ts';
import type { Asked } from '../briefs/subject.ts';
import { SaarError } from '../errors.ts';
import { briefMessage } from '../messages/brief-message.ts';
import type { Message } from '../messages/message.ts';
import { lookOf, printJson, type Call } from './call.ts';
import { loadCorpus } from './load-corpus.ts';
import { openSaar, type Saar } from './open-saar.ts';
import { refusalLines } from './refusal-lines.ts';

export interface BriefOptions {
  /** A reader's own words, in place of a topic. */
  about?: string;
  language?: string;
  json?: boolean;
  /** First day, `YYYY-MM-DD`. */
  from?: string;
  /** Last day, `YYYY-MM-DD`. */
  to?: string;
  /** `24h`, `7d`, `30d` or `all`, instead of days. */
  window?: string;
  /** A day or a length: articles from then on, and what changed by them; of a brief's id, what changed since that one. */
  since?: string;
}

/**
 * Prints the brief.
 * @throws SaarError `brief.both`, `brief.neither`, `topic.unknown`, `language.unknown`, `date.invalid`, `window.invalid`,
 * `window.twice`, `since.invalid`.
 */
export async function brief(call: Call, topic: string, options: BriefOptions): Promise<void> {
  const saar = await openSaar(call.config);
  try {
    const { app } = saar;
    const language = languageOf(app, options.language);
    const window = windowAsked(options, new Date());
    const request = { ...askedIn(topic, options.about, app), language };
    const { refusals } = await loadCorpus(saar);
    for (const line of refusalLines(refusals, call.phrases)) call.err.write(`${line}\n`);
    const { made, day } = await makeIt(app, request, window, options.since);
    // The marks that were just printed can be asked for at the prompt, which is the same place.
    await app.rememberBrief(terminalInvocation('brief', {}, language).place, made);
    if (options.json) printJson(call, await withTexts(made, app));
    else call.out.write(render(messageOf(made, request, day, saar), lookOf(call.out)));
  } finally {
    await saar.close();
  }
}

type Window = Pick<BriefRequest, 'from' | 'to'>;

/**
 * The brief, and the day of what it is compared with. Without days or a window typed, one since a day reads what was published
 * from then on, and any other what the default window holds.
 */
async function makeIt(
  app: App,
  request: BriefRequest,
  asked: Window | undefined,
  since: string | undefined,
): Promise<{ made: Brief; day?: string }> {
  const now = new Date();
  if (since === undefined) {
    const window = asked ?? { from: windowStart(await app.defaultWindow(), now) };
    return { made: await app.brief({ ...request, ...window }) };
  }
  const { brief: earlier, day, from } = await baselineOf(app, request, since, now);
  const window = asked ?? (from === undefined ? undefined : { from });
  const made = window
    ? await app.brief({ ...request, ...window, sinceBriefId: earlier.id })
    : await comparedWith(app, earlier, request);
  return { made, day };
}

function askedIn(topic: string, about: string | undefined, app: App): Asked {
  const words = about?.trim() ?? '';
  if (topic !== '' && words !== '') throw new SaarError('brief.both', {});
  if (topic === '' && words === '') throw new SaarError('brief.neither', {});
  return words === '' ? { topic: app.topicId(topic) } : { about: words };
}

/** An empty brief on a question names the topics that lie nearest. */
function messageOf(
  made: Brief,
  { about, language }: Asked & { language: string },
  since: string | undefined,
  { app, data }: Saar,
): Message {
  const lost = about !== undefined && made.bottomLine === null;
  const choices = { since, ...(lost && { topics: app.topicsNear(about, language) }) };
  return briefMessage(made, data.phrases.get(language)!, choices);
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

const LONGEST_SHOWN = 60;

/** The window that was typed; undefined when none was. */
function windowAsked({ window, from, to }: BriefOptions, now: Date): Window | undefined {
  if (window === undefined) return from === undefined && to === undefined ? undefined : windowOf({ from, to });
  if (from !== undefined || to !== undefined) throw new SaarError('window.twice', {});
  const key = window.toLowerCase();
  if (!WINDOW_PATTERN.test(key)) {
    const windows = WINDOWS.join(', ');
    throw new SaarError('window.invalid', { given: window.slice(0, LONGEST_SHOWN), windows });
  }
  return { from: windowStart(key, now) };
}

/** Days as typed → the window of a request, whose end is exclusive. */
export function windowOf({ from, to }: Pick<BriefOptions, 'from' | 'to'>): Window {
  const [first, last] = [from, to].map((day) => (day === undefined ? undefined : readDay(day)));
  if (first && last && first > last) throw new SaarError('date.order', { from: from!, to: to! });
  return {
    ...(first && { from: first.toISOString().slice(0, 10) }),
    ...(last && { to: new Date(last.getTime() + DAY_MS).toISOString().slice(0, 10) }),
  };
}

const DAY_MS = 86_400_000;
