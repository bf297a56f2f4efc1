/** Inline mode: `@saar treaty` in any chat offers briefs to place there. Of what one person types only the newest is answered. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types';
import type { Call, Inline, Message } from '../../messages/message.ts';
import type { Answering } from './answer.ts';
import { writeBareCall } from './call-data.ts';
import { ANYWHERE, callerOf, elsewhere, restsOnSources } from './inline-clicks.ts';
import { wantedBy } from './inline-topics.ts';
import { shortened } from './labels.ts';
import { failureWords } from './refusals.ts';
import { renderAnswer } from './render.ts';

/** Results depend on the reader's language; articles come in while Saar runs. */
const KEPT_S = 60;
const LONGEST_TITLE = 60;
const LONGEST_DESCRIPTION = 160;
const MOST_KEPT = 200;
/** Bot API, `InlineQueryResult.id`. */
const MOST_ID_BYTES = 64;

/** Who rests this long from typing means what stands there: a question is kept, and half a word is none. */
const REST_MS = 400;

/** Takes a query; the answer goes out by itself. */
export type TakeQuery = (query: InlineQuery) => void;

/** Each person's queries are answered one at a time, and those that newer letters have overtaken not at all. */
export function createInlineMode(answering: Answering, restMs = REST_MS): TakeQuery {
  const newest = new Map<number, InlineQuery>();
  const articles = createArticles(answering);
  const run = async (user: number): Promise<void> => {
    for (let query = newest.get(user); query;) {
      const isNewest = () => newest.get(user) === query;
      const rests = () => sleep(restMs).then(isNewest);
      const results = await resultsOf(answering, articles, query, rests);
      if (isNewest()) {
        await respond(answering, query, results);
        if (isNewest()) newest.delete(user);
      }
      query = newest.get(user);
    }
  };
  return (query) => {
    const isRunning = newest.has(query.from.id);
    newest.set(query.from.id, query);
    if (!isRunning) void run(query.from.id);
  };
}

type Articles = (call: Call, caller: ReturnType<typeof callerOf>) => Promise<InlineQueryResultArticle | undefined>;

/**
 * A brief in a language is the same for all who ask in the same minute: typing must not make it at every letter. That there
 * is none may be one asker's own trouble, such as a limit, and is not kept.
 */
function createArticles(answering: Answering): Articles {
  const kept = new Map<string, { until: number; article: ReturnType<Articles> }>();
  return (call, caller) => {
    const key = writeBareCall(call);
    const now = Date.now();
    const found = kept.get(key);
    if (found && found.until > now) return found.article;
    const article = articleOf(answering, call, caller).catch(() => undefined);
    kept.delete(key);
    kept.set(key, { until: now + KEPT_S * 1000, article });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    void article.then((made) => made ?? kept.delete(key));
    return article;
  };
}

async function resultsOf(
  { door, log }: Answering,
  articles: Articles,
  { query, from }: InlineQuery,
  rests: () => Promise<boolean>,
): Promise<InlineQueryResultArticle[]> {
  const caller = callerOf(from);
  const own = String(from.id);
  try {
    const place = { ...ANYWHERE, tenantId: own, destinationId: own };
    const { topics, guesses } = await wantedBy(door, query, { place, caller });
    const offered = await Promise.all(topics.map((call) => articles(call, { ...caller, id: ANYWHERE.tenantId })));
    const found = offered.filter((article) => article !== undefined);
    if (guesses.length > 0 && !(await rests())) return [];
    for (const guess of guesses) {
      const article = found.length === 0 ? await articles(guess, caller) : undefined;
      if (article) found.push(article);
    }
    return found;
  } catch (error) {
    log.warn('telegram.not-answered', { chat: 'inline', reason: failureWords(error) });
    return [];
  }
}

/** Nothing for a message without evidence, such as an apology. */
async function articleOf(
  answering: Answering,
  { command, options }: Call,
  caller: ReturnType<typeof callerOf>,
): Promise<InlineQueryResultArticle | undefined> {
  const { door } = answering;
  const message = await door.invoke({ command, options, place: ANYWHERE, caller });
  const lead = inlinesOf(message, 'lead');
  const [body] = renderAnswer(await door.shortened(message), elsewhere(answering, message.language));
  if (!body || !restsOnSources(message)) return undefined;
  const { text, reply_markup: markup, ...look } = body;
  return {
    type: 'article',
    id: idOf({ command, options }),
    title: shortened(wordsOf(inlinesOf(message, 'title')), LONGEST_TITLE) || command,
    description: shortened(wordsOf(lead), LONGEST_DESCRIPTION),
    input_message_content: { message_text: text, ...look },
    ...(markup && { reply_markup: markup }),
  };
}

function inlinesOf({ blocks }: Message, kind: 'title' | 'lead'): Inline[] {
  const block = blocks.find((each) => each.kind === kind);
  return block && 'text' in block ? block.text : [];
}

/** What a reader chooses by; marks mean nothing without their brief. */
function wordsOf(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.kind === 'mark' ? '' : inline.text)).join('');
}

/** The call itself, or its end where it is too long: what differs between two results stands last. */
function idOf(call: Call): string {
  const bytes = Buffer.from(writeBareCall(call)).toString('base64url');
  return bytes.slice(-MOST_ID_BYTES);
}

/** Where nothing is found the way to Saar itself is offered. An answer that comes too late is no loss. */
async function respond(
  { api, door, log }: Answering,
  { id, from }: InlineQuery,
  results: InlineQueryResultArticle[],
): Promise<void> {
  const language = from.language_code?.split('-')[0] ?? '';
  const button = {
    text: shortened(door.phrase(language, 'telegram.inline-none'), LONGEST_TITLE),
    start_parameter: 'help',
  };
  try {
    await api.raw.answerInlineQuery({
      inline_query_id: id,
      results,
      cache_time: results.length > 0 ? KEPT_S : 0,
      is_personal: true,
      ...(results.length === 0 && { button }),
    });
  } catch (error) {
    log.info('telegram.inline-not-answered', { reason: failureWords(error) });
  }
}
