import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultWindow, WINDOW_PATTERN, windowStart } from '../../src/app/window.ts';

const HOUR_MS = 3_600_000;

describe('a window', () => {
  it.each([
    ['24h', '2031-05-19T06:00:00.000Z'],
    ['7d', '2031-05-13T06:00:00.000Z'],
    ['all', undefined],
    [undefined, undefined],
  ])('%s begins at %s, on a whole hour', (window, start) => {
    expect(windowStart(window, new Date('2031-05-20T06:41:07.123Z'))).toBe(start);
  });

  it('is never shorter than asked, and less than an hour longer', () => {
    const typed = fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('h', 'd'))
      .map(([n, unit]) => `${n}${unit}`);
    const moments = fc.date({ min: new Date('2025-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(typed, moments, (window, now) => {
        expect(window).toMatch(WINDOW_PATTERN);
        const asked = Number.parseInt(window, 10) * (window.endsWith('h') ? HOUR_MS : 24 * HOUR_MS);
        const length = now.getTime() - Date.parse(windowStart(window, now)!);
        expect(length).toBeGreaterThanOrEqual(asked);
        expect(length).toBeLessThan(asked + HOUR_MS);
      }),
    );
  });
});

describe('the window of a reader who names none', () => {
  const live = (dated: number) => {
    const asked: unknown[] = [];
    const countArticles = (...question: unknown[]) => Promise.resolve((asked.push(question), dated));
    const clock = () => new Date('2031-05-20T06:00:00Z');
    return { asked, window: defaultWindow({ store: { countArticles }, liveCollections: ['added'], clock }) };
  };

  it('is everything as long as no article of the last days came in beside the start folder', async () => {
    const { asked, window } = live(0);
    expect(await window).toBe('all');
    expect(asked).toEqual([[['added'], '2031-05-13T06:00:00.000Z']]);
  });

  it('is the last 7 days once one did', async () => {
    expect(await live(1).window).toBe('7d');
  });
});
