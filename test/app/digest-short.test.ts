/** A short digest has no room for all that is new: what it left out was not told, and the next one may tell it. */
import { describe, expect, it } from 'vitest';
import { linesOf, withDigestWorld, type Story } from './digest-world.ts';

const STATES = ['Chad', 'Mali', 'Ghana', 'Niger', 'Togo', 'Benin'];
const MANY = STATES.map((state, at): Story => ({
  day: 1,
  id: state,
  outlet: `Outlet ${at}`,
  text: `Kenya sent ${at + 4}00 soldiers to ${state} on 11 May 2031. The ministry gave no more details of it.`,
}));
const LATER: Story = {
  day: 2,
  id: 'later',
  outlet: 'The Lantern',
  text: 'Uganda deployed 900 soldiers to Somalia on 12 May 2031. Its parliament had debated for a week.',
};

async function told(length: 'short' | 'long', corrected: readonly Story[] = []) {
  return withDigestWorld([...MANY, LATER, ...corrected], 'troop-deployment', async (world) => {
    const first = await world.sent(1, { length });
    const second = await world.sent(2, { length: 'long' });
    return { first, second };
  });
}

describe('what a short digest left out', () => {
  it('is told by the next one, and what it showed is not', async () => {
    const { first, second } = await told('short');
    const [shown, later] = [first, second].map((edition) => JSON.stringify(edition.message.blocks));
    const [seen, unseen] = [true, false].map((is) => STATES.filter((state) => shown!.includes(state) === is));
    expect(unseen!.length).toBeGreaterThan(1);
    expect(linesOf(second).filter((line) => seen!.some((state) => line.includes(state)))).toEqual([]);
    expect(unseen!.filter((state) => later!.includes(state))).toEqual(unseen);
  });

  it('is not told again where a long one told it', async () => {
    const { second } = await told('long');
    expect(linesOf(second).filter((line) => line.includes('soldiers'))).toEqual([
      'Uganda deployed 900 soldiers to Somalia on 12 May 2031.',
    ]);
  });

  it('is not corrected: nobody saw it', async () => {
    const corrected = MANY.map((story): Story => ({
      ...story,
      day: 2,
      text: story.text.replace('00 soldiers', '50 soldiers'),
    }));
    const { first, second } = await told('short', corrected);
    const shown = STATES.filter((state) => JSON.stringify(first.message.blocks).includes(state));
    const corrections = second.briefs[0]!.changes.filter(({ source }) => source !== undefined);
    expect(corrections.map(({ source }) => source).toSorted()).toEqual(shown.toSorted());
  });
});
