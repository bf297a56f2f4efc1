/** A small door for tests of the terminal and the page: one command to read, one for settings, one with no place in menus. */
import { z } from 'zod';
import type { Command, Door, Invocation } from '../../../src/app/command.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import { fakeConversation } from '../../app/fake-conversation.ts';

const run = (): Promise<Message> => Promise.reject(new Error('the fake door answers by itself'));
const schema = z.record(z.string(), z.unknown());
const option = (name: string) => ({ name, kind: 'text' as const, required: false });

const commands: Command[] = [
  { path: 'brief', access: 'reader', options: [option('topic'), option('language'), option('window')], schema, run },
  { path: 'help', access: 'reader', options: [], schema, run },
  { path: 'sources', access: 'reader', unlisted: true, options: [option('brief')], schema, run },
  { path: 'digest set', access: 'settings', options: [option('time')], schema, run },
];

/** The door, and every call it was asked for. `answer` makes the message. */
export function fakeDoor(answer: (invocation: Invocation) => Message): Door & { calls: Invocation[] } {
  const calls: Invocation[] = [];
  return {
    ...fakeConversation(),
    calls,
    commands,
    languages: ['en', 'hi'],
    invoke: (invocation) => {
      calls.push(invocation);
      return Promise.resolve(answer(invocation));
    },
    suggest: (_, name, typed) => {
      const topics = [
        { value: 'treaty', label: 'Treaty & <pact>' },
        { value: 'munitions', label: 'Munitions' },
      ];
      return Promise.resolve(name === 'topic' ? topics.filter(({ value }) => value.startsWith(typed)) : []);
    },
    parse: (typed) => {
      const [command = '', topic] = typed.trim().replace(/^\//, '').split(/\s+/);
      const options: Record<string, string> = topic === undefined ? {} : { topic };
      return command === 'hm' ? undefined : { command, options };
    },
    describe: (path) => ({ name: path, description: path }),
    phrase: (language, key) => `${language}:${key}`,
  };
}

/** A message that says which call it answers. */
export function echo({ command, options }: Invocation): Message {
  return { language: 'en', blocks: [{ kind: 'paragraph', text: [text(`${command} ${JSON.stringify(options)}`)] }] };
}
