import type { APIInteraction } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { ChannelView } from '../../../src/adapters/discord/destination.ts';
import { handleInteraction } from '../../../src/adapters/discord/interactions.ts';
import type { Reply } from '../../../src/adapters/discord/reply.ts';
import { fakeDoor, type FakeDoor } from './fake-door.ts';

const CHANNELS: Record<string, ChannelView> = {
  '4': { guildId: '3', name: 'news', missing: [] },
  '5': { guildId: '3', name: 'closed', missing: ['view-channel', 'send-messages'] },
  '6': { guildId: '99', name: 'elsewhere', missing: [] },
};

/** Runs one interaction and lists what was answered, in order. */
async function answers(interaction: object, door: FakeDoor = fakeDoor(), failing: (keyof Reply)[] = []) {
  const done: string[] = [];
  const step =
    (name: keyof Reply) =>
    async (...given: unknown[]) => {
      const short = given.map((each) => (typeof each === 'object' ? words(each) : String(each)));
      done.push([name, ...short].join(' '));
      const at = failing.indexOf(name);
      if (at >= 0) throw new Error(failing.splice(at, 1)[0]);
    };
  const steps = ['defer', 'deferUpdate', 'suggest', 'edit', 'followUp', 'remove'] as const;
  const reply = Object.fromEntries(steps.map((name) => [name, step(name)])) as unknown as Reply;
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const lookup = async (id: string) => CHANNELS[id];
  await handleInteraction(whole(interaction), { door, log, lookup, replyTo: () => reply });
  return done;
}

/** The words of a body, or the values of suggestions. */
function words(given: object | null): string {
  return [...JSON.stringify(given).matchAll(/"(?:content|value)":"((?:[^"\\]|\\.)*)"/g)]
    .map((found) => (JSON.parse(`"${found[1]}"`) as string).replaceAll('\\', ''))
    .join('|');
}

function whole(parts: object): APIInteraction {
  const member = { user: { id: '7' }, permissions: String(1n << 5n) };
  const base = { type: 2, id: '1', application_id: '2', token: 't', guild_id: '3', channel: { id: '4', type: 0 } };
  return { ...base, locale: 'hi', member, ...parts } as unknown as APIInteraction;
}

const slash = (name: string, options: object[] = []) => ({ data: { type: 1, name, options } });
const topic = (value: string) => ({ name: 'topic', type: 3, value });
const set = (channel: string) =>
  slash('digest', [{ name: 'set', type: 1, options: [{ name: 'channel', type: 7, value: channel }] }]);
const click = (id: string) => ({ type: 3, data: { component_type: 2, custom_id: id } });
const stranger = { member: { user: { id: '8' }, permissions: '0' } };

describe('an interaction', () => {
  it('is acknowledged before the door is asked', async () => {
    const door = fakeDoor();
    expect(await answers(slash('topics'), door)).toEqual(['defer false', 'edit topics {}']);
    expect(await answers(slash('topics'), door, ['defer'])).toEqual(['defer false']);
    expect(door.asked).toHaveLength(1);
  });

  it('with a private answer leaves nothing public', async () => {
    expect(await answers(slash('brief', [topic('unknown')]))).toEqual([
      'defer false',
      'edit en discord.answered-privately',
      'followUp did you mean bridge? true',
      'remove',
    ]);
  });

  it('for settings is private from the start', async () => {
    expect(await answers(set('4'))).toEqual(['defer true', 'edit digest set {"channel":"4"}']);
    expect(await answers(slash('gone'))).toEqual(['defer true', 'edit gone {}']);
  });

  it.each([
    ['of another server', set('6'), 'hi discord.unknown-channel'],
    ['that does not exist', set('1'), 'hi discord.unknown-channel'],
    [
      'that is closed',
      set('5'),
      'hi discord.cannot-post #closed hi discord.permissions.view-channel और hi discord.permissions.send-messages',
    ],
    ['of another server, forged into a button', click('saar:a:digest+set:channel=6'), 'hi discord.unknown-channel'],
  ])('with a channel %s never reaches the door', async (_what, interaction, expected) => {
    const door = fakeDoor();
    expect((await answers(interaction, door)).at(-1)).toBe(`edit ${expected}`);
    expect(door.asked).toEqual([]);
  });

  it('of somebody without rights is answered by the door, whatever the channel', async () => {
    expect(await answers({ ...set('5'), ...stranger })).toEqual(['defer true', 'edit you may not']);
  });

  it.each([
    ['that replaces', 'saar:r:brief:topic=bridge', ['deferUpdate', 'edit brief {"topic":"bridge"}']],
    ['that replaces, but fails', 'saar:r:brief:topic=unknown', ['deferUpdate', 'followUp did you mean bridge? true']],
    ['that answers', 'saar:a:brief:topic=bridge', ['defer true', 'edit brief {"topic":"bridge"}']],
    ['of long ago', 'page:2', ['defer true', 'edit hi discord.old-button']],
  ])('of a button %s', async (_what, id, expected) => {
    expect(await answers(click(id))).toEqual(expected);
  });

  it('whose answer Discord refuses ends with a plain sentence, never with "thinking"', async () => {
    expect(await answers(slash('topics'), fakeDoor(), ['edit'])).toEqual([
      'defer false',
      'edit topics {}',
      'edit en discord.failed',
    ]);
    expect((await answers(click('saar:r:topics:'), fakeDoor(), ['edit'])).at(-1)).toBe(
      'followUp en discord.failed true',
    );
    expect(await answers(slash('topics'), fakeDoor(), ['edit', 'edit'])).toHaveLength(3);
  });

  it('of typing gets suggestions, and an empty list when that fails', async () => {
    const typing = { type: 4, ...slash('brief', [{ ...topic('har'), focused: true }]) };
    expect(await answers(typing)).toEqual(['suggest harvest|harbour']);
    const broken = { ...fakeDoor(), suggest: () => Promise.reject(new Error('broken')) };
    expect(await answers(typing, broken)).toEqual(['suggest ']);
  });

  it('of a kind that Saar does not know is let pass', async () => {
    expect(await answers({ type: 5, data: {} })).toEqual([]);
    expect(await answers({ type: 3, data: { component_type: 3, custom_id: 'x', values: [] } })).toEqual([]);
  });
});
