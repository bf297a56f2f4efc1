/** What a line told on an outlet's word and the outlet says otherwise now, whether its brief listed the figure or not. */
import { describe, expect, it } from 'vitest';
import { mornings, wordsOf, type Story } from './digest-world.ts';

const FIRST: Story = {
  day: 1,
  id: 'courier',
  outlet: 'River Courier',
  text: 'Kenya sent 600 soldiers to Chad on 11 May 2031. Kenya has camps there.',
};
const SECOND: Story = {
  day: 2,
  id: 'post',
  outlet: 'Harbour Post',
  text: 'Kenya sent 600 soldiers to Chad and Uganda deployed 900 soldiers to Somalia on 12 May 2031.',
};
const FLED: Story = {
  day: 1,
  id: 'lantern',
  outlet: 'The Lantern',
  text: 'Kenya sent 600 soldiers to Chad on 11 May 2031. Some 51,000 people left the villages near the soldiers.',
};

/** The messages of the mornings up to the third. */
async function words(stories: readonly Story[], language = 'en'): Promise<string[]> {
  return (await mornings(stories, 3, { language })).map(wordsOf);
}

const again = (story: Story, from: string, to: string): Story => ({
  ...story,
  day: 3,
  text: story.text.replace(from, to),
});

describe('a figure that a line told', () => {
  it('is told as changed though another outlet had told it first', async () => {
    const [, second, third] = await words([FIRST, SECOND, again(SECOND, '600', '450')]);
    expect(second).toContain('600');
    expect(third).toMatch(/Changed: Soldiers deployed: Harbour Post now says “450” .*it said “600”/);
  });

  it('is told as changed where its article notes the former one', async () => {
    const noted = again(SECOND, '900', '700');
    const text = `${noted.text} Clarification: the number given earlier, 900, was wrong and has been replaced.`;
    const [, , third] = await words([FIRST, SECOND, { ...noted, text }]);
    expect(third).toMatch(/Harbour Post now says “700” .*it said “900”/);
    expect(third).not.toMatch(/now says “600”|no longer says|Revised/);
  });

  it.each(['en', 'hi'])('is told as withdrawn or changed where no topic asks for it (%s)', async (language) => {
    const [first, , gone] = await words(
      [FLED, again(FLED, ' Some 51,000 people left the villages near the soldiers.', ' Kenya has camps there.')],
      language,
    );
    expect(first).toContain('51,000');
    expect(gone).toMatch(/(?:Withdrawn|वापस लिया गया): (?:The Lantern) .*51,000 people/);
    const [, , changed] = await words([FLED, again(FLED, '51,000', '31,000')], language);
    expect(changed).toMatch(/(?:Changed|बदला): The Lantern .*31,000 people .*51,000 people/);
  });

  it('is not told as withdrawn where only the words around it changed', async () => {
    const [, , third] = await words([FLED, again(FLED, 'Some 51,000 people left', 'About 51,000 people fled')]);
    expect(third).not.toMatch(/Withdrawn|Changed/);
  });

  describe('on a page that is written on', () => {
    const OLD = [
      'Ministers met in the capital before noon.',
      'A road to the north was closed for repairs.',
      'Traders on the market spoke of a quiet day.',
      'The airport opened its second hall.',
    ];
    const NEW = [
      'The parliament sits again on Thursday evening.',
      'Schools in the south stay shut until Monday.',
      'A train with flour arrived at the harbour.',
      'Doctors asked for clean water in the camps.',
    ];
    const DROPPED = 'Some 51,000 people left the villages near the soldiers.';
    const BASE = 'Kenya sent 600 soldiers to Chad on 11 May 2031.';
    const story = (day: number, ...lines: string[]): Story => ({ ...FLED, day, text: [BASE, ...lines].join(' ') });

    it('is not told as withdrawn where old paragraphs went as new ones came', async () => {
      const [first, , third] = await words([story(1, DROPPED, ...OLD), story(3, ...NEW)]);
      expect(first).toContain('51,000');
      expect(third).not.toMatch(/Withdrawn|no longer says/);
    });

    it('is not either where it was written on a little at a time', async () => {
      const lines = [story(1, DROPPED, ...OLD), story(2, DROPPED, ...OLD.slice(2), ...NEW.slice(0, 2))];
      const [, , third] = await words([...lines, story(3, ...NEW)]);
      expect(third).not.toMatch(/Withdrawn|no longer says/);
    });

    it('is told as withdrawn where the page stayed what it was', async () => {
      const [, , third] = await words([story(1, DROPPED, ...OLD), story(3, ...OLD, NEW[0]!)]);
      expect(third).toMatch(/Withdrawn: The Lantern .*51,000 people/);
    });

    it('is told as withdrawn where the page was cut, or reworded around it', async () => {
      const [, , cut] = await words([story(1, DROPPED, ...OLD), story(3, 'An earlier version was wrong.')]);
      expect(cut).toMatch(/Withdrawn: The Lantern .*51,000 people/);
      const reworded = OLD.map((line) => line.replace('.', ' today.'));
      const [, , third] = await words([story(1, DROPPED, ...OLD), story(3, ...reworded)]);
      expect(third).toMatch(/Withdrawn: The Lantern .*51,000 people/);
    });

    it('is told as changed where it has another count there', async () => {
      const changed = DROPPED.replace('51,000', '31,000');
      const [, , third] = await words([story(1, DROPPED, ...OLD), story(3, changed, ...NEW)]);
      expect(third).toMatch(/Changed: The Lantern .*31,000 people .*51,000 people/);
    });
  });
});
