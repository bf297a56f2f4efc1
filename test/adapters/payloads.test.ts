/**
 * What each command puts on the wire, on each platform and in each language, as approved: `npm run approve` writes it anew,
 * and the difference is what a reviewer reads.
 */
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { modalOf } from '../../src/adapters/discord/forms.ts';
import { answerBodies } from '../../src/adapters/discord/pages.ts';
import { renderAnswer } from '../../src/adapters/telegram/render.ts';
import { richBody } from '../../src/adapters/telegram/rich.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Message } from '../../src/messages/message.ts';
import { invocation } from '../app/fake-app.ts';
import { payloadDoor } from './payload-world.ts';

const TOPIC = { topic: 'lake-treaty' };
const WORDS = { words: 'soldiers on the shore and whatever else is too long for a button' };

const OPML = 'https://gazette.test/feeds.opml';

/** Each command as it may be asked: every command must stand here. */
const CALLS: Readonly<Record<string, readonly Record<string, string>[]>> = {
  brief: [TOPIC, { brief: 'brief-en' }, {}, { topic: 'tretay' }],
  source: [{ number: '3' }, { number: '99' }],
  sources: [{}],
  'sources brief': [{ brief: 'lake-treaty' }],
  'sources add': [{ address: 'https://gazette.test/feed.xml' }],
  'sources list': [{}],
  'sources check': [{}, { source: 'g4z377' }],
  'sources remove': [{ source: 'g4z377' }],
  'sources import': [{ address: OPML }, { address: OPML, shown: '0a1b2c3d4e5f' }],
  'sources starter': [{}],
  'sources export': [{}],
  timeline: [TOPIC],
  figures: [TOPIC],
  disputes: [TOPIC],
  changes: [{ ...TOPIC, since: 'brief-en' }],
  search: [WORDS],
  topics: [{}],
  language: [{}, { language: 'hi' }],
  help: [{}, { command: 'brief' }],
  about: [{}],
  status: [{}],
  'digest setup': [{}, { topics: 'all', time: '08:00' }],
  'digest set': [{ channel: 'chat', time: '08:00', timezone: 'Asia/Kolkata', topics: 'all' }],
  'digest change': [{}, { length: 'short', quiet: 'yes' }],
  'digest list': [{}],
  'digest preview': [{}],
  'digest test': [{}],
  'digest pause': [{}],
  'digest resume': [{}],
  'digest status': [{}],
  'digest remove': [{}],
  start: [{}],
  again: [{ brief: 'brief-en' }],
};

const PLATFORMS = {
  discord: (message: Message) => answerBodies(message),
  telegram: (message: Message) => {
    const rich = richBody(message);
    return { html: renderAnswer(message), ...(rich && { rich }) };
  },
};

describe.each(['discord', 'telegram'] as const)('on %s', (platform) => {
  describe.each(['en', 'hi'])('in %s', (language) => {
    it.each(Object.keys(CALLS))('/%s is answered by these payloads', async (path) => {
      const door = payloadDoor(platform);
      const call = { place: { platform }, caller: { locale: language } };
      const answers = [];
      for (const options of CALLS[path]!) {
        const message = await door.shortened(await door.invoke(invocation(path, options, call)));
        answers.push({ options, private: message.private ?? false, payloads: PLATFORMS[platform](message) });
      }
      const form = platform === 'discord' ? await door.form(invocation(path, {}, call)) : undefined;
      const written = JSON.stringify({ answers, ...(form && { modal: modalOf(form as Form, false) }) }, null, 1);
      await expect(`${written}\n`).toMatchFileSnapshot(
        `payloads/${platform}.${language}/${path.replace(' ', '-')}.json`,
      );
    });
  });
});

it('every command is among them', () => {
  expect(Object.keys(CALLS).toSorted()).toEqual(commands.map(({ path }) => path).toSorted());
});
