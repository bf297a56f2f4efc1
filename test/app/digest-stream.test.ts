/** A week of news as its readers get it: no event twice, what changed beside what it was, and what an outlet took back. */
import { describe, expect, it } from 'vitest';
import { otherwiseTold } from '../../src/messages/change-blocks.ts';
import { data, linesOf, mornings, withDigestWorld, wordsOf, type Story, type World } from './digest-world.ts';

const POST: Story = {
  day: 1,
  id: 'post',
  outlet: 'Harbour Post',
  text: 'Kenya sent 600 soldiers to Chad on 11 May 2031. A roadside bomb killed 12 Kenyan soldiers in Chad, the Kenyan army said.',
};
const DEEP: Story = {
  day: 1,
  id: 'deep',
  outlet: 'दैनिक दीप',
  language: 'hi',
  text: 'केन्या ने चाड में 600 सैनिक भेजे हैं। केन्या की सेना के अनुसार चाड में बम धमाके में 12 केन्याई सैनिक मारे गए।',
};
const UGANDA: Story = {
  day: 2,
  id: 'lantern',
  outlet: 'The Lantern',
  text: 'Uganda deployed 900 soldiers to Somalia on 12 May 2031. Its parliament had debated for a week.',
};

/** A story of another outlet that comes in on a day. */
function another(day: number, text: string, changes: Partial<Story> = {}): Story {
  return { day, id: `other ${day}`, outlet: 'River Courier', text, ...changes };
}

function withWorld<T>(stories: readonly Story[], work: (world: World) => Promise<T>): Promise<T> {
  return withDigestWorld(stories, 'troop-deployment', work);
}

const NOTHING_NEW = 'Nothing new since the edition of';

describe('an event that was told', () => {
  it.each([
    [
      'by another outlet in other words',
      'Kenya has deployed 600 soldiers to Chad. The ministry gave no more details of it.',
    ],
    [
      'by a late outlet with its count',
      'The Kenyan army said 12 Kenyan soldiers were killed in Chad. Families were informed at once.',
    ],
    ['in another language', 'चाड में केन्या ने 600 सैनिक तैनात किए हैं। मंत्रालय ने और कुछ नहीं बताया।', 'hi'],
    [
      'by an outlet that gives the plan of it',
      'Kenya plans to send 600 soldiers to Chad. Kenya will send soldiers to Chad, it said.',
    ],
  ])('is not told again %s, though a day lies between', async (_how, text, language = 'en') => {
    const again = another(3, text.split(/(?<=[.।]) /u)[0]!, { language, text: `${text}` });
    const [, second, third] = await mornings([POST, DEEP, UGANDA, again], 3);
    expect(linesOf(second!)).toEqual(['Uganda deployed 900 soldiers to Somalia on 12 May 2031.']);
    expect(linesOf(third!).filter((line) => /Kenya|केन्या/u.test(line) && /600|12/u.test(line))).toEqual([]);
  });

  it.each([
    [
      'a new count',
      'The Kenyan army said 15 Kenyan soldiers were killed in Chad. Families were informed.',
      /15 Kenyan soldiers/,
    ],
    ['another place', 'Kenya deployed 600 soldiers to Mali on 13 May 2031. The ministry gave no details.', /to Mali/],
    ['a denial', 'Kenya denied that it had sent soldiers to Chad. The ministry gave no details of it.', /denied/],
  ])('is told again with %s', async (_what, text, told) => {
    const [, , third] = await mornings([POST, DEEP, UGANDA, another(3, text)], 3);
    expect(linesOf(third!)).toHaveLength(1);
    expect(linesOf(third!)[0]).toMatch(told);
  });

  it('is told beside the count that was told before', async () => {
    const text = 'The Kenyan army said 15 Kenyan soldiers were killed in Chad. Families were informed.';
    const [, , third] = await mornings([POST, DEEP, UGANDA, another(3, text)], 3);
    expect(wordsOf(third!)).toMatch(/- Revised: Killed: .*“12”.*\[\d+\] → “15” \[1\]/);
  });

  it('leaves a line that says so, and how much of it is still printed', async () => {
    const again = another(2, 'Kenya deployed 600 soldiers to Chad. The ministry gave no more details of it.');
    const [, second, third] = await mornings([POST, DEEP, again], 3);
    expect(wordsOf(second!)).toContain(
      `${NOTHING_NEW} 12 May 2031. One event told before is reported again, unchanged.`,
    );
    expect(wordsOf(third!)).toMatch(/Nothing new since the edition of 13 May 2031\.$/m);
    expect(second!.empty).toBe(true);
  });

  it('stays told to a reader who changes the language', async () => {
    const edition = await withWorld([POST, UGANDA], async (world) => {
      await world.sent(1);
      return world.sent(2, { language: 'hi' });
    });
    expect(linesOf(edition)).toHaveLength(1);
    expect(linesOf(edition)[0]).toContain('युगांडा');
  });

  it.each(['failed', 'manual'] as const)('by an edition that was %s was not told', async (ends) => {
    const lines = await withWorld([POST, DEEP, UGANDA], async (world) => {
      await world.sent(1, {}, ends);
      return linesOf(await world.sent(2));
    });
    expect(lines.join(' ')).toContain('Kenya deployed 600 soldiers');
    expect(lines.join(' ')).toContain('Uganda');
  });

  it('is in a brief that somebody asks for, as everything is', async () => {
    const lines = await withWorld([POST, DEEP, UGANDA], async (world) => {
      for (const day of [1, 2, 3]) await world.sent(day);
      const brief = await world.app().brief({ topic: 'troop-deployment', language: 'en' });
      return [brief.bottomLine!, ...brief.keyPoints].map(({ text }) => text).join(' ');
    });
    expect(lines).toMatch(/Kenya deployed 600 .*Uganda deployed 900|Uganda deployed 900 .*Kenya deployed 600/);
  });
});

describe('a figure that its outlet changed', () => {
  const CORRECTED = { ...POST, day: 3, text: POST.text.replace('12', '9') };
  const NOTED = {
    ...CORRECTED,
    text: `${CORRECTED.text} An earlier version of this story said that 12 soldiers were killed.`,
  };
  const GONE = {
    ...POST,
    day: 3,
    text: 'Kenya sent 600 soldiers to Chad on 11 May 2031. Officials gave no further details of it.',
  };

  it.each([
    [
      'is told as corrected',
      CORRECTED,
      /^- Changed: Killed: Harbour Post now says “9” \[\d+\].*; it said “12” \[\d+\]$/m,
    ],
    [
      'is told as corrected where the article notes it',
      NOTED,
      /^- Changed: Killed: Harbour Post now says “9” \[\d+\].*; it said “12” \[\d+\]$/m,
    ],
    [
      'is told as withdrawn',
      GONE,
      /^- Withdrawn: Killed: Harbour Post no longer says “12” \[\d+\] \(told here on 12 May 2031\)$/m,
    ],
  ])('%s, once, with marks that lead to either sentence', async (_how, story, line) => {
    await withWorld([POST, DEEP, UGANDA, story], async (world) => {
      const editions = [await world.sent(1), await world.sent(2), await world.sent(3), await world.sent(4)];
      expect(editions.map((edition) => line.test(wordsOf(edition)))).toEqual([false, false, true, false]);
      const [change] = otherwiseTold(editions[2]!.briefs[0]!);
      const texts = await world.app().sourceText('post', change!.citations);
      const held = [texts!, ...(texts!.earlier ?? [])].map(({ text }) => text);
      for (const { start, end, quote } of change!.citations)
        expect(held.some((text) => text.slice(start, end) === quote)).toBe(true);
      expect(
        new Set(
          wordsOf(editions[2]!)
            .match(line)![0]
            .match(/\[\d+\]/g),
        ).size,
      ).toBe(change!.citations.length);
    });
  });

  it('is told weeks later too, when the story is long out of the window', async () => {
    await withWorld([POST, UGANDA, { ...GONE, day: 15, late: 14 }], async (world) => {
      for (let day = 1; day <= 14; day += 1) await world.sent(day);
      expect(wordsOf(await world.sent(15))).toContain('Harbour Post no longer says “12”');
    });
  });

  it('is told by the next edition where the first to tell it failed', async () => {
    await withWorld([POST, UGANDA, GONE], async (world) => {
      for (const day of [1, 2]) await world.sent(day);
      expect(wordsOf(await world.sent(3, {}, 'failed'))).toContain('no longer says');
      expect(wordsOf(await world.sent(4))).toContain('no longer says');
    });
  });

  it.each(['short', 'standard', 'long'] as const)(
    'is told in a %s edition, in the reader’s language',
    async (length) => {
      await withWorld([POST, UGANDA, GONE], async (world) => {
        for (const day of [1, 2]) await world.sent(day, { length, language: 'hi' });
        expect(wordsOf(await world.sent(3, { length, language: 'hi' }))).toMatch(
          /वापस लिया गया: .*Harbour Post में अब .*12.* नहीं है/,
        );
      });
    },
  );

  it('is what /changes tells whoever was shown it', async () => {
    await withWorld([POST, UGANDA, GONE], async (world) => {
      await world.morning(1);
      const shown = await world.app().brief({ topic: 'troop-deployment', language: 'en' });
      await world.morning(3);
      const now = await world.app().brief({ topic: 'troop-deployment', language: 'en', sinceBriefId: shown.id });
      expect(now.changes.filter(({ kind }) => kind === 'withdrawn').map(({ source }) => source)).toEqual(['post']);
    });
  });

  it('is not withdrawn by other words for it', async () => {
    const reworded = {
      ...POST,
      day: 2,
      text: 'Kenya sent 600 soldiers to Chad on 11 May 2031. According to the Kenyan army 12 Kenyan soldiers were killed in Chad.',
    };
    const [, second] = await mornings([POST, reworded], 2);
    expect(otherwiseTold(second!.briefs[0]!)).toEqual([]);
    expect(linesOf(second!)).toEqual([]);
  });
});

it('has its words in every language', () => {
  for (const phrases of data.phrases.values())
    for (const key of ['brief.change.outlet-revised', 'brief.change.outlet-withdrawn', 'brief.empty.nothing-new'])
      expect(phrases.has(key)).toBe(true);
});
