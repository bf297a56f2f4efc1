/** One edition of a digest: a brief for each of its topics, compared with what the reader was last sent, as one message. */
import { setImmediate } from 'node:timers/promises';
import type { Brief } from '../briefs/brief.ts';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import { editionMessage, type EditionTopic } from '../messages/edition-message.ts';
import type { Run, Store, Subscription } from '../store/store.ts';
import type { BriefRequest, Edition } from './app.ts';
import { ALL_TOPICS } from './find-topic.ts';

export interface EditionParts {
  store: Store;
  data: Data;
  clock(): Date;
  brief(request: BriefRequest): Promise<Brief>;
}

/** The edition of a subscription for one slot; `late` says so in its title. Only its briefs are stored, nothing is sent. */
export async function makeEdition(
  parts: EditionParts,
  subscription: Subscription,
  scheduledFor: Date,
  late: boolean,
): Promise<Edition> {
  const { store, data } = parts;
  const phrases = data.phrases.get(subscription.language);
  if (!phrases)
    throw new SaarError('language.unknown', {
      given: subscription.language,
      known: [...data.phrases.keys()].join(', '),
    });
  const lastSent = subscription.lastSentRunId ? await store.run(subscription.lastSentRunId) : undefined;
  const baseline = await baselineBriefs(store, lastSent);
  const topics: EditionTopic[] = [];
  for (const topic of topicsOf(subscription, data)) {
    // Between two briefs the process looks after whoever asks meanwhile.
    await setImmediate();
    const previous = baseline.find((brief) => brief.topic.id === topic && brief.language === subscription.language);
    const brief = await parts.brief({ topic, language: subscription.language, sinceBriefId: previous?.id });
    topics.push({ brief, unchangedSince: unchanged(brief, previous) ? lastSent?.windowTo : undefined });
  }
  const { timeZone } = subscription;
  const message = editionMessage(topics, phrases, { timeZone, scheduledFor, sentAt: late ? parts.clock() : undefined });
  return { message, briefs: topics.map(({ brief }) => brief), empty: topics.every(nothingToSay) };
}

function nothingToSay({ brief, unchangedSince }: EditionTopic): boolean {
  return brief.bottomLine === null || unchangedSince !== undefined;
}

/** Topics removed from the data since are left out. */
function topicsOf(subscription: Subscription, data: Data): string[] {
  const all = [...data.topics.keys()];
  return subscription.topics.includes(ALL_TOPICS) ? all : subscription.topics.filter((topic) => all.includes(topic));
}

async function baselineBriefs(store: Store, run: Run | undefined): Promise<Brief[]> {
  const briefs = await Promise.all((run?.briefIds ?? []).map((id) => store.brief(id)));
  return briefs.filter((brief) => brief !== undefined);
}

function unchanged(brief: Brief, previous: Brief | undefined): boolean {
  return previous !== undefined && brief.changes.length === 0;
}
