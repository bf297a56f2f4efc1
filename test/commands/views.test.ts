/** The parts of a brief as commands of their own, and the sentence behind one mark. */
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { App, BriefRequest } from '../../src/app/app.ts';
import { createDoor } from '../../src/app/door.ts';
import { ASKED } from '../../src/data/topics.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { sectionMessage } from '../../src/messages/section-message.ts';
import { fakeApp, invocation, now, type Call } from '../app/fake-app.ts';
import { inventedBrief, texts } from '../messages/invented-brief.ts';
import { plainText } from '../messages/plain-text.ts';

/** An app that makes the invented brief, keeps what a place was shown, and notes what it was asked for. */
function world(changes: Partial<Brief> = {}) {
  const requests: BriefRequest[] = [];
  const shown = new Map<string, Brief>();
  const brief: App['brief'] = (request) => {
    requests.push(request);
    const made = inventedBrief(request.language as 'en', changes);
    return Promise.resolve({ ...made, ...(request.sinceBriefId && { sinceBriefId: request.sinceBriefId }) });
  };
  const app = fakeApp({
    brief,
    storedBrief: (id) =>
      id === 'brief-asked'
        ? Promise.resolve(inventedBrief('en', { ...changes, id }))
        : Promise.resolve(['en', 'hi'].map((each) => inventedBrief(each as 'en')).find((b) => b.id === id)),
    sourceText: (id) => Promise.resolve(texts[id]),
    rememberBrief: (_place, made) => Promise.resolve(void shown.set('', made).set(made.topic.id, made)),
    shownBrief: (_place, topic = '') => Promise.resolve(shown.get(topic)),
  });
  const door = createDoor(commands, app, () => now);
  const ask = async (command: string, options: Record<string, string> = {}, call: Call = {}) => {
    const message = await door.invoke(invocation(command, options, call));
    return { message, plain: plainText(message) };
  };
  return { ask, requests, shown };
}

const english = readPhrases('data/phrases').get('en')!;
const TOPIC = { topic: 'lake-treaty' };

describe('/timeline, /figures and /disputes', () => {
  it.each([
    ['timeline', 'Lake treaty: timeline', '- **November 2030**: Norvia and Kessand signed the treaty. [1]'],
    ['figures', 'Lake treaty: figures', '- **Soldiers deployed**: more than 12,000 soldiers'],
    ['disputes', 'Lake treaty: where the sources differ', '- denied by Kessand · published 2 November 2030 [3]'],
  ])('%s shows its part of the topic’s brief, whole, with sources and small print', async (path, title, line) => {
    const { ask, requests, shown } = world();
    const { message, plain } = await ask(path, { ...TOPIC, window: '7d' });
    expect(requests).toEqual([{ ...TOPIC, language: 'en', from: '2031-05-13T06:00:00.000Z' }]);
    expect(plain).toContain(`[title] ${title}`);
    expect(plain).toContain(line);
    expect(plain).toContain('[fold] Sources');
    expect(plain).toContain('9 read, 2 used');
    expect(shown.get('')?.id).toBe('brief-en');
    expect(message.actions?.map(({ command, options }) => [command, options])).toEqual([
      ['brief', { ...TOPIC, language: 'en', window: '7d' }],
      ['sources', { brief: 'brief-en' }],
      [path, { ...TOPIC, language: 'hi', window: '7d' }],
    ]);
  });

  it.each([
    ['timeline', { timeline: [] }, 'No dated events in these articles.'],
    ['figures', { figures: [] }, 'No figures in these articles.'],
    ['disputes', { disputes: [] }, 'The sources of this brief do not contradict one another.'],
  ])('%s says outright that there is nothing', async (path, changes, words) => {
    expect((await world(changes).ask(path, TOPIC)).plain).toContain(words);
  });

  it('offers all dates where the window left nothing', async () => {
    const window = { ...inventedBrief('en').window, from: '2031-05-13', documentsRead: 4 };
    const nothing = { bottomLine: null, emptyReason: 'none-on-topic' as const, window, timeline: [] };
    const { message, plain } = await world(nothing).ask('timeline', TOPIC);
    expect(plain).toContain('none of the 4 articles in this window says anything about it');
    expect(message.actions?.[0]).toEqual({
      label: 'All dates',
      command: 'timeline',
      options: { ...TOPIC, language: 'en', window: 'all' },
      effect: 'replace',
    });
  });

  it('a button shows the part of its very brief, in its language, and is not what the place was shown', async () => {
    const { ask, shown } = world();
    const { message } = await ask('figures', { brief: 'brief-hi' });
    expect(message.language).toBe('hi');
    expect(shown.size).toBe(0);
  });

  it('an old brief’s button says that there is a newer one', async () => {
    const old = await world({ id: 'newer', keyPoints: [] }).ask('timeline', { brief: 'brief-en' });
    expect(old.plain).toContain('There is a newer brief by now: /brief lake-treaty');
    const same = await world({ id: 'other', window: { ...inventedBrief('en').window, documentsRead: 10 } });
    expect((await same.ask('timeline', { brief: 'brief-en' })).plain).not.toContain('newer');
  });

  it.each(['timeline', 'figures', 'changes'])('%s asks for a topic', async (path) => {
    expect((await world().ask(path)).plain).toContain('This needs a value for “topic”, for example: treaty');
    expect((await world().ask(path, { brief: 'gone' })).plain).toContain('There is no brief “gone” any more.');
  });
});

describe('a stored brief', () => {
  it('is shown again by its id as it was, in its language, with its window in its buttons', async () => {
    const { ask, shown } = world();
    const { message, plain } = await ask('brief', { brief: 'brief-hi', window: '7d' });
    expect(plain).toContain('[title] झील संधि');
    expect(message.language).toBe('hi');
    expect(message.again).toEqual({ command: 'brief', options: { brief: 'brief-hi', window: '7d' } });
    expect(message.actions?.at(-1)?.options).toEqual({ ...TOPIC, language: 'en', window: '7d' });
    expect(shown.size).toBe(0);
  });

  it('says that there is a newer one, under its title', async () => {
    const { plain } = await world({ id: 'newer', keyPoints: [] }).ask('brief', { brief: 'brief-en' });
    expect(plain.split('\n')[1]).toBe('[note] There is a newer brief by now: /brief lake-treaty');
    expect((await world().ask('brief', { brief: 'gone' })).plain).toContain('There is no brief “gone” any more.');
  });

  it('offers all dates where its window leaves some out', async () => {
    const window = { ...inventedBrief('en').window, from: '2031-05-13' };
    const { message } = await world({ window }).ask('brief', { ...TOPIC, window: '7d' });
    expect(message.actions?.at(-2)).toEqual({
      label: 'All dates',
      command: 'brief',
      options: { ...TOPIC, language: 'en', window: 'all' },
      effect: 'replace',
    });
  });

  it('offers its disputes only where it has some', async () => {
    const commandsOf = async (changes: Partial<Brief>) =>
      (await world(changes).ask('brief', TOPIC)).message.actions!.map(({ command }) => command);
    expect(await commandsOf({})).toEqual(['sources', 'disputes', 'timeline', 'figures', 'changes', 'brief']);
    expect(await commandsOf({ disputes: [] })).not.toContain('disputes');
  });
});

describe('what shows a message again', () => {
  it.each([
    ['brief', TOPIC, { brief: 'brief-en' }],
    ['timeline', { ...TOPIC, window: '7d' }, { brief: 'brief-en', window: '7d' }],
    ['disputes', { brief: 'brief-en' }, { brief: 'brief-en' }],
    ['changes', { ...TOPIC, since: '2031-05-01' }, { ...TOPIC, since: '2031-05-01', language: 'en' }],
    ['source', { number: '2', ...TOPIC }, { number: '2', brief: 'brief-en' }],
    ['sources', { brief: 'brief-en' }, { brief: 'brief-en' }],
  ])('of /%s is a call of it that says the same', async (path, options, again) => {
    const { ask } = world();
    const first = await ask(path, options as Record<string, string>);
    expect(first.message.again).toEqual({ command: path, options: again });
    const second = await ask(path, { ...first.message.again!.options });
    expect(second.message.blocks).toEqual(first.message.blocks);
    expect(second.message.again).toEqual(first.message.again);
  });
});

describe('the menu of marks', () => {
  it('opens the sentence behind each mark of the brief', async () => {
    const { ask } = world();
    const { message } = await ask('brief', TOPIC);
    const [menu] = message.pickers!;
    expect(menu).toMatchObject({ command: 'source', option: 'number', options: { brief: 'brief-en' } });
    expect(menu!.choices.map(({ short }) => short)).toEqual(['[1]', '[2]', '[3]', '[4]', '[5]']);
    expect(menu!.choices[4]!.label).toBe('[5] झील पत्रिका · 17 May 2031 · लगभग 11 सैनिक झील पर तैनात हैं।');
    const { value } = menu!.choices[4]!;
    expect((await ask('source', { ...menu!.options, number: value })).plain).toContain('[title] [5] Lake treaty');
  });

  it('of a part holds the marks that it shows', async () => {
    const { message } = await world().ask('figures', TOPIC);
    expect(message.pickers![0]!.choices.map(({ value }) => value)).toEqual(['4', '5']);
  });

  it('is left out where there is no mark', async () => {
    expect((await world({ timeline: [] }).ask('timeline', TOPIC)).message.pickers).toEqual([]);
  });
});

describe('/changes', () => {
  it('compares with the brief on the topic that was shown here last', async () => {
    const { ask, requests } = world();
    await ask('brief', TOPIC);
    const { plain, message } = await ask('changes', TOPIC);
    expect(requests.at(-1)).toEqual({ ...TOPIC, language: 'en', from: undefined, sinceBriefId: 'brief-en' });
    expect(plain).toContain('[title] Lake treaty: what changed since 20 May 2031');
    expect(plain).toContain('[paragraph] Nothing new since 20 May 2031.');
    expect(message.actions?.at(-1)?.options).toEqual({ brief: 'brief-en', language: 'hi' });
  });

  it('compares with what was known before a day', async () => {
    const { ask, requests } = world();
    const { plain, message } = await ask('changes', { ...TOPIC, since: '2031-05-01' });
    expect(requests.map(({ to, sinceBriefId }) => [to, sinceBriefId])).toEqual([
      ['2031-05-01', undefined],
      [undefined, 'brief-en'],
    ]);
    expect(plain).toContain('Nothing new since 1 May 2031.');
    expect(message.actions?.at(-1)?.options).toEqual({ since: '2031-05-01', ...TOPIC, language: 'hi' });
  });

  it('asks for a day where no brief on the topic was shown', async () => {
    const { plain } = await world().ask('changes', TOPIC);
    expect(plain).toContain('Name a day to compare with, for example: /changes lake-treaty 2031-05-13');
    const inServer = await world().ask('changes', TOPIC, { place: { platform: 'discord' } });
    expect(inServer.plain).toContain('for example: /changes topic:lake-treaty since:2031-05-13');
  });

  it('a button compares with its own brief', async () => {
    const { ask, requests } = world();
    const { message, plain } = await ask('changes', { brief: 'brief-hi' });
    expect(requests).toEqual([{ ...TOPIC, language: 'hi', from: undefined, sinceBriefId: 'brief-hi' }]);
    expect(message.language).toBe('hi');
    expect(plain).toContain('20 मई 2031 के बाद कुछ नया नहीं।');
  });

  it.each([
    [{ since: 'yesterday' }, '“yesterday” will not do for since. Try for example: 2025-01-31'],
    [{ since: '2031-02-30' }, '“2031-02-30” is no date.'],
  ])('refuses %o', async (options, words) => {
    expect((await world().ask('changes', { ...TOPIC, ...options })).plain).toContain(words);
  });
});

describe('the buttons under a brief on a question', () => {
  const question = { id: `${ASKED}0123`, title: 'who counted the boats' };
  const asked = { id: 'b0123456789ab', topic: question };
  const tap = (path: string) => {
    const there = world(asked);
    return { ...there, answer: there.ask(path, { brief: 'brief-asked' }) };
  };

  it.each(['timeline', 'figures'])('%s show its part, and lead back by its id', async (path) => {
    const { plain, message } = await tap(path).answer;
    expect(plain).toContain(`[title] ${question.title}: ${path}`);
    expect(message.actions?.[0]).toMatchObject({ command: 'again', options: { brief: 'brief-asked', language: 'en' } });
  });

  it('tell of a newer brief in the words of the question', async () => {
    const older = inventedBrief('en', { topic: question });
    const said = plainText(sectionMessage(older, 'timeline', english, { outdated: true }));
    expect(said).toContain(`There is a newer brief by now: /brief about ${question.title}`);
    expect((await tap('timeline').answer).plain).not.toContain('newer brief');
  });

  it('changes ask the question again, not for a topic', async () => {
    const { requests, answer } = tap('changes');
    expect((await answer).plain).toContain('Nothing new since 20 May 2031.');
    expect(requests).toEqual([{ about: question.title, language: 'en', from: undefined, sinceBriefId: 'brief-asked' }]);
  });
});

describe('/source', () => {
  it('shows the sentence behind a mark of the brief shown last here', async () => {
    const { ask } = world();
    await ask('brief', TOPIC);
    const { plain, message } = await ask('source', { number: '4' });
    expect(plain.split('\n').slice(0, 5)).toEqual([
      '[title] [4] Lake treaty',
      '[paragraph] … Norvia and Kessand signed a lake treaty in Port Ansel. …',
      '[paragraph] **“The ministry said more than 12,000 soldiers guard the shore.”**',
      '[paragraph] … Kessand denied sending any. …',
      expect.stringContaining('[note] The Ansel Gazette · Two shores, one lake <https://gazette.example/lake#:~:text='),
    ]);
    expect(message.private).toBeUndefined();
    const where = 'The Ansel Gazette, Two shores, one lake, 2 November 2030, https://gazette.example/lake';
    expect(message.copies).toEqual([
      {
        label: 'Copy the citation',
        text: `“The ministry said more than 12,000 soldiers guard the shore.” — ${where}`,
      },
    ]);
    expect(message.actions?.map(({ label, options }) => [label, options])).toEqual([
      ['← [3]', { number: '3', brief: 'brief-en' }],
      ['[5] →', { number: '5', brief: 'brief-en' }],
      ['Sources', { brief: 'brief-en' }],
    ]);
  });

  it('shows two sentences on each side where there are so many', async () => {
    const { ask } = world();
    const { plain } = await ask('source', { number: '1', ...TOPIC });
    expect(plain.match(/^\[paragraph\] …/gm)).toHaveLength(2);
  });

  it('makes the brief of a topic that was never shown here, and prefers the one that was', async () => {
    const { ask, requests } = world();
    await ask('source', { number: '2', ...TOPIC });
    expect(requests).toHaveLength(1);
    await ask('source', { number: '3', topic: 'pact' });
    expect(requests).toHaveLength(1);
  });

  it.each([
    [{ number: '1' }, 'No brief has been shown here yet.'],
    [{ number: '6', ...TOPIC }, 'no citation mark 6: its marks run from 1 to 5.'],
    [{ number: '0', ...TOPIC }, 'no citation mark 0: its marks run from 1 to 5.'],
    [{ number: 'x', ...TOPIC }, '“x” will not do for number. Try for example: 3'],
    [{ ...TOPIC }, 'This needs a value for “number”, for example: 3'],
    [{ number: '1', topic: 'nonsense' }, 'There is no topic “nonsense”'],
  ])('says what to do about %o', async (options, words) => {
    expect((await world().ask('source', options as Record<string, string>)).plain).toContain(words);
  });

  it.each(['[3]', '३', ' 3 '])('reads the number “%s”', async (number) => {
    expect((await world().ask('source', { number, ...TOPIC })).plain).toContain('[title] [3] Lake treaty');
  });

  it('says why a brief without any mark is empty', async () => {
    const empty = { bottomLine: null, emptyReason: 'no-articles' as const };
    const gone = { keyPoints: [], figures: [], disputes: [], timeline: [], actors: [], changes: [], sources: [] };
    expect((await world({ ...empty, ...gone }).ask('source', { number: '1', ...TOPIC })).plain).toContain('no article');
  });
});

describe('/sources', () => {
  it('under an old brief says that there is a newer one', async () => {
    const old = await world({ id: 'newer', keyPoints: [] }).ask('sources', { brief: 'brief-en' });
    expect(old.plain).toContain('There is a newer brief by now: /brief lake-treaty');
    expect((await world().ask('sources', { brief: 'brief-en' })).plain).not.toContain('newer');
  });

  it.each([
    [{}, 'Sources: Lake treaty'],
    [{ brief: 'pact' }, 'Sources: Lake treaty'],
  ])('of %o are those of the brief shown last', async (options, words) => {
    const { ask, requests } = world();
    await ask('brief', TOPIC);
    expect((await ask('sources', options as Record<string, string>)).plain).toContain(words);
    expect(requests).toHaveLength(1);
  });
});
