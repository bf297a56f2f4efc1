/**
 * Measures how soon readers are answered by the whole program (`saar start` over the sample corpus) on both stand-ins, while a
 * wave of digests is due: 50 users × 100 questions on Discord (time to the acknowledgement, which is the answer where it is ready)
 * and fewer on Telegram, whose own pace bounds it (time from the question to the first message). Stand-ins, readers and program
 * share the machine, so the figures hold their work too. Needs SAAR_PLATFORM and a build; writes `var/bench-ack.json`.
 * `npm run bench:ack [users] [questions] [a second]`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readPhrases } from '../src/data/phrases.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Subscription } from '../src/store/store.ts';
import { startProgram, type Fakes } from '../test/platform/stand-ins.ts';
import { addChat } from '../test/platform/telegram-people.ts';
import { discordLoad, serversFor, telegramLoad, type Waited } from './ack-load.ts';

const [users = 50, each = 100, perSecond = 40] = process.argv.slice(2).map(Number);
const DIGESTS = 100;
const HOUR_MS = 3_600_000;
/** Telegram takes about twenty messages a second, and the digests want theirs. */
const TELEGRAM = { users, each: Math.ceil(each / 5), perSecond: 8 };
/** How refusals for asking too much begin, in any language. */
const REFUSALS = [...readPhrases('data/phrases').values()].flatMap((phrases) =>
  ['person', 'tenant', 'busy'].map((whose) => phrases.say(`errors.limit.${whose}`, { count: 2 }).split(/[.।]/)[0]!),
);

/** Digests of a morning that has just come: half for Discord's channels, half for Telegram's chats. */
async function dueDigests(path: string, places: [string, string, string][]): Promise<void> {
  const store = await openStore(path);
  const now = Date.now();
  for (const [index, [platform, tenantId, destinationId]] of places.entries()) {
    const subscription: Subscription = {
      id: `wave${index}`,
      platform,
      tenantId,
      destinationId,
      topics: ['all'],
      language: index % 2 ? 'hi' : 'en',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      localTime: new Date(now - 60_000).toISOString().slice(11, 16),
      timeZone: 'UTC',
      nextRunAt: now - 60_000,
      catchupWindowMs: 6 * HOUR_MS,
      onUncertain: 'resend',
      silent: false,
      skipEmpty: false,
      length: 'standard',
      state: 'active',
      createdBy: '1',
      createdAt: now - HOUR_MS,
      version: 1,
    };
    await store.putSubscription(subscription);
  }
  await store.close();
}

function placesOf({ discord, telegram }: Fakes): [string, string, string][] {
  return Array.from({ length: DIGESTS }, (_, n): [string, string, string][] => {
    const guild = [...discord.guilds.values()][n % discord.guilds.size]!;
    const channel = discord.addChannel(guild.id, { name: `digest${n}`, type: 0 });
    const chat = addChat(telegram, 'supergroup', 'en');
    return [
      ['discord', guild.id, channel.id],
      ['telegram', String(chat.id), String(chat.id)],
    ];
  }).flat();
}

function figuresOf(waited: readonly Waited[]) {
  const times = waited.flatMap(({ ms }) => ms ?? []).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  const limited = waited.filter(({ text }) => REFUSALS.some((words) => text.includes(words))).length;
  return {
    questions: waited.length,
    answered: times.length,
    limited,
    unanswered: waited.length - times.length,
    medianMs: at(0.5),
    p90Ms: at(0.9),
    p99Ms: at(0.99),
    maxMs: times.at(-1),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'saar-ack-'));
const database = join(folder, 'saar.db');
let servers: ReturnType<typeof serversFor> = [];
const program = await startProgram({
  env: { SAAR_DATABASE: database, SAAR_LOG_LEVEL: 'warn' },
  before: async (fakes) => {
    servers = serversFor(fakes, users);
    await dueDigests(database, placesOf(fakes));
  },
});
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
const load = { users, each, perSecond };
const [discord, telegram] = await Promise.all([discordLoad(program, servers, load), telegramLoad(program, TELEGRAM)]);
const sent = (entries: { kind: string }[]) => entries.filter(({ kind }) => kind === 'message').length;
const { violations, fakeErrors } = program.verdict();
const rules: Record<string, number> = {};
for (const { rule } of violations) rules[rule] = (rules[rule] ?? 0) + 1;
const result = {
  machine: { cpus: cpus().length, load: loadavg()[0] },
  load,
  digestsDue: 2 * DIGESTS,
  discord: figuresOf(discord),
  telegram: figuresOf(telegram),
  messages: { discord: sent(program.discord.rec.entries), telegram: sent(program.telegram.rec.entries) },
  violations: rules,
  fakeErrors: fakeErrors.length,
  /** What the stand-ins themselves held up: their share of every figure above. */
  standInMs: { median: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
};
console.log(JSON.stringify(result, null, 2));
mkdirSync('var', { recursive: true });
writeFileSync('var/bench-ack.json', JSON.stringify(result, null, 2));
await program.end();
rmSync(folder, { recursive: true, force: true });
