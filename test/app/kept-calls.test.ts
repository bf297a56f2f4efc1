import { describe, expect, it } from 'vitest';
import { createDoor } from '../../src/app/door.ts';
import { openedCall, withKeptCalls } from '../../src/app/kept-calls.ts';
import type { Message } from '../../src/messages/message.ts';
import { fakeApp, invocation, now } from './fake-app.ts';

const long = { words: 'शांति वार्ता और युद्धविराम '.repeat(3).trim() };
const message: Message = {
  language: 'en',
  blocks: [],
  actions: [
    { label: 'a', command: 'brief', options: { topic: 'treaty' }, effect: 'answer' },
    { label: 'b', command: 'search', options: long, effect: 'replace' },
  ],
  pickers: [
    {
      label: 'c',
      command: 'search',
      options: long,
      option: 'page',
      choices: [{ value: '2', label: '2', short: '2' }],
      effect: 'replace',
    },
  ],
  again: { command: 'search', options: long },
};

function shelf() {
  const kept = new Map<string, string>();
  return {
    kept,
    keepCalls: async (calls: ReadonlyMap<string, string>) => calls.forEach((call, key) => void kept.set(key, call)),
    keptCall: async (key: string) => kept.get(key),
  };
}

describe('calls that are too long for a button', () => {
  it('are kept under a short key of their own, the others stay as they are', async () => {
    const store = shelf();
    const shortened = await withKeptCalls(message, store);
    expect(shortened.actions![0]).toEqual(message.actions![0]);
    expect(shortened.actions![1]).toMatchObject({ label: 'b', command: 'kept', effect: 'replace' });
    expect(JSON.stringify(shortened.actions![1]!.options).length).toBeLessThan(40);
    expect(await withKeptCalls(message, store)).toEqual(shortened);
    expect(store.kept.size).toBe(1);
  });

  it('are not kept when nobody can mean them', async () => {
    const store = shelf();
    const [action] = message.actions!;
    const endless = { ...message, actions: [{ ...action!, options: { about: 'ड'.repeat(2000) } }] };
    expect((await withKeptCalls(endless, store)).actions).toEqual(endless.actions);
    expect([...store.kept.values()].join()).not.toContain('डड');
  });

  it('are opened again, with what was chosen beside the key', async () => {
    const store = shelf();
    const { actions, pickers, again } = await withKeptCalls(message, store);
    expect(await openedCall(actions![1]!, store)).toEqual({ command: 'search', options: long });
    const chosen = { command: pickers![0]!.command, options: { ...pickers![0]!.options, page: '2' } };
    expect(await openedCall(chosen, store)).toEqual({ command: 'search', options: { ...long, page: '2' } });
    expect(await openedCall(again!, store)).toEqual({ command: 'search', options: long });
  });

  it('are told by the door before they are carried out', async () => {
    const { keptCall } = shelf();
    const door = createDoor([], fakeApp({ keptCall: async () => JSON.stringify(['search', long]) }), () => now);
    const gone = createDoor([], fakeApp({ keptCall }), () => now);
    const tapped = invocation('kept', { call: 'k', page: '2' });
    expect(await door.opened(tapped)).toEqual({ ...tapped, command: 'search', options: { ...long, page: '2' } });
    expect(await gone.opened(tapped)).toEqual(tapped);
  });

  it('are gone when nothing is kept under the key', async () => {
    expect(await openedCall({ command: 'kept', options: { call: 'forged' } }, shelf())).toBeUndefined();
    expect(await openedCall({ command: 'kept', options: {} }, shelf())).toBeUndefined();
  });
});
