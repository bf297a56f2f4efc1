/** Digests of the whole program while single destinations answer badly: each ends as the promise says, and nobody else notices. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsettled } from '../../bench/delivery-tally.ts';
import { shownIn, subscribeAll, type Digest, type Place } from '../../bench/delivery-world.ts';
import { ANSWERS, faultOf, type AnswerRow } from './deliveries.ts';
import { addServer } from './discord-people.ts';
import { folder, startProgram, why, type Fakes, type Program } from './stand-ins.ts';
import { addChat } from './telegram-people.ts';

const SETTLED_MS = 90_000;
const BYSTANDERS = 6;

function placeOn(fakes: Fakes, platform: Place['platform']): Place {
  if (platform === 'discord') {
    const { id, channels } = addServer(fakes.discord);
    return { platform, tenantId: id, destinationId: channels.general };
  }
  const id = String(addChat(fakes.telegram, 'private', 'en').id);
  return { platform, tenantId: id, destinationId: id };
}

function digestAt(id: string, place: Place, onUncertain: Digest['onUncertain']): Digest {
  return { id, place, topics: ['treaty'], language: 'en', onUncertain, dueAt: Date.now() - 60_000 };
}

describe.skipIf(!folder)(`digests while destinations answer badly${why}`, { timeout: 120_000 }, () => {
  const data = mkdtempSync(join(tmpdir(), 'saar-deliveries-'));
  const database = join(data, 'saar.db');
  const rows = new Map<AnswerRow, Digest>();
  const bystanders: Digest[] = [];
  let program: Program;

  beforeAll(async () => {
    program = await startProgram({
      env: { SAAR_DATABASE: database },
      before: async (fakes) => {
        for (const [n, row] of ANSWERS.entries()) {
          const place = placeOn(fakes, row.platform);
          rows.set(row, digestAt(`row${n}`, place, row.onUncertain ?? 'resend'));
          fakes[row.platform].faults.add(faultOf(row, place.destinationId));
        }
        for (let n = 0; n < BYSTANDERS; n++)
          bystanders.push(digestAt(`bystander${n}`, placeOn(fakes, n % 2 ? 'discord' : 'telegram'), 'resend'));
        await subscribeAll(database, [...rows.values(), ...bystanders], fakes.discord.users['owner']!.id);
      },
    });
    const all = rows.size + bystanders.length;
    for (const end = Date.now() + SETTLED_MS; unsettled(database, all) > 0 && Date.now() < end;) await sleep(200);
  }, 120_000);

  afterAll(async () => {
    await program?.end();
    rmSync(data, { recursive: true, force: true });
  });

  function endOf({ id, place }: Digest) {
    const file = new SqliteFile(database, { readonly: true });
    const run = file.prepare('select state from runs where subscription_id = ?').pluck().all(id).join();
    const subscription = file.prepare('select state from subscriptions where id = ?').pluck().get(id);
    file.close();
    return { run, subscription, shown: shownIn(program, place).length };
  }

  it.each(ANSWERS.map((row) => [row.platform, row.what, row] as const))('%s: %s', (_platform, _what, row) => {
    const { run, subscription, shown } = endOf(rows.get(row)!);
    expect({ run, subscription }).toEqual({ run: row.run, subscription: row.subscription });
    expect(row.shown).toContain(shown);
  });

  it('everybody else has their digest', () => {
    expect(bystanders.map(endOf)).toEqual(bystanders.map(() => ({ run: 'sent', subscription: 'active', shown: 1 })));
  });
});
