/** The rows of the delivery bench that kill: the same kills and faults for Saar and for the bot it is compared with. */
import { setTimeout as sleep } from 'node:timers/promises';
import { cronContest, saarContest, type Contest, type Setting } from './delivery-bots.ts';
import { commonFaults } from './delivery-gate.ts';
import { killsOf, liveUntil, type Kill } from './delivery-kills.ts';
import { minutesFrom } from './delivery-clock.ts';
import { chance } from './delivery-random.ts';
import type { Tally } from './delivery-tally.ts';
import { makeDigests } from './delivery-world.ts';

export interface Row {
  name: string;
  bot: 'saar' | 'cron';
  digests: number;
  kills: number;
  seconds: number;
  tally?: Tally;
  /** What befell sends, and other figures. */
  figures: Record<string, unknown>;
  /** Promises that were not kept. */
  broken: string[];
}

export interface Size {
  digests: number;
  kills: number;
  seed: number;
}

/** What a kill may double on Telegram: as many as its pace lets be on their way at one time, each in the lane of its chat. */
const LANES = 30;
/** Digests due at one minute, at most. */
export const A_MINUTE = 300;
/** A bot has this long to come up before the first of its minutes. */
const LEAD_MS = 8_000;
/** What was interrupted again and again waits a quarter of an hour in the end. */
const SETTLED_MS = 20 * 60_000;

export async function killRow(bot: Row['bot'], faults: boolean, { digests, kills, seed }: Size): Promise<Row> {
  const began = Date.now();
  const minutes = minutesFrom(LEAD_MS, Math.ceil(digests / A_MINUTE));
  const setting: Setting = { world: (fakes) => makeDigests(fakes, digests, { minutes, chance: chance(seed) }) };
  const contest = await (bot === 'saar' ? saarContest(setting) : cronContest(setting));
  try {
    if (faults) contest.gate.watchers.push(commonFaults);
    const { lived, upInTime } = await lives(contest, minutes, killsOf(kills, chance(seed + 1)));
    const tally = contest.tally();
    const killedSending = lived.filter((life) => !life.includes(': 0 sends')).length;
    const figures = {
      minutes: minutes.length,
      upInTime,
      killedSending,
      lives: lived,
      sends: contest.gate.sends,
      faults: contest.gate.met,
      ...rulesOf(contest),
    };
    const name = faults ? 'kill -9 and faults' : 'kill -9';
    const row: Row = { name, bot, digests, kills, seconds: (Date.now() - began) / 1000, tally, figures, broken: [] };
    if (bot === 'saar') row.broken.push(...brokenBy(row, contest));
    return row;
  } finally {
    await contest.end();
  }
}

/**
 * Every minute at which digests are due has its share of the kills, the first of them in the life that was up when it came.
 * Answers with what ended each life, how many sends it had and how long it was, and for how many minutes the bot was up in time.
 */
async function lives(
  contest: Contest,
  minutes: readonly number[],
  kills: readonly Kill[],
): Promise<{ lived: string[]; upInTime: number }> {
  const { bot, gate } = contest;
  const lived: string[] = [];
  let upInTime = 0;
  let startedAt = Date.now();
  bot.start();
  for (const [n, minute] of minutes.entries()) {
    await until(contest, minute);
    if (contest.stirredAt() > startedAt) upInTime += 1;
    const share = (at: number) => Math.round((at * kills.length) / minutes.length);
    for (const kill of kills.slice(share(n), share(n + 1))) {
      const [bornAt, sent] = [Math.max(startedAt, minute), gate.sends];
      await liveUntil(kill, contest, { startedAt, bornAt });
      lived.push(
        `${kill.how}${kill.awayMs > 0 ? ', away' : ''}: ${gate.sends - sent} sends, ${Date.now() - bornAt} ms`,
      );
      contest.away(kill.awayMs);
      startedAt = Date.now();
      bot.start();
    }
  }
  await contest.settled(SETTLED_MS);
  return { lived, upInTime };
}

/** Looks at the bot until then, so as to know whether it came up before. */
async function until(contest: Contest, moment: number): Promise<void> {
  for (; Date.now() < moment; contest.stirredAt()) await sleep(Math.min(50, moment - Date.now()));
}

function brokenBy({ tally, kills, figures }: Row, { bot }: Contest): string[] {
  const { lost, missed, doubledDiscord, doubledTelegram } = tally!;
  const { 'cut-after': cut = 0, late = 0 } = figures['faults'] as Record<string, number>;
  const allowed = kills * LANES + cut + late;
  return [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(missed > 0 ? [`${missed} missed`] : []),
    ...(doubledDiscord > 0 ? [`${doubledDiscord} doubled on Discord`] : []),
    ...(doubledTelegram > allowed ? [`${doubledTelegram} doubled on Telegram, ${allowed} allowed`] : []),
    ...(bot.running ? [] : [`it ended by itself: ${JSON.stringify(bot.exit)} ${bot.output.slice(-600)}`]),
  ];
}

/** Rules of the platforms that were broken, by name: a promise of its own, told beside. */
export function rulesOf({ fakes }: Contest): Record<string, unknown> {
  const count = (kind: string) => {
    const rules: Record<string, number> = {};
    for (const { rec } of [fakes.discord, fakes.telegram])
      for (const { rule } of rec.of(kind)) rules[String(rule)] = (rules[String(rule)] ?? 0) + 1;
    return rules;
  };
  return { violations: count('violation'), standInErrors: count('fake_error') };
}
