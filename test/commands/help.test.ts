/** What a reader is told of Saar itself: help, welcome, what it is, how it fares. */
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { App, Delivery, Run } from '../../src/app/app.ts';
import type { Place } from '../../src/app/command.ts';
import { createDoor } from '../../src/app/door.ts';
import { fakeApp, fakeSubscription, invocation, now, type Call } from '../app/fake-app.ts';
import { plainText } from '../messages/plain-text.ts';

const SUMMARY = {
  articles: 9,
  byLanguage: { en: 4, hi: 5 },
  byTopic: { 'lake-treaty': 3, 'grain-trade': 5 },
  oldest: '2030-11-02',
  newest: '2031-05-17',
};
const PROVENANCE = {
  publishers: [
    { name: 'Herald', articles: 4 },
    { name: 'Gazette', articles: 2 },
  ],
  others: 0,
  lastAdded: '2031-05-18T04:30:00.000Z',
  sample: 0,
  unread: 0,
};
const PROGRAM: App['program'] = {
  version: '1.2.3',
  startedAt: new Date('2031-05-19T03:00:00.000Z'),
  sampleCorpus: false,
  platforms: () => [
    { name: 'discord', state: 'up' },
    { name: 'telegram', state: 'retrying' },
  ],
};

const door = (app: Partial<App> = {}) =>
  createDoor(
    commands,
    fakeApp({
      summary: () => Promise.resolve(SUMMARY),
      provenance: () => Promise.resolve(PROVENANCE),
      program: PROGRAM,
      subscriptions: () => Promise.resolve([]),
      ...app,
    }),
    () => now,
  );

async function ask(command: string, options: Record<string, string> = {}, call: Call = {}, app: Partial<App> = {}) {
  const message = await door(app).invoke(invocation(command, options, call));
  return { message, plain: plainText(message) };
}

const reader: Call = { caller: { mayManage: () => Promise.resolve(false) } };
const on = (platform: Place['platform'], locale = 'en'): Call => ({ place: { platform }, caller: { locale } });

describe('/help', () => {
  it.each([
    [
      'discord',
      'en',
      '/brief topic:treaty',
      '/digest set channel:#news time:08:00 timezone:Asia/Kolkata topics:treaty, munitions',
    ],
    ['telegram', 'en', '/brief treaty', '/digest set 08:00 Asia/Kolkata treaty, munitions'],
    ['discord', 'hi', '/संक्षेप विषय:संधि', '/डाइजेस्ट तय चैनल:#news समय:08:00 समयक्षेत्र:Asia/Kolkata विषय:संधि, गोला-बारूद'],
    ['telegram', 'hi', '/brief संधि', '/digest set 08:00 Asia/Kolkata संधि, गोला-बारूद'],
    ['terminal', 'hi', '/संक्षेप संधि', '/डाइजेस्ट तय 08:00 Asia/Kolkata संधि, गोला-बारूद'],
  ] as const)('shows on %s in %s what can be typed as it stands', async (platform, locale, brief, set) => {
    const { plain } = await ask('help', {}, on(platform, locale));
    expect(plain).toContain(`- ${brief}: `);
    expect(plain).toContain(`- ${set}: `);
  });

  it('is grouped, and shows settings only to those who may change them', async () => {
    const headings = ({ message }: Awaited<ReturnType<typeof ask>>) =>
      message.blocks.flatMap((block) =>
        block.kind === 'heading' ? block.text.map((each) => 'text' in each && each.text) : [],
      );
    expect(headings(await ask('help'))).toEqual(['Read', 'Check', 'Follow', 'Settings and more']);
    const open = await ask('help', {}, reader);
    expect(headings(open)).toEqual(['Read', 'Check', 'Settings and more']);
    expect(open.plain).not.toContain('/digest');
    expect(open.plain).toContain('administrator rights in this chat');
  });

  it('leaves out what is only tapped', async () => {
    expect((await ask('help')).plain).not.toMatch(/\/start|\/again/);
  });

  it('names every listed command that is open', async () => {
    const { plain } = await ask('help');
    for (const { path, unlisted } of commands) if (!unlisted) expect(plain).toContain(`/${path}`);
  });

  it('changes its language in place', async () => {
    const { message } = await ask('help');
    const action = message.actions!.find(({ effect }) => effect === 'replace')!;
    expect((await ask(action.command, { ...action.options })).plain).toContain('[heading] जाँचें');
  });
});

describe('what the help shows', () => {
  const examples = (plain: string) =>
    [...plain.matchAll(/^ *- (\/[^\n]*?)(?:: .*)?$/gmu)].map(([, example]) => example!);

  it.each(['en', 'hi'])('is understood when it is typed in a terminal in %s', async (locale) => {
    const { parse } = door();
    for (const { path, unlisted } of commands.filter((command) => !command.unlisted)) {
      expect(unlisted).toBeUndefined();
      const { plain } = await ask('help', { command: path }, on('terminal', locale));
      for (const example of examples(plain)) expect(parse(example)?.command).toBe(path);
    }
  });
});

describe('/help of one command', () => {
  it('tells its options, what may stand there, and examples', async () => {
    const { plain, message } = await ask('help', { command: 'brief' });
    expect(plain.split('\n').slice(0, 9)).toEqual([
      '[title] /brief',
      '[paragraph] What is known about a topic, who says so, and where the sources differ',
      '[paragraph] /brief [topic] [language] [window] [about …]',
      '- **topic** (may be left out): Which topic; /topics lists them · one of: Lake treaty, Grain trade',
      '- **language** (may be left out): Language of the brief · one of: en, hi',
      '- **window** (may be left out): How far back to read: 24h, 7d, 30d or all · one of: 24h, 7d, 30d, all',
      '- **about** (may be left out): In place of a topic: ask about anything in your own words · such as shells Russia',
      '[heading] Examples',
      '- /brief treaty',
    ]);
    expect(plain).toContain('- /brief treaty en\n- /brief treaty 7d\n- /brief about shells Russia');
    expect(message.again).toEqual({ command: 'help', options: { command: 'brief', language: 'en' } });
  });

  it.each(['संक्षेप', '/brief', 'BRIEF'])('knows it as “%s”', async (command) => {
    expect((await ask('help', { command })).plain).toContain('[title] /brief');
  });

  it('names its options on Discord', async () => {
    const { plain } = await ask('help', { command: 'brief' }, on('discord', 'hi'));
    expect(plain).toContain('- /संक्षेप विषय:संधि भाषा:hi');
    expect(plain).toContain('- /संक्षेप सवाल:गोले रूस');
  });

  it('tells of a group what its words do, and who may use them', async () => {
    const { plain } = await ask('help', { command: 'digest' }, reader);
    expect(plain).toContain('[title] /digest\n[paragraph] Briefs at a set time in this place');
    expect(plain).toContain('- /digest pause: Sends nothing more until it is resumed');
    expect(plain).toContain('[note] To use it here, you need administrator rights in this chat.');
    expect((await ask('help', { command: 'digest pause' })).plain).toContain('- /digest pause k3x9qa');
  });

  it('names the nearest where there is none', async () => {
    const { plain } = await ask('help', { command: 'breif' });
    expect(plain).toContain('There is no command /breif. Did you mean /brief');
  });
});

describe('/start', () => {
  it('welcomes in the reader’s language with things to try, the topic of most articles first', async () => {
    const { plain, message } = await ask('start', {}, { caller: { locale: 'hi' } });
    expect(plain).toContain('सार समाचार लेख पढ़ता है');
    expect(message.actions?.map(({ label, command }) => [label, command])).toEqual([
      ['अनाज व्यापार', 'brief'],
      ['झील संधि', 'brief'],
      ['विषय', 'topics'],
      ['मदद', 'help'],
      ['English', 'start'],
    ]);
  });
});

describe('/about', () => {
  it('tells where the articles come from', async () => {
    const { plain } = await ask('about');
    expect(plain).toContain('9 articles read · 2 November 2030 to 17 May 2031');
    expect(plain).toContain('[paragraph] Published by Herald, Gazette\n');
    expect(plain).not.toContain('sample');
    expect(plain).toContain('Saar 1.2.3 · free software under the MIT licence');
  });

  it.each([
    [9, '[alert] The articles are the sample that comes with Saar. They are written to try it out, and are no news.'],
    [4, '[alert] 4 of the articles are the sample'],
  ])('says of %i sample articles that they are no news', async (sample, words) => {
    const app = { provenance: () => Promise.resolve({ ...PROVENANCE, others: 3, sample }) };
    const { plain } = await ask('about', {}, {}, app);
    expect(plain).toContain(words);
    expect(plain).toContain('Published by Herald, Gazette and 3 more');
  });

  it('tells what is kept about people', async () => {
    expect((await ask('about', { language: 'hi' })).plain).toContain(
      'जो डाइजेस्ट तय करता है या स्रोत जोड़ता है, केवल उसकी आईडी',
    );
  });
});

describe('/status', () => {
  const run = { scheduledFor: Date.parse('2031-05-20T02:30:00Z'), state: 'failed' } as Run;
  const last = { run, deliveries: [{ lastErrorCode: '50013' }] as Delivery[] };
  const app: Partial<App> = {
    subscriptions: (_platform, _tenant, destination) =>
      Promise.resolve(destination === 'chat' ? ['a', 'b', 'c', 'd'].map((id) => fakeSubscription({ id })) : []),
    subscriptionStatus: (id) => Promise.resolve({ subscription: fakeSubscription({ id }), last }),
  };

  it('tells of articles, platforms and since when it runs', async () => {
    expect((await ask('status')).plain.split('\n').slice(0, 6)).toEqual([
      '[title] How Saar is doing',
      '- 9 articles read · the newest of 17 May 2031 · the last one added on Sunday, 18 May 2031, 10:00',
      '- Running since Monday, 19 May 2031, 08:30 (Asia/Kolkata)',
      '- Discord: connected',
      '- Telegram: not connected, trying again',
      '- No digest comes here.',
    ]);
  });

  it.each([
    [0, '10:00\n'],
    [2, ' · 2 of them could not be read\n'],
  ])('counts the articles that cannot be read: %i', async (unread, end) => {
    const { plain } = await ask('status', {}, {}, { provenance: () => Promise.resolve({ ...PROVENANCE, unread }) });
    expect(plain).toContain(`10:00${end.replace('10:00', '')}`);
  });

  it('tells of the digests of this place when they come next, and how they went to those who may set them', async () => {
    const { plain } = await ask('status', {}, {}, app);
    expect(plain).toContain('- **Digest a** · 08:00 Asia/Kolkata');
    expect(plain).toContain('Next edition: Wednesday, 21 May 2031, 08:00 (Asia/Kolkata) · Last edition:');
    expect(plain).toContain('failed. Saar may not write there.');
    expect(plain).toContain('- and 1 more digest here');
    expect((await ask('status', {}, reader, app)).plain).not.toContain('Last edition');
    expect((await ask('status', {}, { place: { destinationId: 'other' } }, app)).plain).toContain(
      'No digest comes here.',
    );
  });

  it('says of every state of a platform how it is, in every language', async () => {
    for (const language of ['en', 'hi'])
      for (const state of ['starting', 'up', 'retrying', 'refused', 'stopped']) {
        const program = { ...PROGRAM, platforms: () => [{ name: 'discord', state }] };
        expect((await ask('status', { language }, {}, { program })).plain).not.toContain('[chat.');
      }
  });
});
