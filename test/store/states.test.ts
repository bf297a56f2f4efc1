/** The two state machines as data. */
import { describe, expect, it } from 'vitest';
import {
  checkTransition,
  deliveryTransitions,
  openStates,
  runTransitions,
  statesBefore,
} from '../../src/store/states.ts';

describe('the states of deliveries and runs', () => {
  it('end in states that nothing leaves', () => {
    expect(openStates(deliveryTransitions)).toEqual(['queued', 'sending', 'retry_wait', 'uncertain']);
    expect(openStates(runTransitions)).toEqual(['pending', 'rendered', 'delivering']);
  });

  it('are all reached from the first one', () => {
    for (const [table, first] of [
      [deliveryTransitions, 'queued'],
      [runTransitions, 'pending'],
    ] as const) {
      const reached = new Set<string>([first]);
      for (const state of reached) for (const next of table[state as keyof typeof table] as string[]) reached.add(next);
      expect([...reached].sort()).toEqual(Object.keys(table).sort());
    }
  });

  it('send only what waits, and never what is in doubt', () => {
    expect(statesBefore(deliveryTransitions, 'sending')).toEqual(['queued', 'retry_wait']);
  });

  it('refuse what the table does not allow', () => {
    expect(() => checkTransition(deliveryTransitions, 'sent', 'queued')).toThrow(
      expect.objectContaining({ code: 'store.transition', parameters: { from: 'sent', to: 'queued' } }),
    );
    expect(() => checkTransition(deliveryTransitions, 'queued', 'sending')).not.toThrow();
  });
});
