/** Which places a call may name as a destination: the door asks the platform, whatever the call came through. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand } from '../../src/app/command.ts';
import { createDoor } from '../../src/app/door.ts';
import { withKeptCalls } from '../../src/app/kept-calls.ts';
import { text, type Message } from '../../src/messages/message.ts';
import { plainText } from '../messages/plain-text.ts';
import { fakeApp, invocation, now } from './fake-app.ts';

const said = (words: string): Message => ({ language: 'en', blocks: [{ kind: 'paragraph', text: [text(words)] }] });

const set = defineCommand({
  path: 'digest set',
  access: 'settings',
  options: [
    { name: 'channel', kind: 'destination', required: true },
    { name: 'topics', kind: 'rest', required: true },
  ],
  schema: z.strictObject({ channel: z.string().optional(), topics: z.string() }),
  run: ({ channel = 'here' }) => Promise.resolve(said(`set in ${channel}`)),
});

const LONG = 'all the topics that there are and ever were in this world';
const inServer = { tenantId: 'server', destinationId: 'general', threadId: undefined };

function world() {
  const kept = new Map<string, string>();
  const app = fakeApp({
    keepCalls: async (calls) => calls.forEach((call, key) => void kept.set(key, call)),
    keptCall: async (key) => kept.get(key),
  });
  const asked: string[] = [];
  const vouching = async (id: string, language: string) => {
    asked.push(`${id} ${language}`);
    return id.startsWith('foreign') ? said('not of this server') : undefined;
  };
  return { app, asked, vouching, door: createDoor([set], app, () => now) };
}

describe('a destination', () => {
  it.each([
    ['ours', 'set in ours', ['ours en']],
    ['foreign', 'not of this server', ['foreign en']],
    ['', 'set in here', ['general en']],
  ])('“%s” in a server is what its platform vouches for', async (channel, answer, questions) => {
    const { door, asked, vouching } = world();
    const call = invocation('digest set', { channel, topics: 'all' }, { place: inServer });
    expect(plainText(await door.invoke({ ...call, destinationProblem: vouching }))).toContain(answer);
    expect(asked).toEqual(questions);
  });

  it('is asked for also where the call that names it was kept for a button', async () => {
    const { app, door, vouching } = world();
    const action = {
      label: '',
      command: 'digest set',
      options: { channel: 'foreign', topics: LONG },
      effect: 'answer',
    };
    const { actions } = await withKeptCalls({ ...said(''), actions: [action as never] }, app);
    const { command, options } = actions![0]!;
    expect(command).toBe('kept');
    const call = invocation(command, { ...options }, { place: inServer });
    expect(plainText(await door.invoke({ ...call, destinationProblem: vouching }))).toContain('not of this server');
  });

  it('is not even looked at for somebody who may not manage', async () => {
    const { door, asked, vouching } = world();
    const caller = { mayManage: () => Promise.resolve(false) };
    const call = invocation('digest set', { channel: 'foreign', topics: 'all' }, { place: inServer, caller });
    expect((await door.invoke({ ...call, destinationProblem: vouching })).private).toBe(true);
    expect(asked).toEqual([]);
  });

  it.each(['another', 'foreign'])('“%s” named where nobody vouches for it is refused', async (channel) => {
    const { door } = world();
    const message = await door.invoke(invocation('digest set', { channel, topics: 'all' }));
    expect(plainText(message)).not.toContain('set in');
  });
});
