/** A door whose answers never change: an invented brief, its digest, and a program that has just begun. */
import { commands } from '../../commands/index.ts';
import type { App } from '../../src/app/app.ts';
import type { Door } from '../../src/app/command.ts';
import { createDoor } from '../../src/app/door.ts';
import type { SearchPage } from '../../src/app/search.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { editionMessage } from '../../src/messages/edition-message.ts';
import { fakeApp, fakeSubscription, now } from '../app/fake-app.ts';
import { fakeSource, fakeSources } from '../app/fake-sources.ts';
import { cite, inventedBrief, texts } from '../messages/invented-brief.ts';

const phrases = readPhrases('data/phrases');
const ARTICLES = { articles: 9, byLanguage: { en: 6, hi: 3 }, oldest: '2030-11-02', newest: '2031-05-17' };

/** A new door of all commands. It keeps nothing but the calls that are too long for a button. */
export function payloadDoor(platform = 'telegram'): Door {
  const kept = new Map<string, string>();
  const set: { language?: string | undefined } = {};
  const subscription = fakeSubscription({ platform });
  const made = (language: string) => inventedBrief(language as 'en');
  const app = fakeApp({
    brief: ({ language, sinceBriefId }) =>
      Promise.resolve({ ...made(language), ...(sinceBriefId && { sinceBriefId }) }),
    storedBrief: (id) => Promise.resolve(made(id.endsWith('hi') ? 'hi' : 'en')),
    shownBrief: () => Promise.resolve(made('en')),
    sourceText: (id) => Promise.resolve(texts[id]),
    search: () => Promise.resolve(searched()),
    topicsNear: () => [],
    summary: () => Promise.resolve({ ...ARTICLES, byTopic: { 'lake-treaty': 2 } }),
    provenance: () =>
      Promise.resolve({
        publishers: [{ name: 'The Ansel Gazette', articles: 6 }],
        others: 2,
        lastAdded: now.toISOString(),
        sample: 0,
        unread: 0,
      }),
    program: {
      version: '1.2.3',
      startedAt: now,
      sampleCorpus: false,
      platforms: () => [{ name: 'discord', state: 'up' }],
    },
    timeZones: () => ['Asia/Kolkata', 'Europe/London', 'UTC'],
    keepCalls: (calls) => Promise.resolve(calls.forEach((call, key) => void kept.set(key, call))),
    keptCall: (key) => Promise.resolve(kept.get(key)),
    placeLanguage: () => Promise.resolve(set.language),
    setPlaceLanguage: (_platform, _place, language) => Promise.resolve(void (set.language = language)),
    subscriptions: () => Promise.resolve([subscription]),
    subscribe: () => Promise.resolve(subscription),
    changeSubscription: (_id, changes) => Promise.resolve({ ...subscription, ...changes }),
    setPaused: (_id, paused) => Promise.resolve({ ...subscription, state: paused ? 'paused' : 'active' }),
    unsubscribe: () => Promise.resolve(),
    sendNow: () => Promise.resolve(),
    sources: readSources(),
    subscriptionStatus: () => Promise.resolve({ subscription }),
    edition: ({ language }) => Promise.resolve(edition(language)),
  } satisfies Partial<App>);
  return createDoor(commands, app, () => now);
}

/** Two feeds, one of which calls itself what would ping everybody, and what a look at the other finds. */
function readSources() {
  const trouble = { failures: 3, failingSince: now.getTime() - 86_400_000, lastError: 'fetch.unanswered' };
  const source = fakeSource();
  const hostile = fakeSource({ id: 'h05711', title: '@everyone **free** https://evil.test [x](y)', ...trouble });
  const items = [
    { title: 'Ships leave the lake', publishedAt: '2031-05-19T08:00:00Z', verdict: 'new' },
    { title: '<b>@here</b> /start', publishedAt: '2031-05-18T08:00:00Z', verdict: 'known' },
    { title: 'In verse', verdict: 'file.language' },
  ];
  const check = { source, items };
  const refused = [{ url: 'http://10.0.0.1/@everyone', code: 'fetch.private', parameters: { host: '10.0.0.1' } }];
  const planned = { added: [source, hostile], known: [source], refused, print: '0a1b2c3d4e5f' };
  return fakeSources([source, hostile], {
    addSource: () => Promise.resolve({ source, check }),
    checkSource: () => Promise.resolve(check),
    planned: () => Promise.resolve(planned),
    addPlanned: () => Promise.resolve(planned),
    addresses: () => Promise.resolve([source.url, hostile.url]),
  });
}

function searched(): SearchPage {
  const { sources } = inventedBrief('en');
  const found = [cite('gazette', 1), cite('patrika', 1)].map((citation, index) => ({
    citation,
    source: sources.find(({ id }) => id === citation.source)!,
    all: index === 0,
  }));
  return { words: 'soldiers on the shore', asksNothing: false, found, before: 5, count: 12 };
}

function edition(language: string) {
  const briefs = [inventedBrief(language as 'en')];
  const topics = briefs.map((brief) => ({ brief }));
  const time = { timeZone: 'Asia/Kolkata', scheduledFor: now };
  return { message: editionMessage(topics, phrases.get(language)!, time), briefs, empty: false };
}
