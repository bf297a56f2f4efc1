/** The rows of the delivery bench as a table for people. */
import { UNSTIRRED_MS } from './delivery-kills.ts';
import { A_MINUTE, type Row } from './delivery-rows.ts';

const NAMES = { saar: 'Saar', cron: 'node-cron bot' };

/** What each bot of the comparison was given. */
const GIVEN = `Both bots were given the same digests in the same places, due at the same whole minutes (at most ${A_MINUTE} at one), and
the same faults and kills of one seed: at a send of the life that was up when the minute came, then at a send of each life after it,
or so long after its start; a life that sends nothing ends ${UNSTIRRED_MS / 1000} s after it is up. Each is started again at once. The
node-cron bot has a job for every digest, keeps all in memory, and retries as its libraries do. Lost: tried, and nowhere to be
seen; missed: never tried.`;

export function tableOf(rows: readonly Row[]): string {
  const counted = rows.filter(({ tally }) => tally);
  const lines = counted.map(({ name, bot, digests, kills, seconds, tally }) => {
    const { lost, missed, doubledDiscord, doubledTelegram, skipped, refused } = tally!;
    const figures = [
      digests,
      kills,
      lost,
      missed,
      doubledDiscord,
      doubledTelegram,
      skipped,
      refused,
      seconds.toFixed(0),
    ];
    return line([name, NAMES[bot], ...figures.map(String)]);
  });
  const compared = rows.some(({ bot }) => bot === 'cron') ? ['', GIVEN] : [];
  const others = rows.filter(({ tally }) => !tally).map(({ name, figures }) => line([name, JSON.stringify(figures)]));
  return [
    line([
      '',
      'bot',
      'digests',
      'kills',
      'lost',
      'missed',
      'twice on Discord',
      'twice on Telegram',
      'skipped',
      'refused',
      's',
    ]),
    line(['---', '---', ...Array.from({ length: 9 }, () => '--:')]),
    ...lines,
    ...compared,
    ...(others.length > 0 ? ['', line(['', 'figures']), line(['---', '---']), ...others] : []),
    ...rows.flatMap(({ name, broken }) => broken.map((words) => `\nBROKEN in "${name}": ${words}`)),
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
