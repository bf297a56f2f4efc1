/**
 * The real commands over an invented brief, against the stand-ins for both platforms: registered, typed, tapped.
 * SAAR_PLATFORM names a folder that holds the stand-ins, with their packages installed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { startDiscord, type DiscordAdapter } from '../../src/adapters/discord/discord.ts';
import { startTelegram, type TelegramAdapter } from '../../src/adapters/telegram/telegram.ts';
import { createDoor } from '../../src/app/door.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import { fakeApp, now } from '../app/fake-app.ts';
import { inventedBrief, texts } from '../messages/invented-brief.ts';
import { driverIn, type Driver, type StandIn } from './telegram-stand-in.ts';

const folder = process.env['SAAR_PLATFORM'];
const why = folder ? '' : ' (skipped: SAAR_PLATFORM names no prepared copy of the platform stand-ins)';

const TESTER = 1001;
const HINDI = 1002;

interface Answer {
  ok: boolean;
  text: string;
  ephemeral: boolean;
  message: unknown;
}

interface DiscordStandIn {
  apiUrl: string;
  o: { token: string };
  rec: { mark(): number };
  command(typed: string, options?: object): Promise<Answer>;
  click(message: unknown, label: string, options?: object): Promise<Answer>;
  autocomplete(typed: string, option: string): Promise<{ choices: { value: string }[] }>;
  registered(): { name: string; name_localizations?: Record<string, string>; options?: { name: string }[] }[];
}

function door() {
  const shown = new Map<string, Brief>();
  const made = ({ language }: { language: string }) => inventedBrief(language as 'en');
  const app = fakeApp({
    brief: (request) =>
      Promise.resolve({ ...made(request), ...(request.sinceBriefId && { sinceBriefId: request.sinceBriefId }) }),
    storedBrief: (id) => Promise.resolve(made({ language: id.endsWith('hi') ? 'hi' : 'en' })),
    sourceText: (id) => Promise.resolve(texts[id]),
    rememberBrief: ({ destinationId }, brief) =>
      Promise.resolve(void shown.set(destinationId, brief).set(destinationId + brief.topic.id, brief)),
    shownBrief: ({ destinationId }, topic = '') => Promise.resolve(shown.get(destinationId + topic)),
  });
  return createDoor(commands, app, () => now);
}

describe.skipIf(!folder)(`the views of a brief on both platforms${why}`, { timeout: 60_000 }, () => {
  const note = () => undefined;
  const log = { info: note, warn: note, error: note };
  let driver: Driver;
  let fakes: Awaited<ReturnType<Driver['startFakes']>>;
  let discord: DiscordStandIn;
  let telegram: StandIn;
  let warm = 0;
  const adapters: (DiscordAdapter | TelegramAdapter)[] = [];

  beforeAll(async () => {
    driver = await driverIn(folder!);
    fakes = await driver.startFakes({});
    telegram = fakes.telegram;
    discord = (fakes as unknown as { discord: DiscordStandIn }).discord;
    adapters.push(await startDiscord({ token: discord.o.token, apiUrl: discord.apiUrl }, door(), log));
    adapters.push(await startTelegram({ token: telegram.o.token, apiUrl: telegram.apiRoot }, door(), log));
    await telegram.waitPolling();
    // The stand-in reads its specification at the first card, for longer than an acknowledgement may take.
    await discord.command('/help');
    warm = discord.rec.mark();
  }, 60_000);
  afterAll(async () => {
    for (const adapter of adapters) await adapter.stop();
    await fakes?.stop();
  });

  it('registers every command with its Hindi name, and no option that only buttons give', () => {
    const registered = new Map(discord.registered().map((command) => [command.name, command]));
    const hindi = { source: 'मूल-वाक्य', timeline: 'घटनाक्रम', figures: 'आँकड़े', changes: 'बदलाव', sources: 'स्रोत' };
    for (const [name, local] of Object.entries(hindi)) {
      expect(registered.get(name)?.name_localizations?.['hi']).toBe(local);
      const options = (registered.get(name)?.options ?? []).map((option) => option.name);
      expect(name === 'sources' ? options : options.filter((option) => option !== 'brief')).toEqual(options);
    }
    expect(telegram.registered().map(({ command }) => command)).toContain('timeline');
  });

  /** An answer may wait for a second of its chat's own: Telegram takes no more than one message a second. */
  const shows = async (chat: number, words: string) => {
    const standing = () => telegram.messagesIn(chat).map(({ text }) => text);
    await expect.poll(() => standing().join('\n'), { timeout: 10_000 }).toContain(words);
  };

  const typed: [string, string][] = [
    ['/timeline topic:lake-treaty', 'Lake treaty: timeline'],
    ['/figures topic:lake-treaty language:hi window:30d', 'झील संधि: आँकड़े'],
    ['/changes topic:lake-treaty since:2031-05-01', 'Nothing new since 1 May 2031'],
    ['/source number:3', 'Kessand denied sending any.'],
    ['/source number:9', 'its marks run from 1 to 5'],
    ['/sources brief', 'Sources: Lake treaty'],
    ['/sources brief brief:lake-treaty', 'Sources: Lake treaty'],
  ];

  it.each(typed)('Discord answers %s', async (command, words) => {
    await discord.command('/brief topic:lake-treaty');
    const answer = await discord.command(command);
    expect(answer).toMatchObject({ ok: true });
    expect(answer.text.replaceAll('\\', '')).toContain(words);
  });

  it.each(['Timeline', 'Figures', 'What changed', 'Sources'])('Discord opens %s under a brief', async (label) => {
    const { message } = await discord.command('/brief topic:lake-treaty');
    expect(await discord.click(message, label)).toMatchObject({ ok: true, ephemeral: true });
  });

  it('Discord suggests topics, and leads from one sentence to the next in place', async () => {
    const { choices } = await discord.autocomplete('/timeline topic:la', 'topic');
    expect(choices.map(({ value }) => value)).toContain('lake-treaty');
    const { message } = await discord.command('/source number:3 topic:lake-treaty');
    expect((await discord.click(message, '[4] →')).text).toContain('12,000 soldiers guard the shore');
  });

  it.each([
    ['/timeline lake-treaty hi', 'झील संधि: घटनाक्रम'],
    ['/आँकड़े झील संधि', 'Soldiers deployed'],
    ['/changes lake-treaty 7d', 'Nothing new since 13 May 2031'],
    ['/source 3', 'Kessand denied sending any.'],
    ['/मूल-वाक्य ३', 'Kessand denied sending any.'],
    ['/source 9', 'its marks run from 1 to 5'],
    ['/sources', 'Sources: Lake treaty'],
  ])('Telegram answers %s', async (command, words) => {
    await telegram.say('/brief lake-treaty', { user: 'tester' });
    await telegram.say(command, { user: 'tester' });
    await shows(TESTER, words);
  });

  it('Telegram opens each part under a brief', async () => {
    const { messages } = await telegram.say('/brief lake-treaty', { user: 'hindi' });
    const brief = messages.at(-1)!;
    for (const [label, words] of [
      ['घटनाक्रम', 'झील संधि: घटनाक्रम'],
      ['आँकड़े', 'झील संधि: आँकड़े'],
      ['क्या बदला', 'के बाद कुछ नया नहीं।'],
      ['स्रोत', 'स्रोत: झील संधि'],
    ] as const) {
      expect((await telegram.click(brief, label, { user: 'hindi' })).answered).toBe(true);
      await shows(HINDI, words);
    }
  });

  it('breaks no rule of either platform, and goes against no advice', () => {
    expect(driver.verdict(fakes, { discord: warm })).toEqual({ violations: [], lints: [], fakeErrors: [] });
  });
});
