/** At start: ends what an earlier Saar left "thinking …" when it was killed. */
import type { BegunAnswer } from '../../app/answer-log.ts';
import { messageFor, type InteractionParts } from './answer.ts';
import { readQuestion } from './left-question.ts';
import { codesOf, showDeferred } from './show.ts';

/** Tokens live 15 minutes; the last one is left for the answer itself. */
const TOKEN_MS = 14 * 60_000;

/** Answers every question of the last minutes whose answer had begun and never stood, each once. Resolves always. */
export async function answerLeft(parts: InteractionParts): Promise<void> {
  try {
    for (const left of await parts.door.answers.left('discord')) await answerOne(left, parts);
  } catch (error) {
    parts.log.error('discord.left-unanswered', codesOf(error));
  }
}

async function answerOne({ key: id, asked: kept, begunAt }: BegunAnswer, parts: InteractionParts): Promise<void> {
  // An interaction that this Saar has in hand already is not its predecessor's.
  if (!parts.isNew(id)) return;
  try {
    const question = await readQuestion(kept, id, parts.door);
    if (question && parts.now() - begunAt < TOKEN_MS) {
      const { asked, key } = question;
      const reply = parts.replyTo(key);
      // A message that was tapped thinks of nothing; to edit it twice does no harm.
      if (asked.way.replace || (await reply.thinking()))
        await showDeferred(await messageFor(asked, parts), asked, reply, parts);
    }
    await parts.door.answers.end('discord', id);
  } catch (error) {
    parts.log.warn('discord.left-unanswered', codesOf(error));
  }
}
