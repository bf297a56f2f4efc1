/** The answer to a call for a brief, with the buttons that ask further. */
import type { Context } from '../src/app/command.ts';
import type { Asked } from '../src/briefs/subject.ts';
import { briefMessage } from '../src/messages/brief-message.ts';
import type { Message } from '../src/messages/message.ts';
import { freshBrief } from './which-brief.ts';

/** The brief as a message; an empty one on a question names the topics that lie nearest. */
export async function briefAnswer(asked: Asked, window: string | undefined, context: Context): Promise<Message> {
  const { app, language, phrases } = context;
  const made = await freshBrief(asked, window, context);
  const lost = asked.about !== undefined && made.bottomLine === null;
  return briefMessage(made, phrases, {
    languages: [...app.data.phrases.keys()],
    ...(window && { options: { window } }),
    ...(lost && { topics: app.topicsNear(asked.about, language) }),
  });
}
