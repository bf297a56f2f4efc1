/** One edition of a digest: a brief for each of its topics, compared with what the reader was last sent, as one message. */
import { setImmediate } from 'node:timers/promises';
import type { Brief, Shown } from '../briefs/brief.ts';
import { asArrived, asShown, isLeftOut } from '../briefs/shown.ts';
import type { Data } from '../data/data.ts';
import { localDay, localTime } from '../data/date-words.ts';
import type { Phrases } from '../data/phrases.ts';
import { SaarError } from '../errors.ts';
import { otherwiseTold } from '../messages/change-blocks.ts';
import { editionMessage, type EditionTime, type EditionTopic } from '../messages/edition-message.ts';
import { shownOf } from '../messages/edition-shown.ts';
import { blocksTold } from '../messages/told-blocks.ts';
import type { Run, Store, Subscription, ToldRun } from '../store/store.ts';
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
/** What was told longer ago may be told as new again, if anybody still prints it. The store keeps these editions' briefs. */
const REMEMBERED_MS = 21 * 24 * 3_600_000;
const MOST_REMEMBERED = 31;

export type KeptEditions = Kept<Edition>;

export function keptEditions(): KeptEditions {
  return createKept(MOST_EDITIONS);
}

export interface EditionParts {
  store: Pick<Store, 'run' | 'brief' | 'putBrief' | 'revision' | 'toldRuns'>;
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
  const told = await toldBefore(store, subscription.id, lastSent, now);
  const plan: Plan = {
    topics: topicsOf(subscription, data),
    language,
    length,
    from: await windowFrom(parts, lastSent, now),
    lastSent,
    sentIds: [...new Set(told)],
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
  /** Ids of the briefs that its readers were sent in the last weeks, the oldest first. */
  sentIds: readonly string[];
  time: EditionTime;
}

/**
 * Ids of the briefs of the editions that arrived in the weeks up to the last one, that one included, the oldest first; of those
 * that arrived in part, as their readers know them. What arrived since the last one that was sent whole stands last.
 */
async function toldBefore(
  store: EditionParts['store'],
  subscriptionId: string,
  last: Run | undefined,
  now: Date,
): Promise<string[]> {
  const after = (last?.createdAt ?? now.getTime()) - REMEMBERED_MS;
  const found = await store.toldRuns(subscriptionId, after, MOST_REMEMBERED);
  const others = found.filter(({ run }) => run.id !== last?.id).toReversed();
  const isSince = ({ run }: ToldRun) => last === undefined || run.createdAt > last.createdAt;
  const before = others.filter((each) => !isSince(each));
  const ordered = [...before, ...(last ? [{ run: last }] : []), ...others.filter(isSince)];
  const ids: string[] = [];
  for (const each of ordered) ids.push(...(await idsOf(store, each)));
  return ids;
}

async function idsOf(store: EditionParts['store'], { run, arrived }: ToldRun): Promise<string[]> {
  if (!arrived) return run.briefIds;
  const ids: string[] = [];
  for (const id of new Set(arrived.map(({ brief }) => brief))) {
    const brief = await store.brief(id);
    const parts = arrived.flatMap((part) => (part.brief === id ? part.shown : []));
    if (brief) ids.push((await store.putBrief(asArrived(brief, parts))).id);
  }
  return ids;
}

/** Moments count as they are printed: a wave takes minutes, and its zones show the same clock. */
function keyOf({ topics, language, length, from, lastSent, sentIds, time }: Plan, phrases: Phrases): unknown[] {
  const { timeZone, scheduledFor, sentAt } = time;
  const printed = (moment: Date) => [localDay(moment, timeZone, phrases), localTime(moment, timeZone, phrases)];
  return [
    topics,
    language,
    length,
    from,
    sentIds,
    lastSent && localDay(new Date(lastSent.windowTo), timeZone, phrases),
    sentAt ? [printed(scheduledFor), printed(sentAt)] : localDay(scheduledFor, timeZone, phrases),
  ];
}

async function fromPlan(parts: EditionParts, plan: Plan, phrases: Phrases): Promise<Edition> {
  const { language, length, lastSent, from, time } = plan;
  const sent = await topicsOfBriefs(parts.store, plan.sentIds);
  const made: EditionTopic[] = [];
  for (const topic of plan.topics) {
    // Between two briefs the process looks after whoever asks meanwhile.
    await setImmediate();
    const after = plan.sentIds.filter((id) => sent.get(id) === topic);
    const brief = await parts.brief({ topic, language, after, ...(from !== undefined && { from }) });
    made.push({ brief, unchangedSince: isUnchanged(brief) ? lastSent?.windowTo : undefined });
  }
  const topics = await keptAsShown(parts.store, made, shownOf(made, phrases, length));
  const message = editionMessage(topics, phrases, time, { length, first: lastSent === undefined });
  const briefs = topics.map(({ brief }) => brief);
  return { message, briefs, told: blocksTold(briefs, message.blocks, phrases), empty: topics.every(nothingToSay) };
}

/** What there is no room for was not told: the briefs are kept with what the edition shows of them. */
function keptAsShown(
  store: Pick<Store, 'putBrief'>,
  topics: readonly EditionTopic[],
  shown: readonly Shown[],
): Promise<EditionTopic[]> {
  const kept = topics.map(async (topic, at) => {
    const brief = asShown(topic.brief, shown[at]!);
    return brief === topic.brief ? topic : { ...topic, brief: await store.putBrief(brief) };
  });
  return Promise.all(kept);
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
  return unchangedSince !== undefined || (brief.bottomLine === null && otherwiseTold(brief).length === 0);
}

/** A topic without any article has nothing to tell, and is no topic of which nothing is new. */
function isUnchanged(brief: Brief): boolean {
  return brief.emptyReason === 'nothing-new' && otherwiseTold(brief).length === 0;
}

/** Topics removed from the data since are left out. */
function topicsOf(subscription: Subscription, data: Data): string[] {
  const all = [...data.topics.keys()];
  return subscription.topics.includes(ALL_TOPICS) ? all : subscription.topics.filter((topic) => all.includes(topic));
}

/** Brief id → its topic, of those that are kept and of which an edition showed anything. */
async function topicsOfBriefs(store: Pick<Store, 'brief'>, ids: readonly string[]): Promise<Map<string, string>> {
  const topics = new Map<string, string>();
  for (const id of ids) {
    const brief = await store.brief(id);
    if (brief && !isLeftOut(brief)) topics.set(id, brief.topic.id);
  }
  return topics;
}
