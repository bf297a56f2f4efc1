/** Small, complete things to put into a store; each test names only what it is about. */
import type { Brief } from '../../src/briefs/brief.ts';
import type { Article } from '../../src/corpus/article.ts';
import type { Analysis } from '../../src/facts/analysis.ts';
import { BARE, keptAnalysis, type KeptReading, type Packing } from '../../src/store/kept-reading.ts';
import type { Delivery, Run, Source, Subscription, Store } from '../../src/store/store.ts';

export const VERSION = 'reader-1';
export const HOUR = 3_600_000;
/** Some Monday, 02:30 UTC. */
export const START = Date.UTC(2026, 0, 5, 2, 30);

export function anArticle(id: string, changes: Partial<Article> = {}): Article {
  return {
    id,
    title: `Title of ${id}`,
    text: `The ministry of ${id} said that 40 trucks crossed. A second sentence follows.`,
    language: 'en',
    publishedAt: '2026-01-04',
    dateCertainty: 'stated',
    fetchedAt: '2026-01-05T00:00:00Z',
    contentHash: `hash of ${id}`,
    collection: 'added',
    ...changes,
  };
}

/** An analysis with one sentence on each of the topics, and one figure. */
export function anAnalysis(article: Article, topics: string[] = ['treaty'], version = VERSION): Analysis {
  const document = {
    id: article.id,
    language: article.language,
    title: article.title,
    text: article.text,
    sentences: [{ index: 0, kind: 'sentence' as const, start: 0, end: article.text.length }],
    numerals: [],
    quantities: [],
    dates: [],
    names: [],
    claims: [],
  };
  const figure = {
    slot: 'vehicles_counted',
    sentence: 0,
    start: 4,
    end: 12,
    value: 40,
    approximate: false,
    unit: 'trucks',
    claimant: null,
    status: 'done' as const,
    text: '40 trucks',
  };
  return { articleId: article.id, version, document, topics: [topics], figures: [figure], frames: [] };
}

/** A reading ready to be kept. */
export function aReading(
  article: Article,
  { analysis = anAnalysis(article), packing = BARE }: { analysis?: Analysis; packing?: Packing } = {},
): KeptReading {
  const { id: articleId, contentHash } = article;
  const kept = keptAnalysis(analysis, packing);
  return {
    ...{ articleId, contentHash, version: analysis.version, ...kept },
    ...{ keys: { lead: [], whole: ['word'] }, print: Uint32Array.of(1, 2) },
  };
}

export function aBrief(id: string, changes: Partial<Brief> = {}): Brief {
  return {
    schemaVersion: 1,
    id,
    topic: { id: 'treaty', title: 'Treaty' },
    language: 'en',
    generatedAt: '2026-01-05T02:30:00.000Z',
    window: { from: null, to: null, documentsRead: 1, documentsUsed: 1, oldest: null, newest: null },
    bottomLine: null,
    emptyReason: 'none-on-topic',
    singleSource: true,
    keyPoints: [],
    figures: [],
    disputes: [],
    timeline: [],
    actors: [],
    gaps: [],
    changes: [],
    withheld: 0,
    sources: [{ id: 'a', title: 'A', dateCertainty: 'stated', language: 'en', text: 'the whole text' }],
    ...changes,
  };
}

export function aSubscription(id: string, changes: Partial<Subscription> = {}): Subscription {
  return {
    id,
    platform: 'discord',
    tenantId: 'guild',
    destinationId: `channel of ${id}`,
    topics: ['all'],
    language: 'en',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    localTime: '08:00',
    timeZone: 'Asia/Kolkata',
    nextRunAt: START,
    catchupWindowMs: 6 * HOUR,
    onUncertain: 'resend',
    silent: false,
    skipEmpty: false,
    length: 'standard',
    state: 'active',
    createdBy: 'someone',
    createdAt: START - HOUR,
    version: 1,
    ...changes,
  };
}

export function aSource(id: string, changes: Partial<Source> = {}): Source {
  return {
    id,
    kind: 'feed',
    url: `https://example.org/${id}.xml`,
    state: 'on',
    addedAt: START,
    addedBy: 'terminal',
    nextAt: START,
    failures: 0,
    articles: 0,
    ...changes,
  };
}

export function aRun(subscription: Subscription, changes: Partial<Run> = {}): Run {
  const scheduledFor = changes.scheduledFor ?? START;
  return {
    id: `run ${subscription.id} ${scheduledFor}`,
    subscriptionId: subscription.id,
    scheduledFor,
    trigger: 'schedule',
    windowFrom: null,
    windowTo: scheduledFor,
    briefIds: ['brief-1'],
    state: 'rendered',
    createdAt: scheduledFor,
    ...changes,
  };
}

export function aDelivery(subscription: Subscription, run: Run, changes: Partial<Delivery> = {}): Delivery {
  const part = changes.part ?? 0;
  return {
    id: `${run.id} part ${part}`,
    runId: run.id,
    part,
    platform: subscription.platform,
    tenantId: subscription.tenantId,
    destinationId: subscription.destinationId,
    body: '{"content":"good morning"}',
    bodyHash: 'hash',
    idempotencyKey: `key of ${run.id} ${part}`,
    state: 'queued',
    attempts: 0,
    notBefore: run.createdAt,
    expiresAt: run.createdAt + 6 * HOUR,
    createdAt: run.createdAt,
    ...changes,
  };
}

/** A store's digest `s` with one edition, whose only delivery `me` has claimed. */
export async function claimedIn(store: Store): Promise<{ run: Run; delivery: Delivery }> {
  const subscription = aSubscription('s');
  const run = aRun(subscription);
  await store.putSubscription(subscription);
  await store.recordRun(run, [aDelivery(subscription, run)], null);
  const [delivery] = await store.claimDeliveries('me', 'discord', START, 1);
  return { run, delivery: delivery! };
}
