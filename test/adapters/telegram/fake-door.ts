/** A door of a few commands, to see what the adapter makes of them. */
import { z } from 'zod';
import type { Command, Door, Invocation } from '../../../src/app/command.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import { fakeConversation } from '../../app/fake-conversation.ts';

function command(path: string, access: Command['access'] = 'reader'): Command {
  const schema = z.record(z.string(), z.unknown());
  return { path, access, options: [], schema, run: () => Promise.reject(new Error('not by this door')) };
}

export interface FakeDoor extends Door {
  readonly invocations: Invocation[];
}

/** @param answer what the door says to a call; by default the call itself, with one button to edit and one to answer. */
export function fakeDoor(answer: (invocation: Invocation) => Message | Promise<Message> = echo): FakeDoor {
  const invocations: Invocation[] = [];
  return {
    ...fakeConversation(),
    invocations,
    commands: [
      command('brief'),
      command('topics'),
      command('help'),
      { ...command('evidence'), unlisted: true },
      command('digest set', 'settings'),
      command('digest list', 'settings'),
    ],
    languages: ['en', 'hi'],
    async invoke(invocation) {
      invocations.push(invocation);
      return answer(invocation);
    },
    suggest: () => Promise.resolve([]),
    parse(typed) {
      const [first = '', ...rest] = typed.split(/\s+/);
      const group = first === '/digest' && rest[0] ? `digest ${rest.shift()!}` : first.slice(1);
      if (!/^\/./.test(first)) return undefined;
      const options: Record<string, string> = rest.length > 0 ? { topic: rest.join(' ') } : {};
      return { command: group, options };
    },
    describe: (path, language) => ({ name: path, description: `${path} in ${language}` }),
    phrase: (language, key) => `${key} in ${language}`,
  };
}

function echo({ command: path, options, caller }: Invocation): Message {
  return {
    language: 'en',
    blocks: [
      { kind: 'title', text: [text(`${path} ${JSON.stringify(options)}`)] },
      { kind: 'lead', text: [text(`for ${caller.locale ?? 'nobody'}`)] },
    ],
    actions: [
      { label: 'Other', command: 'brief', options: { topic: 'munitions' }, effect: 'replace' },
      { label: 'Again', command: path, options, effect: 'replace' },
      { label: 'Sources', command: 'evidence', options: { topic: 'treaty' }, effect: 'answer' },
    ],
  };
}
