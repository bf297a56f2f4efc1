/** One edition of a digest: a brief for each of its topics, compared with what the reader was last sent, as one message. */
import { setImmediate } from 'node:timers/promises';
import type { Brief } from '../briefs/brief.ts';
import type { Data } from '../data/data.ts';
import { localDay, localTime } from '../data/date-words.ts';
import type { Phrases } from '../data/phrases.ts';
import { SaarError } from '../errors.ts';
import { editionMessage, type EditionTime, type EditionTopic } from '../messages/edition-message.ts';
import type { Run, Store, Subscription } from '../store/store.ts';
import type { BriefRequest, Edition } from './app.ts';
import { ALL_TOPICS } from './find-topic.ts';
import { createKept, type Kept } from './kept-briefs.ts';
import { windowStart } from './window.ts';

/**
 * Channels that want the same at the same hour, and were sent the same before, are sent one message, made once. An edition is
 * some tens of kilobytes: what a wave asks for at one time fits in, many times over.
 */
const MOST_EDITIONS = 200;
/** Articles come in some time after they were published: a window that must lose none begins that much earlier. */
const LATE_ARRIVAL = '24h';

export type KeptEditions = Kept<Edition>;

export function keptEditions(): KeptEditions {
  return createKept(MOST_EDITIONS);
}

export interface EditionParts {
  store: Pick<Store, 'run' | 'brief' | 'revision'>;
  data: Data;
  clock(): Date;
  brief(request: BriefRequest): Promise<Brief>;
  /** The window of a reader who names none, such as `7d` or `all`. */
  defaultWindow(): Promise<string>;
  /** Editions made before. */
  made: KeptEditions;
}

/**
 * The edition of a subscription for one slot; `late` says so in its title. Only its briefs are stored, nothing is sent.
 * @throws SaarError `language.unknown`
 */
export async function makeEdition(
  parts: EditionParts,
  subscription: Subscription,
  scheduledFor: Date,
  late: boolean,
): Promise<Edition> {
  const { store, data } = parts;
  const now = parts.clock();
  const { language, length, timeZone, lastSentRunId } = subscription;
  const phrases = data.phrases.get(language);
  if (!phrases)
    throw new SaarError('language.unknown', { given: language, known: [...data.phrases.keys()].join(', ') });
  const lastSent = lastSentRunId === undefined ? undefined : await store.run(lastSentRunId);
  const plan: Plan = {
    topics: topicsOf(subscription, data),
    language,
    length,
    from: await windowFrom(parts, lastSent, now),
    lastSent,
    time: { timeZone, scheduledFor, sentAt: late ? now : undefined },
  };
  const key = JSON.stringify([await store.revision(), now.toISOString().slice(0, 10), keyOf(plan, phrases)]);
  return parts.made.get(key, () => fromPlan(parts, plan, phrases));
}

/** All that an edition is made of, beside the corpus and the day. */
interface Plan extends Pick<Subscription, 'topics' | 'language' | 'length'> {
  /** The ISO moment at which its window begins; undefined for all there is. */
  from: string | undefined;
  lastSent: Run | undefined;
  time: EditionTime;
}

/** Moments count as they are printed: a wave takes minutes, and its zones show the same clock. */
function keyOf({ topics, language, length, from, lastSent, time }: Plan, phrases: Phrases): unknown[] {
  const { timeZone, scheduledFor, sentAt } = time;
  const printed = (moment: Date) => [localDay(moment, timeZone, phrases), localTime(moment, timeZone, phrases)];
  return [
    topics,
    language,
    length,
    from,
    lastSent && [lastSent.briefIds, localDay(new Date(lastSent.windowTo), timeZone, phrases)],
    sentAt ? [printed(scheduledFor), printed(sentAt)] : localDay(scheduledFor, timeZone, phrases),
  ];
}

async function fromPlan(parts: EditionParts, plan: Plan, phrases: Phrases): Promise<Edition> {
  const { language, length, lastSent, from, time } = plan;
  const baseline = await baselineBriefs(parts.store, lastSent);
  const topics: EditionTopic[] = [];
  for (const topic of plan.topics) {
    // Between two briefs the process looks after whoever asks meanwhile.
    await setImmediate();
    const previous = baseline.find((brief) => brief.topic.id === topic && brief.language === language);
    const brief = await parts.brief({
      topic,
      language,
      sinceBriefId: previous?.id,
      ...(from !== undefined && { from }),
    });
    topics.push({ brief, unchangedSince: unchanged(brief, previous) ? lastSent?.windowTo : undefined });
  }
  const message = editionMessage(topics, phrases, time, { length, first: lastSent === undefined });
  return { message, briefs: topics.map(({ brief }) => brief), empty: topics.every(nothingToSay) };
}

/**
 * A digest reads what `/brief` reads when no window is named: everything of a fixed corpus, the last days of a live one, whose
 * history grows without end. It never reads less than what came in since the last edition that was sent: after a pause, a
 * suspension or an outage of weeks their news are told, not lost. The earlier brief's own window is not kept, as `/changes`
 * keeps it: it would begin with the first edition for ever. What merely left the window is not told as withdrawn.
 */
async function windowFrom(parts: EditionParts, lastSent: Run | undefined, now: Date): Promise<string | undefined> {
  const usual = windowStart(await parts.defaultWindow(), now);
  if (usual === undefined || lastSent === undefined) return usual;
  const since = windowStart(LATE_ARRIVAL, new Date(lastSent.windowTo))!;
  return since < usual ? since : usual;
}

function nothingToSay({ brief, unchangedSince }: EditionTopic): boolean {
  return brief.bottomLine === null || unchangedSince !== undefined;
}

/** Topics removed from the data since are left out. */
function topicsOf(subscription: Subscription, data: Data): string[] {
  const all = [...data.topics.keys()];
  return subscription.topics.includes(ALL_TOPICS) ? all : subscription.topics.filter((topic) => all.includes(topic));
}

async function baselineBriefs(store: Pick<Store, 'brief'>, run: Run | undefined): Promise<Brief[]> {
  const briefs = await Promise.all((run?.briefIds ?? []).map((id) => store.brief(id)));
  return briefs.filter((brief) => brief !== undefined);
}

function unchanged(brief: Brief, previous: Brief | undefined): boolean {
  return previous !== undefined && brief.changes.length === 0;
}
