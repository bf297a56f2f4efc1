/**
 * A digest bot as most are written, for the comparison: a node-cron job for every subscription at its minute, all state in memory,
 * its settings read at the start, and the libraries' usual retries (@discordjs/rest: three; grammY: what its auto-retry plugin
 * does), with two more of its own. `node --import tsx bench/cron-bot.ts SETTINGS`.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { REST, Routes } from 'discord.js';
import { Api, GrammyError, HttpError, type Transformer } from 'grammy';
import { schedule } from 'node-cron';

export interface CronDigest {
  cron: string;
  platform: string;
  /** A channel, a thread or a chat. */
  to: string;
  topic?: number;
  forum?: boolean;
  text: string;
}

const TRIES = 3;
const AGAIN_MS = 5_000;
/** As in the plugin: first 3 seconds, then twice as long each time, at most an hour. */
const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 3_600_000;

const autoRetry: Transformer = async (previous, method, payload, signal) => {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      const answer = await previous(method, payload, signal);
      if (answer.ok) return answer;
      const retryAfter = answer.parameters?.retry_after;
      if (retryAfter === undefined && answer.error_code < 500) return answer;
      await sleep(retryAfter === undefined ? wait : retryAfter * 1_000);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      await sleep(wait);
    }
  }
};

const settings = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as CronDigest[];
const rest = new REST({ version: '10', api: process.env['DISCORD_API_URL']! }).setToken(process.env['DISCORD_TOKEN']!);
const telegram = new Api(process.env['TELEGRAM_TOKEN']!, { apiRoot: process.env['TELEGRAM_API_URL']! });
telegram.config.use(autoRetry);

async function post({ platform, to, topic, forum, text }: CronDigest): Promise<void> {
  if (platform === 'telegram') {
    await telegram.sendMessage(Number(to), text, topic === undefined ? {} : { message_thread_id: topic });
  } else if (forum) {
    await rest.post(Routes.threads(to), { body: { name: text.slice(0, 50), message: { content: text } } });
  } else await rest.post(Routes.channelMessages(to), { body: { content: text } });
}

async function publish(digest: CronDigest): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0) await sleep(AGAIN_MS);
    try {
      return await post(digest);
    } catch (error) {
      console.error(error instanceof GrammyError ? error.description : String(error));
    }
  }
}

for (const digest of settings) schedule(digest.cron, () => publish(digest), { timezone: 'UTC' });
console.log('up');
