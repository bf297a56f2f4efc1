/** The rows of the delivery bench that kill: the same kills and faults for Saar and for the bot it is compared with. */
import { cronContest, saarContest, type Contest, type Setting } from './delivery-bots.ts';
import { commonFaults } from './delivery-gate.ts';
import { killsOf, liveUntil } from './delivery-kills.ts';
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
/** About what a life and a start take: the digests are due over all of them. */
const LIFE_MS = 3_000;
const LEAD_MS = 4_000;
const SETTLED_MS = 120_000;

export async function killRow(bot: Row['bot'], faults: boolean, { digests, kills, seed }: Size): Promise<Row> {
  const began = Date.now();
  const due = { firstAt: began + LEAD_MS, spreadMs: (kills + 1) * LIFE_MS };
  const setting: Setting = { world: (fakes) => makeDigests(fakes, digests, { ...due, chance: chance(seed) }) };
  const contest = await (bot === 'saar' ? saarContest(setting) : cronContest(setting));
  try {
    if (faults) contest.gate.watchers.push(commonFaults);
    const lived = await lives(contest, kills, seed + 1);
    const tally = contest.tally();
    const killedSending = lived.filter((life) => !life.includes(': 0 sends')).length;
    const figures = {
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

/** Answers with what ended each life, how many sends it had and how long it was, in milliseconds. */
async function lives(contest: Contest, kills: number, seed: number): Promise<string[]> {
  const { bot, gate } = contest;
  const lived: string[] = [];
  for (const kill of killsOf(kills, chance(seed))) {
    const [bornAt, sent] = [Date.now(), gate.sends];
    bot.start();
    await liveUntil(kill, bot, gate);
    lived.push(`${kill.how}${kill.awayMs > 0 ? ', away' : ''}: ${gate.sends - sent} sends, ${Date.now() - bornAt} ms`);
    contest.away(kill.awayMs);
  }
  bot.start();
  await contest.settled(SETTLED_MS);
  return lived;
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
