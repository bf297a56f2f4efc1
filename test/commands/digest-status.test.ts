/** Why nothing came is always answered, in words and with what to do. */
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { inHowLong } from '../../commands/digest/status-lines.ts';
import { reasonWords } from '../../src/messages/reasons.ts';
import type { App, Attempt, Delivery, Run, Subscription, SubscriptionStatus } from '../../src/app/app.ts';
import type { Context } from '../../src/app/command.ts';
import { createDoor } from '../../src/app/door.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { fakeApp, fakeSubscription, invocation, now } from '../app/fake-app.ts';
import { plainText } from '../messages/plain-text.ts';

const phrases = readPhrases('data/phrases');
const DUE = Date.parse('2031-05-20T02:30:00Z');
const MINUTE = 60_000;

function runOf(changes: Partial<Run>): Run {
  return { id: 'run', scheduledFor: DUE, windowTo: DUE, trigger: 'schedule', finishedAt: DUE, ...changes } as Run;
}

interface Case {
  subscription?: Partial<Subscription>;
  run?: Partial<Run>;
  deliveries?: Partial<Delivery>[];
  tries?: Attempt[];
  lastSent?: Partial<Run>;
}

async function ask(command: string, given: Case, chosen: Partial<App> = {}, locale = 'en') {
  const subscription = fakeSubscription(given.subscription);
  const last = given.run && { run: runOf(given.run), deliveries: (given.deliveries ?? []) as Delivery[] };
  const status: SubscriptionStatus = {
    subscription,
    ...(last && { last }),
    ...(given.tries && { tries: given.tries }),
    ...(given.lastSent && { lastSent: runOf({ id: 'sent', state: 'sent', ...given.lastSent }) }),
  };
  const app = fakeApp({
    subscriptions: () => Promise.resolve([subscription]),
    subscriptionStatus: () => Promise.resolve(status),
    ...chosen,
  });
  const message = await createDoor(commands, app, () => now).invoke(invocation(command, {}, { caller: { locale } }));
  return { plain: plainText(message), message };
}

const SENT = [{ state: 'sent', settledAt: DUE + 65 * MINUTE }] as const;
const TRIES = [1, 2, 3].map((number) => ({
  number,
  startedAt: DUE + number * MINUTE,
  endedAt: DUE + number * MINUTE,
  outcome: 'retry_wait',
  code: 'ECONNREFUSED',
}));

describe('/digest status', () => {
  it.each<[string, Case, string[]]>([
    ['sent', { run: { state: 'sent' } }, ['Tuesday, 20 May 2031, 08:00: sent', 'in 21 hours']],
    ['sent late', { run: { state: 'sent' }, deliveries: [...SENT] }, ['08:00: sent (Tuesday, 20 May 2031, 09:05)']],
    ['a test', { run: { state: 'sent', trigger: 'manual' } }, ['Last edition, a test: Tuesday']],
    ['none yet', {}, ['No edition has been sent yet.']],
    ['missed', { run: { state: 'missed', stateReason: 'not-running' } }, ['missed', 'Saar was not running then']],
    ['empty', { run: { state: 'empty', stateReason: 'nothing-new' } }, ['Nothing was new, and this digest is silent']],
    ['superseded', { run: { state: 'superseded', stateReason: 'r123' } }, ['merged into the next edition']],
    [
      'expired',
      { run: { state: 'expired', stateReason: 'timeout' } },
      ['not sent in time. The platform did not answer'],
    ],
    [
      'being tried',
      { run: { state: 'delivering', finishedAt: undefined }, tries: TRIES },
      ['Tried 3 times, last on', '08:03'],
    ],
    ['unknown code', { run: { state: 'failed', stateReason: 'odd 7' } }, ['The platform said: odd 7']],
    [
      'failed since',
      { run: { state: 'failed', stateReason: '50013' }, lastSent: { windowTo: DUE - 2880 * MINUTE } },
      ['Last one that was sent: Sunday, 18 May 2031, 08:00'],
    ],
    ['paused', { subscription: { state: 'paused' } }, ['paused', 'No next edition']],
    [
      'suspended',
      {
        subscription: {
          state: 'suspended',
          stateReason: '50001',
          halt: { since: DUE, tries: 2, retryAt: DUE + 2880 * MINUTE, told: true },
        },
      },
      [
        'Stopped since Tuesday, 20 May 2031, 08:00: Saar cannot see #chat. Tried again 2 times. ' +
          'Next try: Thursday, 22 May 2031, 08:00, or as soon as that is put right.',
      ],
    ],
    [
      'disabled',
      {
        subscription: {
          state: 'disabled',
          stateReason: '400 chat not found',
          halt: { since: DUE, tries: 0, told: true },
        },
      },
      ['Off since Tuesday, 20 May 2031, 08:00: #chat is gone, or Saar was removed from it.', 'resume it here'],
    ],
  ])('%s', async (_name, given, words) => {
    const { plain, message } = await ask('digest status', given);
    for (const each of words) expect(plain).toContain(each);
    expect(message.private).toBe(true);
  });

  it('tells of a stop once, and of no next edition beside the next try', async () => {
    const halt = { since: DUE, tries: 0, retryAt: DUE + 1440 * MINUTE, told: true };
    const subscription = { state: 'suspended', stateReason: '50013', destinationId: '42', halt } as const;
    const { plain } = await ask('digest status', { subscription, run: { state: 'failed', stateReason: '50013' } });
    expect(plain).not.toContain('No next edition');
    expect(plain).not.toContain('Allow it to send messages');
    expect(plain.match(/may not (?:send|write)/g)).toHaveLength(1);
    const hindi = await ask('digest status', { subscription }, {}, 'hi');
    expect(hindi.plain).toContain('08:00 से रुका है: सार #42 में संदेश नहीं भेज सकता। अगली कोशिश:');
  });

  it('says what a digest that is due waits for', async () => {
    const due = { subscription: { nextRunAt: now.getTime() - MINUTE } };
    const platforms = (state: 'up' | 'retrying') => ({
      program: { version: '', startedAt: now, sampleCorpus: false, platforms: () => [{ name: 'telegram', state }] },
    });
    expect((await ask('digest status', due, platforms('up'))).plain).toContain('will be sent within a minute');
    expect((await ask('digest status', due, platforms('retrying'))).plain).toContain('Telegram is not connected');
  });

  it('is in the reader’s language', async () => {
    const { plain } = await ask('digest status', { run: { state: 'failed', stateReason: '50013' } }, {}, 'hi');
    expect(plain).toContain('विफल। सार वहाँ लिख नहीं सकता।');
  });
});

describe('the reason of a failure', () => {
  it.each([
    ['50013', 'no-permission'],
    ['50001', 'no-access'],
    ['10003', 'gone'],
    ['10004', 'gone'],
    ['160005', 'thread-locked'],
    ['401', 'token'],
    ['403 bot was blocked by the user', 'blocked'],
    ['403 bot was kicked from the supergroup chat', 'no-access'],
    ['400 chat not found', 'gone'],
    ['400 TOPIC_CLOSED', 'topic-closed'],
    ['400 message thread not found', 'topic-gone'],
    ['400 not enough rights to send text messages to the chat', 'no-permission'],
    ['403 CHAT_WRITE_FORBIDDEN', 'no-permission'],
    ['429 Too Many Requests: retry after 5', 'limited'],
    ['own-pace', 'limited'],
    ["400 can't parse entities", 'malformed'],
    ['ECONNRESET', 'unanswered'],
    ['timeout', 'unanswered'],
    ['502', 'unanswered'],
    ['uncertain', 'uncertain'],
  ])('%s is said in words', (code, key) => {
    for (const words of phrases.values()) expect(reasonWords(code, words)).toBe(words.say(`chat.digest.why.${key}`));
  });
});

describe('/digest list', () => {
  it('marks a digest in trouble, with a button to its status', async () => {
    const failed = await ask('digest list', { run: { state: 'failed', stateReason: '50013' } });
    expect(failed.plain).toContain('something is wrong');
    expect(failed.message.actions).toMatchObject([{ command: 'digest status', options: { id: 'k3x9qa' } }]);
    const well = await ask('digest list', { run: { state: 'sent' } });
    expect(well.plain).not.toContain('something is wrong');
  });
});

describe('how long it takes', () => {
  it.each([
    [10_000, 'in 1 minute', '1 मिनट में'],
    [90 * MINUTE, 'in 90 minutes', '90 मिनट में'],
    [20.5 * 60 * MINUTE, 'in 21 hours', '21 घंटों में'],
    [50 * 60 * MINUTE, 'in 2 days', '2 दिनों में'],
  ])('%d ms is said as %s', (milliseconds, english, hindi) => {
    const said = (language: string) => inHowLong(milliseconds, { phrases: phrases.get(language)! } as Context);
    expect([said('en'), said('hi')]).toEqual([english, hindi]);
  });
});
