/** News that come late: what a digest could not know is new to its readers, whenever it was fetched or printed. */
import { expect, it } from 'vitest';
import { linesOf, mornings, type Story } from './digest-world.ts';

const TOLD: Story = {
  day: 1,
  id: 'courier',
  outlet: 'River Courier',
  text: 'Kenya sent 600 soldiers to Chad on 11 May 2031. Kenya has camps there.',
};
const LATE: Story = {
  day: 1,
  id: 'lantern',
  outlet: 'The Lantern',
  text: 'Uganda deployed 900 soldiers to Somalia on 9 May 2031. Its parliament had debated for a week.',
};
const LINE = 'Uganda deployed 900 soldiers to Somalia on 9 May 2031.';

/** The lines of the digests of the first three mornings. */
async function told(late: Story, then: readonly Story[] = []): Promise<string[][]> {
  return (await mornings([TOLD, late, ...then], 3)).map(linesOf);
}

it.each([
  ['hours', { unread: true, fetchedBefore: 4 }],
  ['days', { unread: true, fetchedBefore: 70, late: 3 }],
  ['no time', { unread: true }],
] as const)('tells as news, once, what had lain unread for %s when the last digest was made', async (_time, late) => {
  const [first, second, third] = await told({ ...LATE, ...late });
  expect(first!.join(' ')).not.toContain('Uganda');
  expect(second).toEqual([LINE]);
  expect(third).toEqual([]);
});

it('tells what an outlet printed days ago and is first heard of now', async () => {
  const [, second] = await told({ ...LATE, day: 2, late: 3 });
  expect(second).toEqual([LINE]);
});

it('tells nothing of articles from before its window that come in now', async () => {
  const [, second, third] = await told({ ...LATE, day: 2, late: 20, unread: true });
  expect([second, third]).toEqual([[], []]);
});

it('tells what a changed article adds, as of the day on which its new words are read', async () => {
  const again: Story = { ...TOLD, day: 2, unread: true, fetchedBefore: 20, text: `${TOLD.text} ${LATE.text}` };
  const [, second, third] = await told({ ...LATE, day: 9 }, [again]);
  expect(second).toEqual([]);
  expect(third).toEqual([LINE]);
});
