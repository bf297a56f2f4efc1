/**
 * The two state machines of a digest as tables: what a delivery and a run may become next.
 * They stand beside the store because only the transaction that moves a row can check the move.
 */
import { SaarError } from '../errors.ts';
import type { DeliveryState, RunState } from './store.ts';

type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

export const deliveryTransitions: Transitions<DeliveryState> = {
  queued: ['sending', 'expired', 'cancelled'],
  sending: ['sent', 'retry_wait', 'uncertain', 'failed', 'expired', 'cancelled'],
  // What waits is claimed where it waits: a step through the queue would be one more write, and one more moment to die in.
  retry_wait: ['sending', 'expired', 'cancelled'],
  uncertain: ['sent', 'queued', 'failed', 'expired', 'cancelled'],
  sent: [],
  failed: [],
  expired: [],
  cancelled: [],
};

export const runTransitions: Transitions<RunState> = {
  pending: ['rendered', 'missed', 'empty', 'failed', 'expired', 'superseded'],
  rendered: ['delivering', 'failed', 'expired', 'superseded'],
  delivering: ['sent', 'partly_sent', 'failed', 'expired', 'superseded'],
  sent: [],
  partly_sent: [],
  failed: [],
  expired: [],
  missed: [],
  superseded: [],
  empty: [],
};

/** States that something still leaves. */
export function openStates<State extends string>(transitions: Transitions<State>): State[] {
  return statesOf(transitions).filter((state) => transitions[state].length > 0);
}

/** States from which `to` is allowed. */
export function statesBefore<State extends string>(transitions: Transitions<State>, to: State): State[] {
  return statesOf(transitions).filter((state) => transitions[state].includes(to));
}

/** @throws SaarError `store.transition` when `from` may not become `to`. */
export function checkTransition<State extends string>(transitions: Transitions<State>, from: State, to: State): void {
  if (!transitions[from].includes(to)) throw new SaarError('store.transition', { from, to }, 'internal');
}

function statesOf<State extends string>(transitions: Transitions<State>): State[] {
  return Object.keys(transitions) as State[];
}
