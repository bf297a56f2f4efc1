/** A long edition goes out in parts: what arrived is told, what did not is as new as it was. */
import { expect, it } from 'vitest';
import type { Edition } from '../../src/app/app.ts';
import { DAY, FIRST, linesOf, withDigestWorld, wordsOf, type Ending, type Story } from './digest-world.ts';
import { fakeSubscription } from './fake-app.ts';

const STATES = ['Chad', 'Mali', 'Ghana', 'Niger'];
const TROOPS = STATES.map((state, at): Story => ({
  day: 2,
  id: state,
  outlet: `Outlet ${at}`,
  text: `Kenya sent ${at + 4}00 soldiers to ${state} on 11 May 2031. The ministry gave no more details of it.`,
}));
const BEFORE: Story = {
  day: 1,
  id: 'before',
  outlet: 'The Lantern',
  text: 'Uganda deployed 900 soldiers to Somalia on 9 May 2031. Its parliament had debated for a week.',
};
const PACT: Story = {
  day: 2,
  id: 'pact',
  outlet: 'Harbour Post',
  text: 'The Polish parliament ratified the defence treaty with Norway on 11 May 2031. The vote took an hour.',
};

/** The blocks of an edition up to the one that holds some words, that one included. */
function blocksTo({ message }: Edition, words: string): number {
  return message.blocks.findIndex((block) => JSON.stringify(block).includes(words)) + 1;
}

const toldOn = (edition: Edition) => STATES.filter((state) => linesOf(edition).some((line) => line.includes(state)));

/** The first edition is sent, the second ends as said; answers what it showed above that place, and the third. */
async function ended(
  ends: (second: Edition) => Ending,
  { last = 3, first = 'sent' as Ending }: { last?: number; first?: Ending } = {},
): Promise<{ second: Edition; next: Edition }> {
  const topics = { topics: ['troop-deployment', 'treaty'] };
  return withDigestWorld([BEFORE, ...TROOPS, PACT], 'troop-deployment', async (world) => {
    await world.sent(1, topics, first);
    const second = await world.morning(2, topics);
    await world.sent(2, topics, ends(second));
    for (let day = 3; day < last; day += 1) await world.sent(day, topics);
    return { second, next: await world.sent(last, topics) };
  });
}

it.each(['failed', 'uncertain'] as const)('tells on from the part that arrived where the rest %s', async (then) => {
  const { second, next } = await ended((edition) => ({ arrives: blocksTo(edition, '"lead"'), then }));
  expect(toldOn(second)).toEqual(STATES);
  const seen = STATES.filter((state) => second.briefs[0]!.bottomLine!.text.includes(state));
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.length).toBeLessThan(STATES.length);
  expect(toldOn(next)).toEqual(STATES.filter((state) => !seen.includes(state)));
  expect(wordsOf(next)).toContain('Poland');
});

it('tells what never arrived as news, though nothing else is new', async () => {
  const { second, next } = await ended((edition) => ({ arrives: blocksTo(edition, 'Treat'), then: 'failed' }));
  expect(toldOn(second)).toEqual(STATES);
  expect(toldOn(next)).toEqual([]);
  expect(next.briefs[1]!.bottomLine?.text).toMatch(/Poland|Polish/);
});

it('knows at the second edition after it too what arrived', async () => {
  const { next } = await ended((edition) => ({ arrives: blocksTo(edition, 'Treat'), then: 'failed' }), { last: 4 });
  expect(linesOf(next)).toEqual([]);
});

it('remembers the part of a first edition', async () => {
  const { second } = await ended(() => 'sent', { first: { arrives: 99, then: 'failed' } });
  expect(wordsOf(second)).not.toContain('Uganda');
});

it('gives another channel all that it was not told, whoever is asked for before', async () => {
  await withDigestWorld([BEFORE, ...TROOPS], 'troop-deployment', async (world) => {
    await world.sent(1, {}, { arrives: 99, then: 'failed' });
    const one = await world.morning(2);
    const other = await world
      .app()
      .edition(
        fakeSubscription({ id: 'other', topics: ['troop-deployment'], timeZone: 'UTC' }),
        new Date(FIRST + DAY),
        false,
      );
    expect(wordsOf(one)).not.toContain('Uganda');
    expect(wordsOf(other)).toContain('Uganda');
  });
});
