/** A digest in one line of the reader's language: when, on which days, about what, in which language. */
import type { Subscription } from '../../src/app/app.ts';
import type { Context } from '../../src/app/command.ts';
import { USUAL_SETTINGS } from '../../src/app/digest-settings.ts';
import type { Phrases } from '../../src/data/phrases.ts';
import { localDay, localTime, weekdayNames } from '../../src/data/date-words.ts';

const SEPARATOR = ' · ';
const HOUR_MS = 3_600_000;

/** "08:00 Asia/Kolkata · every day · Treaty, Munitions · Hindi · active". */
export function subscriptionLine(subscription: Subscription, context: Context): string {
  const { phrases } = context;
  return [
    `${subscription.localTime} ${subscription.timeZone}`,
    daysOf(subscription, context),
    topicsOf(subscription, context),
    phrases.say(`brief.language.${subscription.language}`),
    ...settingsOf(subscription, context),
    phrases.say(`chat.digest.state.${subscription.state}`),
  ].join(SEPARATOR);
}

/** What is not the usual of how it comes. */
function settingsOf(subscription: Subscription, { phrases }: Context): string[] {
  const { length, skipEmpty, silent, catchupWindowMs, onUncertain } = subscription;
  const say = (name: string, parameters = {}) => phrases.say(`chat.digest.setting.${name}`, parameters);
  const isUsual = catchupWindowMs === USUAL_SETTINGS.catchupWindowMs;
  const hours = phrases.say('chat.digest.hours', { count: Math.round(catchupWindowMs / HOUR_MS) });
  return [
    ...(length === 'standard' ? [] : [say(length)]),
    ...(skipEmpty ? [say('quiet')] : []),
    ...(silent ? [say('silent')] : []),
    ...(isUsual ? [] : [catchupWindowMs === 0 ? say('on-time') : say('catchup', { hours })]),
    ...(onUncertain === 'skip' ? [say('skip')] : []),
  ];
}

/** When the next edition goes out, in the digest's own zone. */
export function nextRunLine({ nextRunAt, timeZone, state }: Subscription, { phrases }: Context): string {
  if (state !== 'active') return phrases.say('chat.digest.no-next');
  const next = new Date(nextRunAt);
  const when = { date: localDay(next, timeZone, phrases), time: localTime(next, timeZone, phrases), zone: timeZone };
  return phrases.say('chat.digest.next', when);
}

function daysOf({ weekdays }: Subscription, { phrases }: Context): string {
  return weekdays.length === 7 ? phrases.say('chat.digest.every-day') : daysInRuns(weekdays, phrases);
}

/** Days that follow each other in the week are told by the first and the last: "Mon–Wed, Fri". Two are both named. */
function daysInRuns(weekdays: readonly number[], phrases: Phrases): string {
  const runs: number[][] = [];
  for (const day of weekdays.toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap((run) => {
      const names = weekdayNames(run, phrases);
      return names.length > 2 ? [`${names[0]}–${names.at(-1)}`] : names;
    })
    .join(', ');
}

/** The titles of its topics. */
export function topicsOf({ topics }: Subscription, { app, language, phrases }: Context): string {
  const titles = new Map(app.topics(language).map(({ id, title }) => [id, title]));
  return topics
    .map((topic) => titles.get(topic) ?? (topic === 'all' ? phrases.say('chat.digest.all-topics') : topic))
    .join(', ');
}
