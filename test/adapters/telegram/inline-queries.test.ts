import type { InlineQuery } from 'grammy/types';
import { expect, it } from 'vitest';
import { createInlineMode } from '../../../src/adapters/telegram/inline-queries.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import type { Choice, Invocation } from '../../../src/app/command.ts';
import { fakeApi } from './fake-api.ts';
import { fakeDoor } from './fake-door.ts';

const silent = { info() {}, warn() {}, error() {} };
const TOPICS: Choice[] = [
  { value: 'treaty', label: 'संधि' },
  { value: 'munitions', label: 'Munitions' },
];

/** A brief of a known topic or of a question on rain; an apology for anything else. */
function brief({ options }: Invocation): Message {
  const { topic = '', about = '', language = 'en' } = options;
  const known = TOPICS.some(({ value }) => value === topic) || about.includes('rain');
  return {
    language,
    blocks: [
      { kind: 'title', text: [text(topic || about)] },
      {
        kind: 'lead',
        text: [text(`Signed <in> ${language}.`), ...(known ? [{ kind: 'mark', number: 1 } as const] : [])],
      },
    ],
    actions: [
      { label: 'Sources', command: 'sources', options: { brief: 'b1' }, effect: 'answer' },
      { label: 'हिन्दी', command: 'brief', options: { topic, language: 'hi' }, effect: 'replace' },
    ],
  };
}

function inlineMode(answer = brief) {
  const door = {
    ...fakeDoor(answer),
    suggest: (_: Invocation, __: string, typed: string) =>
      Promise.resolve(TOPICS.filter(({ value, label }) => value.startsWith(typed) || label.startsWith(typed))),
  };
  const { api, calls } = fakeApi();
  const take = createInlineMode({ api, door, log: silent, username: 'saar_bot', rich: { works: true } }, 1);
  const from = { id: 1001, is_bot: false, first_name: 'A', language_code: 'hi' };
  let id = 1;
  const ask = (query: string, user = 1001) =>
    take({ id: String(id++), from: { ...from, id: user }, query, offset: '' } as InlineQuery);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 30));
  const offered = () =>
    calls.map(({ payload }) => (payload['results'] as { title: string }[]).map(({ title }) => title));
  return { ask, settled, offered, calls, door };
}

it.each([
  ['', ['treaty', 'munitions']],
  ['mun', ['munitions']],
  ['संधि', ['treaty']],
  ['heavy rain', ['heavy rain']],
  ['xyz', []],
  ['weather', []],
])('to %j offers %j', async (query, titles) => {
  const { ask, settled, offered } = inlineMode();
  ask(query);
  await settled();
  expect(offered()).toEqual([titles]);
});

it('offers a brief as it will stand there: words, buttons that edit, links that lead to Saar', async () => {
  const { ask, settled, calls } = inlineMode();
  ask('mun');
  await settled();
  const { results, ...answer } = calls[0]!.payload as { results: object[] };
  expect(answer).toEqual({ inline_query_id: '1', cache_time: 60, is_personal: true });
  expect(results[0]).toMatchObject({
    type: 'article',
    title: 'munitions',
    description: 'Signed <in> hi.',
    input_message_content: {
      message_text: '<b>munitions</b>\nSigned &lt;in&gt; hi.[1]',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
    reply_markup: {
      inline_keyboard: [
        [
          { text: 'Sources', url: expect.stringMatching(/^https:\/\/t\.me\/saar_bot\?start=c-/) as string },
          { text: 'हिन्दी', callback_data: 'r!brief?topic=munitions&language=hi' },
        ],
      ],
    },
  });
});

it('offers the way to Saar where nothing is found, and keeps that for nobody', async () => {
  const { ask, settled, calls } = inlineMode();
  ask('weather');
  await settled();
  expect(calls[0]!.payload).toMatchObject({
    results: [],
    cache_time: 0,
    button: { text: 'telegram.inline-none in hi', start_parameter: 'help' },
  });
});

it('answers the newest of what one person types, and makes a brief once', async () => {
  const { ask, settled, calls, door } = inlineMode();
  for (const query of ['m', 'mu', 'mun', 'muni']) ask(query);
  ask('mun', 1002);
  await settled();
  ask('mun');
  await settled();
  expect(calls.map(({ payload }) => payload['inline_query_id']).toSorted()).toEqual(['4', '5', '6']);
  expect(door.invocations.filter(({ options }) => options['topic'] === 'munitions')).toHaveLength(1);
});

it('asks a question once whoever types it rests, not at every letter', async () => {
  const { ask, settled, offered, door } = inlineMode();
  for (const query of ['heav', 'heavy', 'heavy r', 'heavy rain']) {
    ask(query);
    await Promise.resolve();
  }
  await settled();
  expect(offered()).toEqual([['heavy rain']]);
  expect(door.invocations.map(({ options: { about, topic } }) => about ?? topic)).toEqual(['heavy rain', 'heavy rain']);
});

it('keeps nobody’s refusal for the others', async () => {
  let busy = true;
  const { ask, settled, offered } = inlineMode((asked) => brief(busy ? { ...asked, options: {} } : asked));
  ask('heavy rain');
  await settled();
  busy = false;
  ask('heavy rain', 1002);
  await settled();
  expect(offered()).toEqual([[], ['heavy rain']]);
});
