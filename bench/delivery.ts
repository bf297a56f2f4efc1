/**
 * What a digest promises, tried on the whole program: it is killed, its platforms fail, and afterwards what stands in the channels
 * is counted, beside a bot that most would write (`cron-bot.ts`). Needs SAAR_PLATFORM and a build; prints a table, writes
 * `var/bench-delivery.json`, and ends with 1 when a promise was broken. `npm run bench:delivery [digests] [kills] [seed]`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { killRow, type Row } from './delivery-rows.ts';

const [digests = 600, kills = 30, seed = 6] = process.argv.slice(2).map(Number);
const size = { digests, kills, seed };
const rows: Row[] = await Promise.all([
  killRow('saar', false, size),
  killRow('saar', true, size),
  killRow('cron', false, size),
  killRow('cron', true, size),
]);
mkdirSync('var', { recursive: true });
writeFileSync('var/bench-delivery.json', JSON.stringify(rows, null, 2));
console.log(JSON.stringify(rows, null, 2));
process.exitCode = rows.some(({ broken }) => broken.length > 0) ? 1 : 0;
