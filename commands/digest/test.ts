/** `/digest test`: sends one edition now, by the same road as the scheduled ones. It is compared with the last, and is no last itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import { notice } from '../../src/messages/notices.ts';
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
  const sent = await aside(() => Promise.race([sending, sleep(LONGEST_WAIT_MS, false, { ref: false })]));
  return notice({
    language,
    lines: [phrases.say(sent ? 'chat.digest.test' : 'chat.digest.test-under-way', { id })],
    note: phrases.say('chat.digest.test-apart'),
    actions: digestActions(id, ['status'], context),
    private: true,
  });
});
