/** The answer to a call for a brief, with the buttons that ask further. */
import type { Context } from '../src/app/command.ts';
import type { Asked } from '../src/briefs/subject.ts';
import { briefMessage } from '../src/messages/brief-message.ts';
import type { Message } from '../src/messages/message.ts';
import { freshBrief, isOutdated, phrasesOf, tappedBrief } from './which-brief.ts';

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

/** A brief as it was shown, by its id; `window` is the one that its buttons keep. */
export async function storedAnswer(id: string, window: string | undefined, context: Context): Promise<Message> {
  const brief = await tappedBrief(id, context);
  return briefMessage(brief, phrasesOf(brief, context), {
    languages: [...context.app.data.phrases.keys()],
    outdated: await isOutdated(brief, context),
    ...(window && { options: { window } }),
  });
}
