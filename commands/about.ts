/** `/about`: what Saar is, how its lines are checked, what it cannot do, where its articles come from, what it keeps of people. */
import { z } from 'zod';
import { defineCommand, type Context } from '../src/app/command.ts';
import { localDate } from '../src/data/date-words.ts';
import { copyable } from '../src/messages/copyable.ts';
import { text, type Action, type Block, type Message } from '../src/messages/message.ts';
import { languageOption } from './options.ts';
import { add } from './sources/add.ts';
import { mayChange } from './sources/may-change.ts';
import { countedLine } from './sources/told.ts';
import { exampleOf } from './usage.ts';

export const about = defineCommand({
  path: 'about',
  access: 'reader',
  options: [{ ...languageOption, tapped: true }],
  schema: z.strictObject({ language: z.string().optional() }),
  run: (_options, context) => aboutMessage(context),
});

/** What Saar cannot do, a phrase each. */
const LIMITS = ['knows', 'judges', 'misreads', 'translates', 'fetches'];

async function aboutMessage(context: Context): Promise<Message> {
  const { app, language, phrases } = context;
  const limits: Block = {
    kind: 'list',
    items: LIMITS.map((limit) => [text(phrases.say(`chat.about.cannot.${limit}`))]),
  };
  const { version } = app.program;
  return {
    language,
    blocks: [
      { kind: 'title', text: [text(phrases.say('chat.about.title'))] },
      { kind: 'lead', text: [text(phrases.say('chat.about.what'))] },
      ...(await dataBlocks(context)),
      fold(phrases.say('chat.about.heading.checked'), [paragraph(phrases.say('chat.help.checked'))]),
      fold(phrases.say('chat.about.heading.cannot'), [limits]),
      fold(phrases.say('chat.about.heading.people'), [paragraph(phrases.say('chat.about.people'))]),
      {
        kind: 'note',
        text: [
          text(version === '' ? phrases.say('chat.about.licence') : phrases.say('chat.about.version', { version })),
        ],
      },
    ],
    actions: [
      { label: phrases.say('chat.help.button'), command: 'help', options: {}, effect: 'answer' },
      { label: phrases.say('chat.status.button'), command: 'status', options: {}, effect: 'answer' },
      ...languageSwitches('about', context),
    ],
    again: { command: 'about', options: { language } },
  };
}

/** The same in each other language, in place. */
export function languageSwitches(command: string, { app, language, phrases }: Context): Action[] {
  return [...app.data.phrases.keys()]
    .filter((other) => other !== language)
    .map((other) => ({
      label: phrases.say(`chat.language-labels.${other}`),
      command,
      options: { language: other },
      effect: 'replace',
    }));
}

/** How many articles of which days, by whom; that they are no news where they are not. */
async function dataBlocks(context: Context): Promise<Block[]> {
  const { app, phrases } = context;
  const [summary, provenance] = await Promise.all([app.summary(), app.provenance()]);
  const { articles, oldest, newest } = summary;
  const { sample, publishers, others } = provenance;
  const period =
    oldest === null || newest === null
      ? ''
      : ` · ${phrases.say('brief.interval', { from: localDate(oldest, phrases), to: localDate(newest, phrases) })}`;
  const counted = `${phrases.say('chat.topics.corpus', { count: articles })}${period}`;
  const names = publishers.map(({ name }) => name).join(', ');
  const by =
    names === ''
      ? []
      : [
          paragraph(
            others > 0
              ? phrases.say('chat.about.publishers-more', { names, count: others })
              : phrases.say('chat.about.publishers', { names }),
          ),
        ];
  const warning: Block[] =
    sample === 0
      ? []
      : [
          alert(
            sample >= articles
              ? phrases.say('chat.about.sample')
              : phrases.say('chat.about.sample-in-part', { count: sample }),
          ),
        ];
  return [
    ...warning,
    { kind: 'heading', text: [text(phrases.say('chat.about.heading.data'))] },
    paragraph(articles === 0 ? phrases.say('chat.topics.empty') : counted),
    ...by,
    ...(await sourceBlocks(context)),
  ];
}

/** How many sources are read from the web, and how another is added. */
async function sourceBlocks(context: Context): Promise<Block[]> {
  const { app, caller, phrases } = context;
  const all = await app.sources.sources();
  const counted = all.length === 0 ? [] : [paragraph(countedLine(all, context))];
  const may = mayChange(context) && (await caller.mayManage());
  const example = exampleOf(add, context);
  return [...counted, paragraph(phrases.say(`sources.told.${may ? 'invite' : 'by-managers'}`, { example }))];
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', text: copyable(words) };
}

function alert(words: string): Block {
  return { kind: 'alert', text: [text(words)] };
}

function fold(title: string, blocks: Block[]): Block {
  return { kind: 'fold', title: [text(title)], blocks };
}
