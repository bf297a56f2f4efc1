/** An app whose answers a test chooses; whatever it does not choose fails loudly. */
import type { App, Subscription } from '../../src/app/app.ts';
import type { Caller, Invocation, Place } from '../../src/app/command.ts';
import {
  meansSetting,
  readDigestSettings,
  type SettingName,
  type TypedSettings,
} from '../../src/app/digest-settings.ts';
import { findLanguage } from '../../src/app/find-language.ts';
import { findTopic, findTopics } from '../../src/app/find-topic.ts';
import { NO_SOURCES } from '../../src/app/sources.ts';
import { SaarError } from '../../src/errors.ts';
import { fakeAnswers } from './fake-conversation.ts';
import { fakeData } from './fake-data.ts';

export const now = new Date('2031-05-20T06:00:00.000Z');

const DAYS: Readonly<Record<string, number[]>> = { weekdays: [1, 2, 3, 4, 5], daily: [1, 2, 3, 4, 5, 6, 7] };

export function fakeApp(chosen: Partial<App> = {}): App {
  const data = fakeData();
  const rest = {
    data,
    defaultLanguage: 'en',
    defaultTimeZone: 'Asia/Kolkata',
    topicId: (typed: string) => findTopic(data, typed),
    topicIds: (typed: string) => findTopics(data, typed),
    topics: (language: string) => [...data.topics].map(([id, { title }]) => ({ id, title: title[language]! })),
    languageId: (typed: string) => findLanguage(data, typed),
    placeLanguage: () => Promise.resolve(undefined),
    keepCalls: () => Promise.resolve(),
    keptCall: () => Promise.resolve(undefined),
    answers: fakeAnswers(),
    sources: NO_SOURCES,
    owners: [],
    program: { version: '', startedAt: now, sampleCorpus: false, platforms: () => [] },
    defaultWindow: () => Promise.resolve('all'),
    rememberBrief: () => Promise.resolve(),
    shownBrief: () => Promise.resolve(undefined),
    timeZones: () => ['Asia/Kolkata', 'UTC', 'Europe/Kyiv', 'Europe/London'],
    readSchedule: ({ time, timeZone, days = 'daily' }: { time: string; timeZone: string; days?: string }) => {
      if (!/^\d{2}:\d{2}$/.test(time)) throw new SaarError('schedule.time', { time });
      if (!DAYS[days]) throw new SaarError('schedule.days', { days });
      return { localTime: time, timeZone, weekdays: DAYS[days] };
    },
    readSettings: (typed: TypedSettings) => readDigestSettings(data, typed),
    meansSetting: (name: SettingName, word: string) => meansSetting(data, name, word),
    ...chosen,
  };
  return new Proxy(rest as App, {
    get: (target, name) => {
      if (name in target) return target[name as keyof App];
      throw new Error(`this test did not expect app.${String(name)}`);
    },
  });
}

export function fakeSubscription(changes: Partial<Subscription> = {}): Subscription {
  return {
    id: 'k3x9qa',
    platform: 'telegram',
    tenantId: 'chat',
    destinationId: 'chat',
    topics: ['lake-treaty'],
    language: 'en',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    localTime: '08:00',
    timeZone: 'Asia/Kolkata',
    nextRunAt: Date.parse('2031-05-21T02:30:00Z'),
    catchupWindowMs: 21_600_000,
    onUncertain: 'resend',
    silent: false,
    skipEmpty: false,
    length: 'standard',
    state: 'active',
    createdBy: 'person',
    createdAt: now.getTime(),
    version: 1,
    ...changes,
  };
}

export interface Call {
  place?: Partial<Place>;
  caller?: Partial<Caller>;
  destinationProblem?: Invocation['destinationProblem'];
}

/** Of a platform whose places have channels, all of which will do. */
export const anyChannel: NonNullable<Call['destinationProblem']> = () => Promise.resolve(undefined);

export function invocation(
  command: string,
  options: Record<string, string> = {},
  { place, caller, destinationProblem }: Call = {},
): Invocation {
  return {
    command,
    options,
    place: { platform: 'telegram', tenantId: 'chat', destinationId: 'chat', direct: false, ...place },
    caller: { id: 'person', mayManage: () => Promise.resolve(true), ...caller },
    ...(destinationProblem && { destinationProblem }),
  };
}
