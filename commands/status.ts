/** `/status`: how Saar fares, for whoever reads it here: its articles, its sources, its platforms, and the digests of this place. */
import { z } from 'zod';
import type { Subscription } from '../src/app/app.ts';
import { defineCommand, type Context } from '../src/app/command.ts';
import { localDate } from '../src/data/date-words.ts';
import { text, type Inline, type Message } from '../src/messages/message.ts';
import { notice } from '../src/messages/notices.ts';
import { languageSwitches } from './about.ts';
import { lastLine } from './digest/status-lines.ts';
import { nextRunLine, subscriptionLine } from './digest/subscription-line.ts';
import { momentOf } from './moment.ts';
import { languageOption } from './options.ts';
import { countedLine, eachLine } from './sources/told.ts';

export const status = defineCommand({
  path: 'status',
  access: 'reader',
  options: [{ ...languageOption, tapped: true }],
  schema: z.strictObject({ language: z.string().optional() }),
  run: (_options, context) => statusMessage(context),
});

/** More digests than these are only counted: a phone shows no more at once. */
const DIGESTS_SHOWN = 3;
const SOURCES_SHOWN = 5;

async function statusMessage(context: Context): Promise<Message> {
  const { app, language, phrases } = context;
  const items = [
    await articlesLine(context),
    ...(await sourceLines(context)),
    ...(await keptLines(context)),
    startedLine(context),
    ...platformLines(context),
  ];
  return {
    ...notice({
      language,
      title: phrases.say('chat.status.title'),
      items: [...items.map((line) => [text(line)]), ...(await digestItems(context))],
      ...(app.program.version !== '' && { note: phrases.say('chat.about.version', { version: app.program.version }) }),
      actions: [
        { label: phrases.say('chat.about.button'), command: 'about', options: {}, effect: 'answer' },
        { label: phrases.say('chat.topics.title'), command: 'topics', options: {}, effect: 'answer' },
        ...languageSwitches('status', context),
      ],
    }),
    again: { command: 'status', options: { language } },
  };
}

/** "14 articles read · the newest of 3 May 2031 · the last one added on Friday, 4 May 2031, 10:30". */
async function articlesLine(context: Context): Promise<string> {
  const { app, phrases } = context;
  const [{ articles, newest }, { lastAdded, sample, unread }] = await Promise.all([app.summary(), app.provenance()]);
  if (articles === 0) return phrases.say('chat.topics.empty');
  return [
    phrases.say('chat.topics.corpus', { count: articles }),
    newest === null ? '' : phrases.say('chat.status.newest', { date: localDate(newest, phrases) }),
    lastAdded === null ? '' : phrases.say('chat.status.added', momentOf(new Date(lastAdded), context)),
    sample === 0 ? '' : phrases.say('chat.status.sample', { count: sample }),
    unread === 0 ? '' : phrases.say('chat.status.unread', { count: unread }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** How many sources are read; how each fares is for those who may do something about it. */
async function sourceLines(context: Context): Promise<string[]> {
  const all = await context.app.sources.sources();
  if (all.length === 0) return [];
  const mayManage = await context.caller.mayManage();
  return [countedLine(all, context), ...(mayManage ? eachLine(all, SOURCES_SHOWN, context) : [])];
}

const MEGABYTE = 1_000_000;

/** How large the database is and how long full texts are kept, for those who may do something about it. */
async function keptLines({ app, caller, phrases }: Context): Promise<string[]> {
  const { databaseBytes, keepTextDays } = app.program;
  if (!databaseBytes || !(await caller.mayManage())) return [];
  const size = Math.max(1, Math.round(databaseBytes() / MEGABYTE));
  const kept =
    keepTextDays === undefined
      ? phrases.say('chat.status.texts-kept')
      : phrases.say('chat.status.texts', { count: keepTextDays });
  return [`${phrases.say('chat.status.database', { size })} · ${kept}`];
}

function startedLine(context: Context): string {
  const { app, phrases } = context;
  return phrases.say('chat.status.started', momentOf(app.program.startedAt, context));
}

/** One line a platform. Its name is the platform's own. */
function platformLines({ app, phrases }: Context): string[] {
  return app.program.platforms().map(({ name, state }) =>
    phrases.say('chat.status.platform', {
      name: phrases.say(`chat.status.names.${name}`),
      state: phrases.say(`chat.status.state.${state}`),
    }),
  );
}

/** The digests of this very place with their next edition; how the last one went is for those who may set them. */
async function digestItems(context: Context): Promise<Inline[][]> {
  const { app, place, caller, phrases } = context;
  const here = await app.subscriptions(place.platform, place.tenantId, place.destinationId);
  if (here.length === 0) return [[text(phrases.say('chat.status.no-digest'))]];
  const mayManage = await caller.mayManage();
  const shown = await Promise.all(here.slice(0, DIGESTS_SHOWN).map((each) => digestItem(each, mayManage, context)));
  const more = here.length - DIGESTS_SHOWN;
  return more > 0 ? [...shown, [text(phrases.say('chat.status.more-digests', { count: more }))]] : shown;
}

async function digestItem(subscription: Subscription, mayManage: boolean, context: Context): Promise<Inline[]> {
  const { app, phrases } = context;
  const { id, timeZone } = subscription;
  const last = mayManage ? (await app.subscriptionStatus(id)).last : undefined;
  const lines = [
    subscriptionLine(subscription, context),
    nextRunLine(subscription, context),
    ...(last ? [lastLine(last, timeZone, context)] : []),
  ];
  return [text(phrases.say('chat.digest.status', { id }), 'strong'), text(` · ${lines.join(' · ')}`)];
}
