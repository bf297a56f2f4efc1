/** How a digest fares, line by line: what comes next, how the last edition went, and why nothing came. */
import type { Delivery, Run, Subscription, SubscriptionStatus } from '../../src/app/app.ts';
import type { Context } from '../../src/app/command.ts';
import { localDay, localTime } from '../../src/data/date-words.ts';
import { fillInline } from '../../src/messages/fill-inline.ts';
import { text, type Inline } from '../../src/messages/message.ts';
import { reasonAt, reasonWords } from '../../src/messages/reasons.ts';
import { nextRunLine } from './subscription-line.ts';

type Last = NonNullable<SubscriptionStatus['last']>;

/** Whoever asks always learns why nothing came. */
export function statusLines(status: SubscriptionStatus, context: Context): (string | Inline[])[] {
  const { subscription, last, tries = [], lastSent } = status;
  const { timeZone } = subscription;
  const { phrases } = context;
  return [
    ...(isHalted(subscription) ? haltLines(subscription, context) : nextLines(subscription, context)),
    last
      ? lastLine(last, timeZone, context, isHalted(subscription) ? subscription.stateReason : undefined)
      : phrases.say('chat.digest.no-last'),
    ...(last && (tries.length > 1 || isOpen(last.run)) ? triesLine(tries, timeZone, context) : []),
    ...(lastSent && lastSent.id !== last?.run.id
      ? [phrases.say('chat.digest.last-sent', whenOf(lastSent.windowTo, timeZone, context))]
      : []),
  ];
}

/** Whether somebody should look at it: it is halted, or its last edition did not come. */
export function isInTrouble({ subscription, last }: SubscriptionStatus): boolean {
  const { state } = subscription;
  const failed: readonly Run['state'][] = ['failed', 'expired', 'missed', 'partly_sent'];
  return state === 'suspended' || state === 'disabled' || (last !== undefined && failed.includes(last.run.state));
}

/**
 * When the last edition was due, how it ended, when it was sent, and in words what went wrong and what to do; not the
 * code that was `told` already.
 */
export function lastLine({ run, deliveries }: Last, zone: string, context: Context, told?: string): string {
  const { phrases } = context;
  const code = reasonOf(run, deliveries);
  const reason = code === told ? undefined : code;
  const sentAt = Math.max(0, ...deliveries.map(({ state, settledAt = 0 }) => (state === 'sent' ? settledAt : 0)));
  const line = phrases.say(run.trigger === 'manual' ? 'chat.digest.last-test' : 'chat.digest.last', {
    ...whenOf(run.scheduledFor, zone, context),
    result: phrases.say(`chat.digest.run.${run.state}`),
  });
  const isLate = sentAt - run.scheduledFor >= LATE_MS;
  const sent = isLate ? ` ${phrases.say('chat.digest.sent-at', whenOf(sentAt, zone, context))}` : '';
  return because(`${line}${sent}`, reason, context);
}

function because(line: string, code: string | undefined, { phrases }: Context): string {
  return code === undefined ? line : phrases.say('chat.digest.because', { line, why: reasonWords(code, phrases) });
}

/** From here on the time of sending says something that the time it was due does not. */
const LATE_MS = 60_000;

/** A superseded run names the run that took its place, and a run that was sent has nothing to explain. */
function reasonOf(run: Run, deliveries: readonly Delivery[]): string | undefined {
  if (run.state === 'sent' || run.state === 'superseded') return undefined;
  return run.stateReason ?? deliveries.find(({ lastErrorCode }) => lastErrorCode !== undefined)?.lastErrorCode;
}

function isOpen({ finishedAt, state }: Run): boolean {
  return finishedAt === undefined && state !== 'empty';
}

function isHalted({ state, halt }: Subscription): boolean {
  return halt !== undefined && (state === 'suspended' || state === 'disabled');
}

/** A halted digest: since when and why, how often it was tried again, and when it will be, or what to do. */
function haltLines(subscription: Subscription, context: Context): Inline[][] {
  const { state, stateReason = '', halt, timeZone } = subscription;
  const { phrases } = context;
  if (!halt) return [];
  const why = reasonAt(stateReason, subscription, phrases);
  const since = whenOf(halt.since, timeZone, context);
  const tried = halt.tries > 0 ? [phrases.say('chat.digest.halt.tried', { count: halt.tries })] : [];
  const again =
    state === 'suspended' && halt.retryAt !== undefined
      ? [phrases.say('chat.digest.halt.again', whenOf(halt.retryAt, timeZone, context))]
      : [];
  const over = state === 'disabled' ? [phrases.say('chat.digest.halt.over')] : [];
  return [
    [
      ...fillInline(phrases, `chat.digest.halt.${state}`, 'why', why, since),
      ...[...tried, ...again, ...over].map((words) => text(` ${words}`)),
    ],
  ];
}

/** The next edition and in how long; what keeps one that is due waiting. */
function nextLines(subscription: Subscription, context: Context): string[] {
  const { app, now, phrases } = context;
  const line = nextRunLine(subscription, context);
  if (subscription.state !== 'active') return [line];
  const wait = subscription.nextRunAt - now.getTime();
  if (wait > 0) return [`${line} · ${inHowLong(wait, context)}`];
  const platform = app.program.platforms().find(({ name }) => name === subscription.platform);
  if (!platform || platform.state === 'up') return [line, phrases.say('chat.digest.due')];
  const name = phrases.say(`chat.status.names.${platform.name}`);
  return [line, phrases.say('chat.digest.waits', { name, state: phrases.say(`chat.status.state.${platform.state}`) })];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "in 3 hours", in the largest unit of which there are two. */
export function inHowLong(milliseconds: number, { phrases }: Pick<Context, 'phrases'>): string {
  const [unit, length] = [['days', DAY_MS] as const, ['hours', HOUR_MS] as const, ['minutes', MINUTE_MS] as const].find(
    ([, size]) => milliseconds >= 2 * size,
  ) ?? ['minutes', MINUTE_MS];
  return phrases.say(`chat.digest.in.${unit}`, { count: Math.max(1, Math.round(milliseconds / length)) });
}

/** How often the last edition was tried, and what the last try met. */
function triesLine(tries: NonNullable<SubscriptionStatus['tries']>, zone: string, context: Context): string[] {
  const last = tries.at(-1);
  if (!last) return [];
  const { phrases } = context;
  const when = whenOf(last.endedAt ?? last.startedAt, zone, context);
  const line = phrases.say('chat.digest.tries', { count: tries.length, ...when });
  return [because(line, last.code, context)];
}

function whenOf(moment: number, zone: string, { phrases }: Context): { date: string; time: string } {
  const date = new Date(moment);
  return { date: localDay(date, zone, phrases), time: localTime(date, zone, phrases) };
}
