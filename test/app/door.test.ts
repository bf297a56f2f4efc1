import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { defineCommand, type Command } from '../../src/app/command.ts';
import { createDoor } from '../../src/app/door.ts';
import type { ErrorLog } from '../../src/app/error-message.ts';
import { SaarError } from '../../src/errors.ts';
import { text } from '../../src/messages/message.ts';
import { plainText } from '../messages/plain-text.ts';
import { fakeApp, invocation, now, type Call } from './fake-app.ts';

/** Answers with what it was given. */
const echo = defineCommand({
  path: 'brief',
  access: 'reader',
  options: [
    { name: 'topic', kind: 'rest', required: true },
    { name: 'language', kind: 'text', required: false },
    { name: 'window', kind: 'text', required: false },
  ],
  schema: z.strictObject({
    topic: z.string(),
    language: z.string().optional(),
    window: z.enum(['7d']).optional(),
  }),
  run: (options, { language }) =>
    Promise.resolve({ language, blocks: [{ kind: 'paragraph', text: [text(JSON.stringify(options))] }] }),
});

const setting = defineCommand({ ...echo, path: 'digest set', access: 'settings' });

function failing(thrown: unknown): Command {
  return { ...echo, run: () => Promise.reject(thrown) };
}

function door(list: readonly Command[] = [echo, setting], app = fakeApp(), log?: ErrorLog) {
  return createDoor(list, app, () => now, { log });
}

async function answer(command: string, options: Record<string, string>, call: Call = {}, list?: readonly Command[]) {
  const message = await door(list).invoke(invocation(command, options, call));
  return { language: message.language, private: message.private ?? false, plain: plainText(message) };
}

describe('the door', () => {
  it('hands checked options to the command', async () => {
    const { plain } = await answer('brief', { topic: 'lake', window: '7d', language: '' });
    expect(plain).toContain('{"topic":"lake","window":"7d"}');
  });

  it('answers readers while a platform takes long to say who may change settings, or where', async () => {
    const own = door([echo, { ...setting, options: [{ name: 'topic', kind: 'destination', required: true }] }]);
    const never = () => new Promise<never>(() => {});
    const asked = invocation('digest set', { topic: 'lake' });
    for (let each = 0; each < 10; each++) {
      void own.invoke({ ...asked, caller: { ...asked.caller, mayManage: never } });
      void own.invoke({ ...asked, destinationProblem: never });
    }
    expect(plainText(await own.invoke(invocation('brief', { topic: 'lake' })))).toContain('"topic":"lake"');
  });

  it.each(['lake-treaty', 'grain trade', 'झील संधि'])(
    'offers the brief of the topic %s typed as a command',
    async (typed) => {
      const { actions = [] } = await door().invoke(invocation(typed, {}));
      expect(actions.map(({ command, options }) => [command, Object.keys(options)])).toEqual([['brief', ['topic']]]);
      expect((await door().invoke(invocation('nothing', {}))).actions ?? []).toEqual([]);
    },
  );

  it.each([
    ['breif', '/brief'],
    ['digst set', '/digest set'],
    ['digest sett', '/digest set'],
    ['__proto__', '/brief'],
  ])('answers the unknown command %s with the nearest', async (typed, nearest) => {
    const found = await answer(typed, {});
    expect(found.private).toBe(true);
    expect(found.plain).toContain(nearest);
    expect(found.plain).toContain(`/${typed}`);
  });

  it('asks for the missing word of a group', async () => {
    expect((await answer('digest', {})).plain).toContain('digest needs one more word: /digest set');
  });

  it('refuses settings to who may not manage the place, naming the permission', async () => {
    const caller = { mayManage: () => Promise.resolve(false) };
    const discord = await answer('digest set', { topic: 'x' }, { caller, place: { platform: 'discord' } });
    expect(discord.plain).toContain('Manage Server');
    expect(discord.private).toBe(true);
    const hindi = await answer('digest set', { topic: 'x' }, { caller: { ...caller, locale: 'hi' } });
    expect(hindi.plain).toContain('एडमिन');
  });

  it('asks for rights at each call and never for readers', async () => {
    let asked = 0;
    const mayManage = () => Promise.resolve(++asked === 1);
    const { invoke } = door();
    const plain = async (command: string) =>
      plainText(await invoke(invocation(command, { topic: 'x' }, { caller: { mayManage } })));
    expect(await plain('brief')).toContain('"topic"');
    expect(asked).toBe(0);
    expect(await plain('digest set')).toContain('"topic"');
    expect(await plain('digest set')).toContain('You may not use /digest set');
  });

  it.each([
    [{}, 'en', 'This needs a value for “topic”, for example: treaty'],
    [{}, 'hi', 'यहाँ “विषय” भी चाहिए, जैसे: संधि'],
    [{ topic: 'x', window: 'soon' }, 'en', '“soon” will not do for window. Try for example: 7d'],
    [{ topic: 'x', window: 'कल' }, 'hi', 'अवधि के लिए “कल” नहीं चलेगा। जैसे यह लिखें: 7d'],
    [{ topic: 'x', colour: 'red' }, 'en', '/brief has no option “colour”'],
    [{ topic: 'x', language: 'klingon' }, 'en', 'Saar does not speak “klingon”. Choose one of: English, Hindi'],
  ])('says what is wrong with %o in %s', async (options, locale, words) => {
    const found = await answer('brief', options as Record<string, string>, { caller: { locale } });
    expect(found).toMatchObject({ language: locale, private: true });
    expect(found.plain).toContain(words);
  });

  it('shows a long wrong value only in part', async () => {
    const { plain } = await answer('brief', { topic: 'x', window: 'y'.repeat(5000) });
    expect(plain.length).toBeLessThan(300);
  });

  it('shows an expected failure in the words of its code', async () => {
    const list = [failing(new SaarError('topic.unknown', { given: 'x', nearest: 'lake-treaty' }))];
    expect((await answer('brief', { topic: 'x' }, {}, list)).plain).toContain(
      'There is no topic “x”. Nearest: Lake treaty',
    );
    const hindi = await answer('brief', { topic: 'x' }, { caller: { locale: 'hi-IN' } }, list);
    expect(hindi.plain).toContain('“x” नाम का कोई विषय नहीं है');
  });

  it.each([
    new Error('token=secret'),
    new SaarError('data.invalid', { file: 'secret' }, 'internal'),
    new SaarError('no.words'),
    'secret',
  ])('shows a reference, never the text, of an unexpected %s, and logs it', async (error) => {
    const logged: Parameters<ErrorLog>[0][] = [];
    const { invoke } = door([failing(error)], fakeApp(), (entry) => logged.push(entry));
    const message = await invoke(invocation('brief', { topic: 'x' }));
    expect(message.private).toBe(true);
    expect(plainText(message)).not.toContain('secret');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ command: 'brief', error });
    expect(plainText(message)).toContain(logged[0]!.reference);
  });

  it('answers even when the store cannot be asked', async () => {
    const app = fakeApp({ placeLanguage: () => Promise.reject(new Error('disk')) });
    const message = await door([echo], app).invoke(invocation('brief', { topic: 'x' }, { caller: { locale: 'hi' } }));
    expect(message.language).toBe('hi');
    expect(message.private).toBe(true);
  });
});

describe('the language of an answer', () => {
  const stored = (language: string | undefined) => fakeApp({ placeLanguage: () => Promise.resolve(language) });
  const table: [string, string | undefined, string | undefined, string | undefined, string][] = [
    ['the option before all', 'hi', 'en', 'en', 'hi'],
    ['an option named in its own script', 'हिंदी', 'en', 'en', 'hi'],
    ['an option named in another language', 'अंग्रेज़ी', 'hi', 'hi', 'en'],
    ['the place before the reader', undefined, 'hi', 'en-US', 'hi'],
    ['the reader before the default', undefined, undefined, 'hi-IN', 'hi'],
    ['the default for a locale Saar does not speak', undefined, undefined, 'fr-FR', 'en'],
    ['the default for a setting Saar does not speak', undefined, 'xx', undefined, 'en'],
  ];
  it.each(table)('follows %s', async (_rule, option, setting, locale, expected) => {
    const options: Record<string, string> = { topic: 'x', ...(option && { language: option }) };
    const message = await door([echo], stored(setting)).invoke(invocation('brief', options, { caller: { locale } }));
    expect(message.language).toBe(expected);
    expect(plainText(message).includes(`"language":"${expected}"`)).toBe(option !== undefined);
  });
});

describe('suggestions', () => {
  const suggest = (command: string, option: string, typed: string, call: Call = {}) =>
    door(commands).suggest(invocation(command, {}, call), option, typed);

  it('offer topics by id and by title in the reader’s language', async () => {
    expect(await suggest('brief', 'topic', '')).toHaveLength(2);
    expect(await suggest('brief', 'topic', 'grain')).toEqual([{ value: 'grain-trade', label: 'Grain trade' }]);
    const hindi = await suggest('brief', 'topic', 'झील', { caller: { locale: 'hi' } });
    expect(hindi).toEqual([{ value: 'lake-treaty', label: 'झील संधि' }]);
  });

  it('are none for unknown commands, options and words', async () => {
    expect(await suggest('nothing', 'topic', '')).toEqual([]);
    expect(await suggest('brief', 'nothing', '')).toEqual([]);
    expect(await suggest('brief', 'topic', 'zzz')).toEqual([]);
  });

  it('of settings are for those who may manage the place', async () => {
    expect(await suggest('digest set', 'topics', '')).toHaveLength(3);
    const caller = { mayManage: () => Promise.resolve(false) };
    expect(await suggest('digest set', 'topics', '', { caller })).toEqual([]);
  });

  it('are at most 25', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ value: `v${index}`, label: `v${index}` }));
    const list = [
      { ...echo, options: [{ name: 'topic', kind: 'text' as const, required: true, choices: () => many }] },
    ];
    expect(await door(list).suggest(invocation('brief'), 'topic', 'v')).toHaveLength(25);
  });
});
