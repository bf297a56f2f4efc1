/** The line of the log on a send that failed. */
import type { SendError } from '../messages/sender.ts';
import type { Delivery, Store } from '../store/store.ts';

interface TellingParts {
  store: Pick<Store, 'run'>;
  tell(event: string, fields?: object): void;
}

/** Names the digest and its place, by which whoever reads the log finds them again. Nothing waits for it, and it never rejects. */
export async function tellFailure(
  { store, tell }: TellingParts,
  delivery: Delivery,
  failure: SendError,
): Promise<void> {
  const { id, runId, platform, destinationId, threadId } = delivery;
  const run = await store.run(runId).catch(() => undefined);
  const digest = { subscription: run?.subscriptionId, destination: threadId ?? destinationId };
  tell('send failed', { delivery: id, ...digest, platform, outcome: failure.outcome, code: failure.code });
}
