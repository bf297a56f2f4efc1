/** What somebody means who types `@saar treaty hi`: the briefs to offer, as calls, from what the door suggests and reads. */
import type { Door, Invocation } from '../../app/command.ts';
import type { Call } from '../../messages/message.ts';

/** More is not looked through on a phone. */
const MOST_TOPICS = 10;
/** Fewer letters are the beginning of a name, not a question. */
const SHORTEST_QUESTION = 4;
const COMMAND = 'brief';
const TOPIC = 'topic';

export interface Wanted {
  /** Topics by their names; each is offered if it has anything to tell. */
  topics: Call[];
  /** What else the words may mean, most likely first: the first that has anything to tell is offered. */
  guesses: Call[];
}

/** The calls for what was typed. Nothing typed means every topic. */
export async function wantedBy(
  door: Pick<Door, 'parse' | 'suggest' | 'language'>,
  typed: string,
  reader: Pick<Invocation, 'place' | 'caller'>,
): Promise<Wanted> {
  const { [TOPIC]: words = '', ...read } = door.parse(`/${COMMAND} ${typed}`)?.options ?? {};
  const language = await door.language({ ...reader, command: COMMAND, options: read });
  const options = { ...read, language };
  const asked: Invocation = { ...reader, command: COMMAND, options };
  const call = (more: Record<string, string>): Call => ({ command: COMMAND, options: { ...more, ...options } });
  if ('about' in read) return { topics: [], guesses: [call({})] };
  const topics = await door.suggest(asked, TOPIC, words);
  if (topics.length > 0)
    return { topics: topics.slice(0, MOST_TOPICS).map(({ value }) => call({ [TOPIC]: value })), guesses: [] };
  if (words.length < SHORTEST_QUESTION) return { topics: [], guesses: [] };
  return { topics: [], guesses: [call({ [TOPIC]: words }), call({ about: words })] };
}
