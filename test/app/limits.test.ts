import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLimits, LIMITS, type LimitSettings } from '../../src/app/limits.ts';

const small: LimitSettings = {
  person: { burst: 3, everyMs: 1_000, rest: 2 },
  tenant: { burst: 5, everyMs: 500, rest: 2 },
  typing: { burst: 4, everyMs: 100, rest: 1 },
  mostKept: 50,
};

describe('the limit of a person', () => {
  const table: [moments: number[], answers: string[]][] = [
    [
      [0, 0, 0],
      ['yes', 'yes', 'yes'],
    ],
    [
      [0, 0, 0, 0],
      ['yes', 'yes', 'yes', 'in 2 s'],
    ],
    [
      [0, 0, 0, 0, 100, 1_500],
      ['yes', 'yes', 'yes', 'in 2 s', 'in 2 s, told', 'in 1 s, told'],
    ],
    [
      [0, 0, 0, 0, 2_000, 2_000, 2_000],
      ['yes', 'yes', 'yes', 'in 2 s', 'yes', 'yes', 'in 2 s'],
    ],
    [
      [0, 1_000, 2_000, 3_000, 4_000, 5_000],
      ['yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
    ],
    [
      [0, 0, 0, 1_000, 1_000],
      ['yes', 'yes', 'yes', 'yes', 'in 2 s'],
    ],
    [
      [5_000, 5_000, 5_000, 5_000, 1_000, 1_000],
      ['yes', 'yes', 'yes', 'in 2 s', 'in 2 s, told', 'in 2 s, told'],
    ],
  ];
  it.each(table)('at %o ms answers %o', (moments, answers) => {
    const limits = createLimits(small);
    const said = moments.map((now) => {
      const refusal = limits.ask('p', 't', now);
      return refusal ? `in ${Math.ceil((refusal.until - now) / 1000)} s${refusal.quiet ? ', told' : ''}` : 'yes';
    });
    expect(said).toEqual(answers);
  });

  it('never stops one who opens a source every second', () => {
    const limits = createLimits(LIMITS);
    for (let second = 0; second < 3_600; second++) expect(limits.ask('p', 't', second * 1_000)).toBeUndefined();
  });

  it('is not that of the tenant, which tells each of its people once', () => {
    const limits = createLimits(small);
    for (const person of ['a', 'b', 'c', 'd', 'e']) expect(limits.ask(person, 't', 0)).toBeUndefined();
    expect(limits.ask('a', 't', 0)).toEqual({ whose: 'tenant', until: 1_000, quiet: false });
    expect(limits.ask('b', 't', 0)).toEqual({ whose: 'tenant', until: 1_000, quiet: false });
    expect(limits.ask('b', 't', 1)).toEqual({ whose: 'tenant', until: 1_000, quiet: true });
    expect(limits.ask('a', 'another', 1)).toBeUndefined();
  });

  it('charges nobody for what was refused', () => {
    const limits = createLimits(small);
    for (let tries = 0; tries < 100; tries++) limits.ask('loud', 't', 0);
    expect(limits.ask('calm', 't', 0)).toBeUndefined();
    expect(limits.ask('calm', 't', 0)).toBeUndefined();
  });

  it('is looser for suggestions, and apart', () => {
    const limits = createLimits(small);
    expect(Array.from({ length: 5 }, () => limits.type('p', 0))).toEqual([true, true, true, true, false]);
    expect(limits.ask('p', 't', 0)).toBeUndefined();
    expect(limits.type('p', 100)).toBe(true);
  });
});

/** Calls of a few people in a few tenants, in the order of time. */
const calls = fc
  .array(
    fc.record({
      after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 20_000 })),
      person: fc.constantFrom('a', 'b', 'c'),
      tenant: fc.constantFrom('x', 'y'),
    }),
    { maxLength: 120 },
  )
  .map((steps) => {
    let now = 0;
    return steps.map(({ after, ...call }) => ({ ...call, now: (now += after) }));
  });

describe('limits, whatever is asked', () => {
  it('let nobody have more than the burst and what came back, in any interval', () => {
    fc.assert(
      fc.property(calls, (asked) => {
        const limits = createLimits(small);
        const allowed = asked.filter(({ person, tenant, now }) => !limits.ask(person, tenant, now));
        for (const [key, { burst, everyMs }] of [
          ['person', small.person],
          ['tenant', small.tenant],
        ] as const)
          for (const id of new Set(allowed.map((each) => each[key]))) {
            const moments = allowed.filter((each) => each[key] === id).map(({ now }) => now);
            for (const [start, from] of moments.entries())
              for (let end = start; end < moments.length; end++)
                expect(end - start + 1).toBeLessThanOrEqual(burst + Math.floor((moments[end]! - from) / everyMs));
          }
      }),
      { numRuns: 60 },
    );
  });

  it('tell a person once a wait, and let in who comes when it is over', () => {
    fc.assert(
      fc.property(calls, (asked) => {
        const limits = createLimits({ ...small, tenant: { burst: 1_000, everyMs: 1, rest: 1 } });
        const until = new Map<string, number>();
        for (const { person, tenant, now } of asked) {
          const refusal = limits.ask(person, tenant, now);
          const waiting = (until.get(person) ?? 0) > now;
          if (refusal) expect(refusal.quiet).toBe(waiting);
          else expect(waiting).toBe(false);
          if (refusal && !waiting) until.set(person, refusal.until);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keep no more people in mind than they may', () => {
    const limits = createLimits(small);
    for (let id = 0; id < 5_000; id++) {
      limits.ask(`p${id}`, `t${id}`, id);
      limits.type(`p${id}`, id);
      expect(limits.kept()).toBeLessThanOrEqual(4 * small.mostKept);
    }
  });
});
