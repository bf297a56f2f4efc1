import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../src/data/phrases.ts';
import { nextDigestLine } from '../../src/main/next-digest.ts';
import { dataFolder } from '../../src/main/program-folder.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aSubscription, HOUR, START } from '../store/samples.ts';

const phrases = readPhrases(`${dataFolder}/phrases`);

async function lineFor(count: number, ahead: number, language = 'en'): Promise<string | undefined> {
  const store = await openStore(':memory:');
  for (let n = 0; n < count; n += 1) await store.putSubscription(aSubscription(`s${n}`, { nextRunAt: START + n }));
  await store.putSubscription(aSubscription('p', { state: 'paused', nextRunAt: 0 }));
  return nextDigestLine(store, phrases.get(language)!, language, START - ahead).finally(() => store.close());
}

describe('the line on the next digest', () => {
  it('is not there without digests', async () => expect(await lineFor(0, HOUR)).toBeUndefined());

  it.each<[count: number, ahead: number, line: string]>([
    [3, 2 * HOUR, '3 digests, the next at 08:00 Asia/Kolkata, in 2 hours'],
    [1, HOUR, '1 digest, due at 08:00 Asia/Kolkata, in 60 minutes'],
    [1, 30 * HOUR, '1 digest, due at 08:00 Asia/Kolkata, in 30 hours'],
    [2, 72 * HOUR, '2 digests, the next at 08:00 Asia/Kolkata, in 3 days'],
    [1, -HOUR, 'Digests: 1. 1 of them is overdue; it is sent now, unless it is too late for that.'],
    [3, -HOUR, 'Digests: 3. 3 of them are overdue; they are sent now, unless it is too late for that.'],
    [3, -1, 'Digests: 3. 2 of them are overdue; they are sent now, unless it is too late for that.'],
  ])('says how many there are and when the first is due: %i, %i ms ahead', async (count, ahead, line) => {
    expect(await lineFor(count, ahead)).toBe(line);
  });

  it('is said in the language of the program', async () => {
    expect(await lineFor(2, 2 * HOUR, 'hi')).toBe('2 डाइजेस्ट तय हैं, अगला 08:00 बजे (Asia/Kolkata), 2 घंटे में');
    expect(await lineFor(2, -HOUR, 'hi')).toBe(
      'डाइजेस्ट: 2। इनमें से 2 का समय निकल चुका है; बहुत देर न हुई हो, तो वे अभी भेजे जाएँगे।',
    );
  });
});
