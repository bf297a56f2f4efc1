import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pick, type Pickable } from '../../src/store/pick.ts';

const rows = fc
  .array(
    fc.record({
      publisher: fc.constantFrom('A', 'B', 'C', null),
      facts: fc.nat(6),
      sentences: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 40 },
  )
  .map((drawn) => drawn.map((row, index): Pickable => ({ id: `n${index}`, ...row })));

describe('picking', () => {
  it('gives no more than asked, in the order given, with the newest half always in', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 20 }), (all, limit) => {
        const picked = pick(all, limit);
        expect(picked).toHaveLength(Math.min(limit, all.length));
        expect(picked).toEqual(all.filter((row) => picked.includes(row)));
        expect(picked.slice(0, Math.ceil(limit / 2))).toEqual(all.slice(0, Math.ceil(limit / 2)));
      }),
    );
  });

  it("lets no publisher take a second share before everybody's first", () => {
    const loud = Array.from({ length: 12 }, (_, n) => ({ id: `a${n}`, publisher: 'A', facts: 9, sentences: 9 }));
    const low = Array.from({ length: 6 }, (_, n) => ({ id: `b${n}`, publisher: 'B', facts: 1, sentences: 1 }));
    const older = pick([...loud, ...low], 8).slice(4);
    expect(older.filter(({ publisher }) => publisher === 'A')).toHaveLength(2);
    expect(pick(loud, 8)).toHaveLength(8);
  });

  it('lets no story take a second share before all others have theirs, the newest half too', () => {
    const big = Array.from({ length: 30 }, (_, n) => ({
      id: `a${n}`,
      publisher: null,
      facts: 9,
      sentences: 9,
      story: 'a',
    }));
    const small = Array.from({ length: 12 }, (_, n) => ({
      id: `b${n}`,
      publisher: null,
      facts: 1,
      sentences: 1,
      story: `b${n}`,
    }));
    const picked = pick([...big, ...small], 10);
    expect(picked.filter(({ story }) => story === 'a').map(({ id }) => id)).toEqual(['a0', 'a1']);
    expect(pick(big, 10)).toHaveLength(10);
  });

  it('does not take articles of unknown publishers for one', () => {
    const named = Array.from({ length: 8 }, (_, n) => ({ id: `a${n}`, publisher: 'A', facts: 1, sentences: 1 }));
    const unnamed = Array.from({ length: 8 }, (_, n) => ({ id: `x${n}`, publisher: null, facts: 2, sentences: 1 }));
    expect(
      pick([...named, ...unnamed], 8)
        .map(({ id }) => id[0])
        .join(''),
    ).toBe('aaaaxxxx');
  });
});
