/** `/digest test`: sends one edition now, by the same road as the scheduled ones. It is compared with the last, and is no last itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Subscription } from '../../src/app/app.ts';
import type { Context } from '../../src/app/command.ts';
import { SaarError } from '../../src/errors.ts';
import { fillInline } from '../../src/messages/fill-inline.ts';
import type { Message } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { reasonAt } from '../../src/messages/reasons.ts';
import { aboutOneDigest } from './chosen-subscription.ts';
import { digestActions } from './digest-actions.ts';
import { placeProblem } from './where.ts';

/** Nobody waits longer for an answer; what comes of it then stands in the digest's status. */
const LONGEST_WAIT_MS = 8_000;

export const test = aboutOneDigest('digest test', async (subscription, context) => {
  const problem = await placeProblem(subscription, context);
  if (problem) return problem;
  const { id } = subscription;
  const { app, aside, language, phrases } = context;
  const sending = app.sendNow(id).then(() => true);
  // Told later than anybody waits, a failure is told by the status.
  sending.catch(() => {});
  const waiting = Promise.race([sending, sleep(LONGEST_WAIT_MS, false, { ref: false })]);
  const sent = await aside(() => waiting).catch((error: unknown) => refusalOf(error));
  if (typeof sent !== 'boolean') return failed(sent, subscription, context);
  return notice({
    language,
    lines: [phrases.say(sent ? 'chat.digest.test' : 'chat.digest.test-under-way', { id })],
    note: phrases.say('chat.digest.test-apart'),
    actions: digestActions(id, ['status'], context),
    private: true,
  });
});

/** What the platform said against it; anything else is not for this command to tell. */
function refusalOf(error: unknown): string {
  if (error instanceof SaarError && error.code === 'digest.not-sent') return String(error.parameters['reason'] ?? '');
  throw error;
}

function failed(reason: string, subscription: Subscription, context: Context): Message {
  const { language, phrases } = context;
  const why = reasonAt(reason, subscription, phrases);
  return notice({
    language,
    lines: [fillInline(phrases, 'chat.digest.test-failed', 'why', why)],
    actions: digestActions(subscription.id, ['status'], context),
    private: true,
  });
}
