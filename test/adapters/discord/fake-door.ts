/** A small door for these tests: it says what it was asked, so that a test can see what reached it. */
import { z } from 'zod';
import type { Command, Door, Invocation, Option } from '../../../src/app/command.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import { fakeConversation } from '../../app/fake-conversation.ts';

const option = (name: string, kind: Option['kind'], required: boolean, choices?: string[]): Option => ({
  name,
  kind,
  required,
  ...(choices ? { choices: () => choices.map((value) => ({ value, label: value })) } : {}),
});

const command = (path: string, access: Command['access'], options: Option[] = []): Command => ({
  path,
  access,
  options,
  schema: z.record(z.string(), z.unknown()),
  run: () => Promise.reject(new Error('the fake door answers itself')),
});

export const TOPICS = ['bridge', 'harvest', 'harbour'];

export const COMMANDS: Command[] = [
  command('brief', 'reader', [option('language', 'text', false), option('topic', 'text', true, TOPICS)]),
  command('topics', 'reader'),
  command('help', 'reader'),
  command('digest set', 'settings', [
    option('channel', 'destination', true),
    option('time', 'text', true),
    option('topics', 'rest', false, TOPICS),
  ]),
  command('digest list', 'settings'),
];

const HINDI: Record<string, string> = { brief: 'सार', topic: 'विषय', digest: 'डाइजेस्ट' };

export interface FakeDoor extends Door {
  asked: Invocation[];
}

/** `answer` may replace what is said; without it the door repeats the call in a message with two buttons. */
export function fakeDoor(
  answer: (invocation: Invocation) => Message | undefined = () => undefined,
  language?: string,
): FakeDoor {
  const conversation = fakeConversation();
  if (language !== undefined) conversation.language = () => Promise.resolve(language);
  const asked: Invocation[] = [];
  return {
    ...conversation,
    asked,
    commands: COMMANDS,
    languages: ['en', 'hi'],
    invoke: async (invocation) => {
      const { options, caller } = invocation;
      const { channel } = options;
      const isNamed = channel !== undefined && (await caller.mayManage());
      const problem = isNamed
        ? await invocation.destinationProblem?.(channel, await conversation.language(invocation))
        : undefined;
      if (problem) return problem;
      asked.push(invocation);
      return answer(invocation) ?? (await echo(invocation));
    },
    suggest: async (_invocation, _option, typed) =>
      TOPICS.filter((topic) => topic.startsWith(typed)).map((value) => ({ value, label: `Topic ${value}` })),
    parse: () => undefined,
    describe: (path, language, name) => {
      const word = name ?? path.split(' ').at(-1)!;
      if (language === 'hi') return { name: HINDI[word] ?? word, description: `${word} का विवरण` };
      return { name: word, description: `About ${word}` };
    },
    phrase: (language, key, parameters = {}) => `${language} ${key} ${Object.values(parameters).join(' ')}`.trim(),
  };
}

async function echo({ command, options, caller }: Invocation): Promise<Message> {
  if (command === 'digest set' && !(await caller.mayManage())) return said('you may not', true);
  if (options['topic'] === 'unknown') return said('did you mean bridge?', true);
  return {
    ...said(`${command} ${JSON.stringify(options)}`),
    actions: [
      { label: 'हिन्दी', command: 'brief', options: { topic: 'bridge', language: 'hi' }, effect: 'replace' },
      { label: 'Sources', command: 'brief', options: { topic: 'harvest' }, effect: 'answer' },
      { label: 'Broken', command: 'brief', options: { topic: 'unknown' }, effect: 'replace' },
    ],
  };
}

export function said(words: string, isPrivate = false): Message {
  return { language: 'en', blocks: [{ kind: 'paragraph', text: [text(words)] }], private: isPrivate };
}
