/** How long a source is left in peace, by what came of asking it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import {
  afterFailure,
  afterSuccess,
  afterUnchanged,
  FARTHEST_MS,
  LONGEST_MS,
  SHORTEST_MS,
} from '../../src/sources/politeness.ts';
import type { Source, SourceChanges } from '../../src/store/source.ts';
import { aSource, NOW } from './samples.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** An id to whose pauses nothing is added. */
const ID = '';
const minutes = ({ nextAt }: SourceChanges) => Math.round((nextAt! - NOW) / MINUTE);
const failed = (code: string, parameters = {}) => new SaarError(code, parameters, 'refused');

describe('a source that was read', () => {
  it.each([
    [undefined, 10],
    [0, 10],
    [-5, 10],
    [5, 10],
    [30, 30],
    [60 * 24, 60 * 24],
    [60 * 24 * 365, 60 * 24],
    [Number.NaN, 10],
    [Number.POSITIVE_INFINITY, 60 * 24],
  ])('with a time to live of %s minutes is asked again in %s', (ttlMinutes, expected) => {
    const success = ttlMinutes === undefined ? {} : { ttlMinutes };
    expect(minutes(afterSuccess(aSource({ id: ID }), success, NOW))).toBe(expected);
  });

  it('is well again, whatever was before', () => {
    const source = aSource({ failures: 5, failingSince: NOW - DAY, lastError: 'fetch.missing' });
    const changes = afterSuccess(source, {}, NOW);
    expect({ ...source, ...changes }).toMatchObject({ failures: 0, lastOkAt: NOW, lastTriedAt: NOW });
    expect(changes).toHaveProperty('failingSince', undefined);
    expect(changes).toHaveProperty('lastError', undefined);
  });

  it('is asked where it has moved to for good', () => {
    expect(afterSuccess(aSource(), { movedTo: 'https://new.example.org/' }, NOW).url).toBe('https://new.example.org/');
    expect(afterSuccess(aSource(), {}, NOW)).not.toHaveProperty('url');
  });

  it('keeps its pace while nothing changes', () => {
    let source = aSource({ nextAt: NOW });
    source = { ...source, ...afterSuccess(source, { ttlMinutes: 60 }, NOW) };
    const pause = source.nextAt - NOW;
    for (let turn = 0; turn < 50; turn += 1) {
      const now = source.nextAt;
      source = { ...source, ...afterUnchanged(source, now) };
      expect(source.nextAt - now).toBe(pause);
    }
  });
});

describe('a source that fails', () => {
  const hours = (failures: number, error: unknown = failed('fetch.status', { status: 500 })) =>
    minutes(afterFailure(aSource({ id: ID, failures, failingSince: NOW }), error, NOW)) / 60;

  it('is asked ever seldomer, and at least once a day', () => {
    expect([0, 1, 2, 3, 7, 8, 9, 1_000].map((failures) => hours(failures) * 60)).toEqual([
      10,
      20,
      40,
      80,
      1280,
      ...[1440, 1440, 1440],
    ]);
  });

  it('is left in peace as long as it asks, but no longer than a day', () => {
    const later = (seconds: number) => failed('fetch.later', { status: 429, seconds });
    expect([60, 7_200, 9e9].map((seconds) => hours(0, later(seconds)))).toEqual([1 / 6, 2, 24]);
    expect(hours(5, later(60))).toBeCloseTo(5.33, 1);
  });

  it('notes since when, and with what', () => {
    const first = afterFailure(aSource(), failed('fetch.empty'), NOW);
    expect(first).toMatchObject({ failures: 1, failingSince: NOW, lastError: 'fetch.empty', lastTriedAt: NOW });
    const source = { ...aSource(), ...first };
    expect(afterFailure(source, new Error('x'), NOW + HOUR)).toMatchObject({
      failures: 2,
      failingSince: NOW,
      lastError: 'internal',
    });
  });

  it.each<[string, Partial<Source>, string, boolean]>([
    ['gone', {}, 'fetch.gone', true],
    ['missing for the first time', {}, 'fetch.missing', false],
    ['missing 29 days', since(29, 'fetch.missing'), 'fetch.missing', false],
    ['missing 30 days', since(30, 'fetch.missing'), 'fetch.missing', true],
    ['unanswered 30 days', since(30, 'fetch.unanswered'), 'fetch.unanswered', false],
    ['unanswered 30 days, now missing', since(30, 'fetch.unanswered'), 'fetch.missing', false],
    ['a feed no longer', since(90, 'feed.invalid'), 'feed.invalid', false],
  ])('when %s', (_, before, code, isOver) => {
    const { state, reason } = afterFailure(aSource(before), failed(code), NOW);
    expect([state, reason]).toEqual(isOver ? ['off', code] : [undefined, undefined]);
  });
});

function since(days: number, lastError: string): Partial<Source> {
  return { failures: 9, failingSince: NOW - days * DAY, lastError };
}

it('is never asked sooner than in ten minutes, nor later than in a day and a bit', () => {
  const outcome = fc.oneof(
    fc.record({ ttlMinutes: fc.oneof(fc.double(), fc.integer()) }),
    fc.constantFrom('unchanged', 'fetch.unanswered', 'fetch.missing', 'feed.invalid'),
    fc.record({ seconds: fc.oneof(fc.double(), fc.integer()) }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 6 }), fc.array(outcome, { maxLength: 40 }), (id, outcomes) => {
      let source = aSource({ id });
      for (const each of outcomes) {
        const now = source.nextAt;
        source = { ...source, ...changesOf(source, each, now) };
        const pause = source.nextAt - now;
        expect(pause).toBeGreaterThanOrEqual(SHORTEST_MS);
        expect(pause).toBeLessThanOrEqual(FARTHEST_MS);
      }
    }),
  );
});

it('asks sources that were added together at different moments', () => {
  const ids = Array.from({ length: 40 }, (_, at) => `s${at}x${at * 7}`);
  const moments = new Set(ids.map((id) => afterSuccess(aSource({ id }), {}, NOW).nextAt!));
  expect(moments.size).toBeGreaterThan(30);
  expect(Math.max(...moments) - NOW).toBeLessThanOrEqual(SHORTEST_MS * 1.1);
  expect(LONGEST_MS).toBe(DAY);
});

function changesOf(
  source: Source,
  outcome: { ttlMinutes: number } | { seconds: number } | string,
  now: number,
): SourceChanges {
  if (outcome === 'unchanged') return afterUnchanged(source, now);
  if (typeof outcome === 'string') return afterFailure(source, failed(outcome), now);
  if ('seconds' in outcome) return afterFailure(source, failed('fetch.later', outcome), now);
  return afterSuccess(source, outcome, now);
}
