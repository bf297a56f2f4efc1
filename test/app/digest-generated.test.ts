/**
 * Generated weeks of news: events that outlets print again on later days, in other words and in either language, some with another
 * count, and figures that outlets change or take back. No digest tells what was told and did not change.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Brief, Statement, ToldEvent } from '../../src/briefs/brief.ts';
import { otherwiseTold } from '../../src/messages/change-blocks.ts';
import { CLAUSES, amountSaid, STATES, type Language, type State } from '../briefs/rules/wording.ts';
import { createDigestWorld, type Story } from './digest-world.ts';

const DAYS = 5;

/** What happened, by its place in the week's list: each with parties of its own, so that no two are one. */
interface Happening {
  kind: 'deploy' | 'lose';
  count: number;
  /** Day on which it is printed first, and how. */
  day: number;
  /** What becomes of the article: its count is changed, or it is left out. */
  later?: { day: number; gone: boolean };
}

interface Telling {
  event: number;
  day: number;
  language: Language;
  wording: number;
}

const language = fc.constantFrom<Language>('en', 'hi');
const happening: fc.Arbitrary<Happening> = fc.record(
  {
    kind: fc.constantFrom('deploy' as const, 'lose' as const),
    count: fc.integer({ min: 6, max: 80 }).map((n) => n * 11),
    day: fc.integer({ min: 1, max: 3 }),
    later: fc.record({ day: fc.integer({ min: 4, max: DAYS }), gone: fc.boolean() }),
  },
  { requiredKeys: ['kind', 'count', 'day'] },
);
const week = fc.record({
  events: fc.array(happening, { minLength: 2, maxLength: STATES.length / 2 }),
  tellings: fc.array(
    fc.record({ event: fc.nat(4), day: fc.integer({ min: 1, max: DAYS }), language, wording: fc.nat(5) }),
    { maxLength: 8 },
  ),
  reader: language,
});

const REMARK = { en: 'The ministry gave no further details.', hi: 'मंत्रालय ने और कुछ नहीं बताया।' };

function said(
  { kind }: Happening,
  at: number,
  count: number,
  { language: tongue, wording }: Omit<Telling, 'event' | 'day'>,
) {
  const [a, b] = [STATES[2 * at]!, STATES[2 * at + 1]!] as [State, State];
  const clauses = CLAUSES[kind][tongue];
  const bOf = tongue === 'en' ? b.enOf : b.hiOf;
  const n = amountSaid({ value: count }, tongue, 0);
  const clause = clauses[wording % clauses.length]!({ a: a[tongue], b: b[tongue], bOf, n, when: '' });
  const text = clause.replace(/\s+/gu, ' ').trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${tongue === 'en' ? '.' : '।'} ${REMARK[tongue]}`;
}

function storiesOf(events: readonly Happening[], tellings: readonly Telling[]): Story[] {
  const first = events.flatMap((event, at): Story[] => {
    const how = { language: 'en' as const, wording: 0 };
    const story = {
      id: `first ${at}`,
      outlet: `Outlet ${at}`,
      day: event.day,
      text: said(event, at, event.count, how),
    };
    if (!event.later) return [story];
    const text = event.later.gone
      ? `${REMARK.en} Nobody was available for comment.`
      : said(event, at, event.count + 7, how);
    return [story, { ...story, day: event.later.day, text }];
  });
  const again = tellings.flatMap((telling, at): Story[] => {
    const event = events[telling.event];
    if (!event || telling.day < event.day) return [];
    const text = said(event, telling.event, event.count, telling);
    return [{ id: `again ${at}`, outlet: `Other ${at}`, day: telling.day, language: telling.language, text }];
  });
  return [...first, ...again];
}

const linesIn = ({ bottomLine, keyPoints }: Brief) => [...(bottomLine ? [bottomLine] : []), ...keyPoints];
const keyOf = ({ kind, who, stage }: ToldEvent) => JSON.stringify([kind, who, stage]);

const placesOf = ({ citations }: Pick<Statement, 'citations'>) =>
  citations.map(({ source, sentence }) => `${sentence} ${source}`);

/** Lines whose events were all told before and that give no new count, and counts that were told before. */
function repeatedIn(briefs: readonly Brief[]): string[] {
  const told = new Set<string>();
  return briefs.flatMap((brief) => {
    const lines = linesIn(brief);
    const counted = new Set(brief.figures.flatMap(placesOf));
    const isRetold = (line: Statement) =>
      (line.events ?? []).length > 0 &&
      line.events!.every((event) => told.has(keyOf(event))) &&
      !placesOf(line).some((place) => counted.has(place));
    const counts = brief.figures.map(({ slot, value, who }) => JSON.stringify([slot, value, who]));
    const repeated = [...lines.filter(isRetold).map(({ text }) => text), ...counts.filter((count) => told.has(count))];
    for (const key of [...counts, ...lines.flatMap(({ events = [] }) => events.map(keyOf))]) told.add(key);
    return repeated;
  });
}

it('tell no event twice unless its count changed, and each changed figure once', async () => {
  await fc.assert(
    fc.asyncProperty(week, async ({ events, tellings, reader }) => {
      const world = await createDigestWorld(storiesOf(events, tellings), 'troop-deployment');
      const briefs: Brief[] = [];
      for (let day = 1; day <= DAYS; day += 1) briefs.push(...(await world.sent(day, { language: reader })).briefs);
      await world.close();
      expect(repeatedIn(briefs)).toEqual([]);
      const changed = briefs
        .flatMap(otherwiseTold)
        .flatMap(({ source, before }) => (source ? `${source}: ${before}` : []));
      const figures = briefs.flatMap((brief) => brief.figures);
      const expected = events.flatMap(({ later, count }, at) => {
        const source = `first ${at}`;
        const isTold = figures.some(
          (each) => each.value === count && each.citations.some((one) => one.source === source),
        );
        return later && isTold ? `${source}: ${amountSaid({ value: count }, 'en', 0)}` : [];
      });
      expect(changed.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 6, seed: 11 },
  );
});
