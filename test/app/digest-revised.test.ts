/** What a digest says was revised is a count of the same event, and what it sets side by side has something new in it. */
import { expect, it } from 'vitest';
import type { Edition } from '../../src/app/app.ts';
import type { BriefFigure } from '../../src/briefs/brief.ts';
import { changesSince } from '../../src/briefs/changes.ts';
import { inventedBrief } from '../messages/invented-brief.ts';
import { linesOf, mornings, wordsOf, type Story } from './digest-world.ts';

/** The digests of the first mornings, one for each list of stories, which come in before it. */
function digests(...days: (readonly (readonly [outlet: string, text: string])[])[]): Promise<Edition[]> {
  const stories = days.flatMap((texts, at) =>
    texts.map(([outlet, text]): Story => ({ day: at + 1, id: `${outlet} ${at}`, outlet, text })),
  );
  return mornings(stories, days.length);
}

const BATTLE =
  'Fighters attacked a camp of Kenyan soldiers near the salt works in Chad before dawn, and the battle lasted until noon.';
const OTHER =
  'A convoy from Uganda drove into an ambush on the road to the harbour of Somalia, where its lorries burned all night.';

it('tells no count of another event as a revised one, though one voice gives both', async () => {
  const [, second] = await digests(
    [['Harbour Post', `${BATTLE} The army said 12 soldiers were killed.`]],
    [['The Lantern', `${OTHER} The army said 30 soldiers were killed.`]],
  );
  expect(wordsOf(second!)).toContain('30');
  expect(wordsOf(second!)).not.toMatch(/Revised|“12”/);
});

it('tells a count of the same story as revised, whoever prints it', async () => {
  const [, second] = await digests(
    [['Harbour Post', `${BATTLE} The army said 12 soldiers were killed.`]],
    [['The Lantern', `${BATTLE} The army said 30 soldiers were killed.`]],
  );
  expect(wordsOf(second!)).toMatch(/Revised: Killed: “12”.* → “30”/);
});

it('takes two counts that stand in one article for no revision of each other', () => {
  const QUOTES = ['208 voted for it.', '20 voted against it.'];
  const [before, after] = QUOTES.map((quote, sentence) => ({
    ...inventedBrief('en').figures[0]!,
    text: quote.split(' ')[0]!,
    value: Number(quote.split(' ')[0]),
    claimant: null,
    citations: [{ source: 'a', sentence, start: 0, end: quote.length, quote }],
  }));
  const bodyOf = (figure: BriefFigure) => ({ bottomLine: null, keyPoints: [], figures: [figure] });
  const kinds = (text: string) => {
    const evidence = { texts: new Map([['a', text]]), isActor: () => false, stories: new Map([['a', 's']]) };
    return changesSince(bodyOf(before!), bodyOf(after!), evidence).map(({ kind }) => kind);
  };
  expect(kinds(QUOTES.join(' '))).toEqual(['added']);
  expect(kinds(QUOTES[1]!)).toEqual(['revised']);
});

const SIDES = [
  ['Harbour Post', 'Kenya sent 600 soldiers to Chad on 11 May 2031. Kenya has camps there.'],
  ['River Courier', 'Kenya sent 900 soldiers to Chad on 11 May 2031. The parliament had debated it for a week.'],
] as const;

it('sets no counts side by side again of which each was told', async () => {
  const [first, second] = await digests(SIDES, [
    ['The Lantern', 'Kenya and Uganda sent 900 soldiers to Chad on 11 May 2031. Nobody gave more details of it.'],
  ]);
  expect(linesOf(first!).join(' ')).toMatch(/sources differ.*600.*900|sources differ.*900.*600/);
  expect(linesOf(second!).join(' ')).not.toContain('sources differ');
});

it('sets them side by side again with a count that is new', async () => {
  const [, second] = await digests(SIDES, [
    ['The Lantern', 'Kenya sent 1,700 soldiers to Chad on 11 May 2031. Nobody gave more details of it.'],
  ]);
  expect(linesOf(second!).join(' ')).toMatch(/sources differ.*1,700/);
});
