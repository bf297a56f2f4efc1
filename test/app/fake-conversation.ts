/** What every fake door says of conversations: no forms, the caller's language, calls as they are, answers in memory, places that stay. */
import type { AnswerLog } from '../../src/app/answer-log.ts';
import type { Door } from '../../src/app/command.ts';

type Conversation = Pick<Door, 'form' | 'language' | 'shortened' | 'opened' | 'answers' | 'moved' | 'reopened'>;

export function fakeConversation(): Conversation {
  return {
    form: () => Promise.resolve(undefined),
    language: ({ caller }) => Promise.resolve(caller.locale?.split('-')[0] === 'hi' ? 'hi' : 'en'),
    shortened: (message) => Promise.resolve(message),
    opened: (invocation) => Promise.resolve(invocation),
    answers: fakeAnswers(),
    moved: () => Promise.resolve(),
    reopened: () => Promise.resolve(),
  };
}

/** A log that lasts as long as the test. */
export function fakeAnswers(): AnswerLog {
  const noted = new Map<string, { key: string; asked: string; begunAt: number; done: boolean }>();
  return {
    begin: async (platform, key, asked) => {
      const id = `${platform}:${key}`;
      const earlier = noted.get(id);
      if (earlier) return earlier.done ? 'done' : 'begun';
      noted.set(id, { key, asked, begunAt: noted.size, done: false });
      return 'new';
    },
    end: async (platform, key) => {
      const begun = noted.get(`${platform}:${key}`);
      if (begun) begun.done = true;
    },
    left: async (platform) =>
      [...noted]
        .filter(([id, { done }]) => id.startsWith(`${platform}:`) && !done)
        .map(([, { done: _, ...left }]) => left),
  };
}
