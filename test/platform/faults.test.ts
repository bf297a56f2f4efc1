/** The whole program while the platforms fail: whatever goes wrong, a reader sees one answer or one clear apology, never silence, never two. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROWS, type Row } from './faults.ts';
import { discordReader, telegramReader, type Reader, type Sight } from './readers.ts';
import { folder, startProgram, why, type Program } from './stand-ins.ts';
import { pool } from './values.ts';

type Result = Sight & { ms: number };

/** Readers at once whose answers go wrong. */
const AT_ONCE = 6;

describe.skipIf(!folder)(`the whole program while its platforms fail${why}`, { timeout: 180_000 }, () => {
  let program: Program;
  let results: Promise<Map<Row, Result>>;

  /** Rows of one reader side by side, then those that befall everybody one after another; the two platforms side by side. */
  async function run(platform: Row['platform'], reader: Reader): Promise<[Row, Result][]> {
    const rows = ROWS.filter((row) => row.platform === platform);
    const one = async (row: Row): Promise<[Row, Result]> => {
      const since = Date.now();
      const sight = await reader.sees(row);
      return [row, { ...sight, ms: Date.now() - since }];
    };
    const side = rows.filter(({ disturb }) => !disturb);
    const alone = rows.filter(({ disturb }) => disturb);
    return [...(await pool(AT_ONCE, side, one)), ...(await pool(1, alone, one))];
  }

  beforeAll(async () => {
    program = await startProgram();
    const discord = discordReader(program).then((reader) => run('discord', reader));
    const telegram = telegramReader(program).then((reader) => run('telegram', reader));
    results = Promise.all([discord, telegram]).then((lists) => new Map(lists.flat()));
    results.catch(() => undefined);
  }, 60_000);

  afterAll(async () => {
    const lines = [...(await results)].map(
      ([{ platform, what }, { seen, met, ms }]) =>
        `${platform.padEnd(9)}${what.padEnd(64)}${(met ? seen : 'not met').padEnd(9)}${String(ms).padStart(6)} ms`,
    );
    console.info(`What a reader saw:\n${lines.join('\n')}`);
    await program?.end();
  }, 180_000);

  it.each(ROWS.map((row) => [row.platform, row.what, row] as const))('%s: %s', async (_platform, _what, row) => {
    const { seen, met } = (await results).get(row)!;
    expect(met || row.idle !== undefined, 'the fault befell nothing').toBe(true);
    expect([...(row.may ? [row.may.seen] : []), 'answer', 'apology']).toContain(seen);
  });
});
