/** Whatever the help of a digest shows as an example is accepted when it is typed, on each platform and in each language. */
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { pathsByName } from '../../src/app/parse.ts';
import { createDoor } from '../../src/app/door.ts';
import { findTopic, findTopics } from '../../src/app/find-topic.ts';
import { readData } from '../../src/data/read-data.ts';
import { readCalendar } from '../../src/delivery/calendar.ts';
import { fold } from '../../src/text/fold.ts';
import { anyChannel, fakeApp, fakeSubscription, invocation, now } from '../app/fake-app.ts';
import { plainText } from '../messages/plain-text.ts';

const data = readData('data');
const calendar = readCalendar('data');
const languages = [...data.phrases.keys()];
const DIGEST = commands.filter(({ path }) => path.startsWith('digest ')).map(({ path }) => path);

function world() {
  const subscription = fakeSubscription();
  const status = { subscription };
  const app = fakeApp({
    topicId: (typed) => findTopic(data, typed),
    topicIds: (typed) => findTopics(data, typed),
    readSchedule: ({ time, timeZone, days }) => ({
      localTime: calendar.parseLocalTime(time),
      timeZone: calendar.parseTimeZone(timeZone),
      weekdays: days === undefined ? [1, 2, 3, 4, 5, 6, 7] : calendar.parseWeekdays(days),
    }),
    subscriptions: () => Promise.resolve([subscription]),
    subscriptionStatus: () => Promise.resolve(status),
    subscribe: (request) => Promise.resolve(fakeSubscription(request)),
    changeSubscription: (_id, changes) => Promise.resolve({ ...subscription, ...changes }),
    setPaused: () => Promise.resolve(subscription),
    unsubscribe: () => Promise.resolve(),
    sendNow: () => Promise.resolve({} as never),
    edition: () => Promise.resolve({ message: { language: 'en', blocks: [] }, empty: false } as never),
  });
  return { app, door: createDoor(commands, app, () => now) };
}

/** Examples of a message: the items of its last list, for whatever stands behind them. */
function examplesIn(plain: string): string[] {
  const [, examples = ''] = plain.split(/\[heading\] .*\n/u);
  return [...examples.matchAll(/^ *- (\/.*)$/gmu)].map(([, example]) => example!);
}

/** What Discord sends for `/name word option:value …`, where a value may hold spaces. */
function asDiscordReads(typed: string, { app }: ReturnType<typeof world>) {
  const [head = '', ...rest] = typed.slice(1).split(/ (?=[^\s:]+:(?!\/))/u);
  const target = pathsByName(commands, app).get(fold(head))?.target;
  if (target === undefined || typeof target === 'string') throw new Error(`Discord has no command ${head}`);
  const nameOf = (spoken: string) =>
    target.options.find(({ name }) =>
      languages.some(
        (language) =>
          data.phrases.get(language)!.say(`commands.${target.path.replace(' ', '.')}.options.${name}.name`) === spoken,
      ),
    )!.name;
  const options = rest.map((each) => [nameOf(each.split(':')[0]!), each.slice(each.indexOf(':') + 1)] as const);
  for (const { name, required } of target.options)
    if (required && !options.some(([given]) => given === name)) throw new Error(`Discord asks for ${name}`);
  return { command: target.path, options: Object.fromEntries(options) };
}

describe.each(['telegram', 'discord', 'terminal'] as const)('on %s', (platform) => {
  it.each(languages)('every example of a digest’s help is accepted in %s', async (locale) => {
    const all = world();
    const call = { place: { platform }, caller: { locale } };
    const channel = platform === 'discord' && { destinationProblem: anyChannel };
    for (const path of DIGEST) {
      const help = plainText(await all.door.invoke(invocation('help', { command: path }, call)));
      for (const example of new Set(examplesIn(help))) {
        const read = platform === 'discord' ? asDiscordReads(example, all) : all.door.parse(example)!;
        expect({ example, command: read.command }).toEqual({ example, command: path });
        const answer = await all.door.invoke(invocation(read.command, { ...read.options }, { ...call, ...channel }));
        expect({ example, refusals: refusals(plainText(answer), locale) }).toEqual({ example, refusals: [] });
      }
    }
  });

  it.each(languages)('no example of a digest stands twice in %s', async (locale) => {
    for (const path of DIGEST) {
      const help = await world().door.invoke(
        invocation('help', { command: path }, { place: { platform }, caller: { locale } }),
      );
      const examples = examplesIn(plainText(help));
      expect(examples).toEqual([...new Set(examples)]);
    }
  });
});

/** Errors of reading: their words up to the first thing they name. */
function refusals(plain: string, locale: string): string[] {
  const { keys, say } = data.phrases.get(locale)!;
  return keys
    .filter((key) => /^errors\.(?:topic|schedule|option|digest|language|internal|command)/u.test(key))
    .map(
      (key) =>
        say(key)
          .split(/\{\w+\}/u)
          .sort((one, other) => other.length - one.length)[0]!,
    )
    .filter((words) => words.length > 12 && plain.includes(words));
}
