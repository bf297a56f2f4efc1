/** What digests tell those who count: every event that a figure is made of. Nobody here knows what is done with them. */
import type { SendError } from '../messages/sender.ts';
import type { Delivery, Run, Settlement, Store, Subscription } from '../store/store.ts';
import type { Doubt } from './doubt.ts';

export type DeliveryEvent =
  /** A run was written down: `rendered`, `empty` or `missed`. */
  | { kind: 'run'; platform: string; run: Run }
  /** A run that was still unsent gave way to the next one. */
  | { kind: 'superseded'; platform: string }
  /** One try failed, whatever follows from it. */
  | { kind: 'failure'; delivery: Delivery; failure: SendError }
  /** One try was settled and written down. */
  | { kind: 'settled'; delivery: Delivery; settlement: Settlement }
  /** What is done about a delivery of which nobody knows whether it arrived. */
  | { kind: 'doubt'; delivery: Delivery; doubt: Doubt };

export type OnEvent = (event: DeliveryEvent) => void;

interface RecordingParts {
  store: Store;
  onEvent?: OnEvent;
}

/** Records a run as the store does, and tells of it and of the one that it displaced. */
export async function recordRun(
  { store, onEvent }: RecordingParts,
  { id, platform }: Subscription,
  run: Run,
  deliveries: readonly Delivery[],
  next: number | null,
): Promise<boolean> {
  const before = onEvent && run.state === 'rendered' ? await store.openRun(id) : undefined;
  if (!(await store.recordRun(run, deliveries, next))) return false;
  onEvent?.({ kind: 'run', platform, run });
  if (before) onEvent?.({ kind: 'superseded', platform });
  return true;
}
