/** Which brief a reader means: the one under whose button they tapped, the one shown last in this place, or a new one. */
import type { Context } from '../src/app/command.ts';
import { windowStart } from '../src/app/window.ts';
import type { Brief } from '../src/briefs/brief.ts';
import type { Asked } from '../src/briefs/subject.ts';
import type { Phrases } from '../src/data/phrases.ts';
import { SaarError } from '../src/errors.ts';
import { askedBy } from '../src/messages/brief-actions.ts';

/** The brief under whose button a reader tapped. @throws SaarError `brief.unknown`. */
export async function tappedBrief(id: string, { app }: Context): Promise<Brief> {
  const brief = await app.storedBrief(id);
  if (!brief) throw new SaarError('brief.unknown', { id });
  return brief;
}

/** The brief of now on a topic or a question, in the reader's language; from then on the one shown last in this place. */
export async function freshBrief(asked: Asked, window: string | undefined, context: Context): Promise<Brief> {
  const { app, language, place, now } = context;
  const from = windowStart(window ?? (await app.defaultWindow()), now);
  const brief = await app.brief({ ...asked, language, from });
  await app.rememberBrief(place, brief);
  return brief;
}

/**
 * The brief whose marks a reader has before them: shown last here, on the topic if one is named; a topic never shown here is
 * briefed now. @throws SaarError `brief.none-here` without a topic where none was shown, `topic.unknown`.
 */
export async function readBrief(topic: string | undefined, context: Context): Promise<Brief> {
  const { app, place } = context;
  if (topic !== undefined)
    return (await app.shownBrief(place, app.topicId(topic))) ?? (await freshBrief({ topic }, undefined, context));
  const shown = await app.shownBrief(place);
  if (!shown) throw new SaarError('brief.none-here', {});
  return shown;
}

/** The words to show a brief in: it was asked for in its language, so what belongs to it comes in the same. */
export function phrasesOf(brief: Brief, { app, phrases }: Context): Phrases {
  return app.data.phrases.get(brief.language) ?? phrases;
}

/** Whether the same question would be answered otherwise by now; of a topic that is gone nobody can tell. */
export async function isOutdated(brief: Brief, { app }: Context): Promise<boolean> {
  const { language, window, sinceBriefId } = brief;
  const asked = askedBy(brief);
  if (asked.about === undefined && !app.topics(language).some(({ id }) => id === asked.topic)) return false;
  const [from, to] = [window.from ?? undefined, window.to ?? undefined];
  const now = await app.brief({ ...asked, language, from, to, sinceBriefId });
  return now.id !== brief.id && told(now) !== told(brief);
}

/** What a brief tells, apart from how much was read for it. */
function told({ bottomLine, keyPoints, figures, disputes, timeline }: Brief): string {
  return JSON.stringify([bottomLine, keyPoints, figures, disputes, timeline]);
}
