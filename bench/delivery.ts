/**
 * What a digest promises, tried on the whole program: it is killed, its platforms fail, and afterwards what stands in the channels
 * is counted, beside a bot that most would write (`cron-bot.ts`). Needs SAAR_PLATFORM and a build; prints a table, writes
 * `var/bench-delivery.json`, and ends with 1 when a promise was broken.
 * `npm run bench:delivery [digests] [kills] [seed] [short|all|names of rows]`; `short` is what CI runs.
 */
import './delivery-clock.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { terminated, twoProcesses } from './delivery-ends.ts';
import { killRow, type Row, type Size } from './delivery-rows.ts';
import { downOverSlots, networkCut, refusing } from './delivery-places.ts';
import { crashLoop, readersInWave } from './delivery-readers.ts';
import { tableOf } from './delivery-table.ts';

const [digests = '600', kills = '30', seed = '6', chosen = 'short'] = process.argv.slice(2);
const size: Size = { digests: Number(digests), kills: Number(kills), seed: Number(seed) };
/** The short version shares digests and kills out between the row without faults and the one with them. */
const half: Size = { ...size, digests: Math.ceil(size.digests / 2), kills: Math.ceil(size.kills / 2) };
const each = chosen === 'short' ? half : size;
/** Of the rows that do not kill. */
const few: Size = { digests: 60, kills: 0, seed: size.seed };

/** Rows of one line run one after another, the lines side by side: a start of Saar keeps one core busy. */
const SHORT: Record<string, () => Promise<Row>>[] = [
  { kill: () => killRow('saar', false, each) },
  { faults: () => killRow('saar', true, each) },
  { 'cron-kill': () => killRow('cron', false, each) },
  { 'cron-faults': () => killRow('cron', true, each) },
  { two: () => twoProcesses(few), term: () => terminated(few) },
];
const LONG: Record<string, () => Promise<Row>>[] = [
  {
    refusing: () => refusing({ ...few, digests: 200 }),
    slots: () => downOverSlots({ ...few, digests: 12 }),
    cut: () => networkCut({ ...few, digests: 400 }),
    readers: () => readersInWave({ ...few, digests: 200 }, 100),
    crashes: () => crashLoop(few),
  },
];

async function line(rows: Record<string, () => Promise<Row>>): Promise<Row[]> {
  const done: Row[] = [];
  const wanted = Object.entries(rows).filter(
    ([name]) => ['short', 'all'].includes(chosen) || chosen.split(',').includes(name),
  );
  for (const [name, run] of wanted) {
    const row = await run();
    console.error(`${name}: ${row.seconds.toFixed(0)} s${row.broken.map((words) => `, BROKEN: ${words}`).join('')}`);
    done.push(row);
  }
  return done;
}

if (!process.env['SAAR_PLATFORM']) throw new Error('SAAR_PLATFORM names no prepared copy of the platform stand-ins');
// Each of a dozen bots has a listener for the end.
process.setMaxListeners(20);
// Bots live in groups of their own, and would outlive a bench that is told to end.
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(1));
const began = Date.now();
const rows = (await Promise.all(SHORT.map(line))).flat();
if (chosen !== 'short') for (const row of LONG) rows.push(...(await line(row)));
mkdirSync('var', { recursive: true });
writeFileSync('var/bench-delivery.json', JSON.stringify({ seconds: (Date.now() - began) / 1000, size, rows }, null, 2));
console.log(tableOf(rows));
process.exitCode = rows.some(({ broken }) => broken.length > 0) ? 1 : 0;
