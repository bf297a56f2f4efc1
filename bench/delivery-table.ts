/** The rows of the delivery bench as a table for people. */
import type { Row } from './delivery-rows.ts';

const NAMES = { saar: 'Saar', cron: 'node-cron bot' };

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
    ...(others.length > 0 ? ['', line(['', 'figures']), line(['---', '---']), ...others] : []),
    ...rows.flatMap(({ name, broken }) => broken.map((words) => `\nBROKEN in "${name}": ${words}`)),
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
