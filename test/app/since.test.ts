import { describe, expect, it } from 'vitest';
import type { App, BriefRequest } from '../../src/app/app.ts';
import { baselineOf, comparedWith, isSince } from '../../src/app/since.ts';
import { SaarError } from '../../src/errors.ts';
import { inventedBrief } from '../messages/invented-brief.ts';
import { fakeApp, now } from './fake-app.ts';

const STORED = 'b0123456789ab';

function asking() {
  const requests: BriefRequest[] = [];
  const app = fakeApp({
    brief: (request) => Promise.resolve((requests.push(request), inventedBrief('en'))),
    storedBrief: (id) => Promise.resolve(id === STORED ? inventedBrief('en', { id }) : undefined),
  });
  return { requests, app };
}

function read(app: App, since: string, topic = 'lake-treaty') {
  return baselineOf(app, { topic, language: 'en' }, since, now);
}

describe('what a brief is compared with', () => {
  it.each([
    ['2031-05-01', true],
    ['7d', true],
    ['24H', true],
    [STORED, true],
    ['all', false],
    ['treaty', false],
    ['b012', false],
    ['2031-05', false],
  ])('“%s” can be it: %s', (word, meant) => {
    expect(isSince(word)).toBe(meant);
  });

  it.each([
    ['2031-05-01', '2031-05-01', '2031-05-01'],
    ['7d', '2031-05-13T06:00:00.000Z', '2031-05-13'],
  ])('%s is the brief of what was known before it', async (since, to, day) => {
    const { requests, app } = asking();
    expect((await read(app, since)).day).toBe(day);
    expect(requests).toEqual([{ topic: 'lake-treaty', language: 'en', to }]);
  });

  it('is a stored brief, named by the day on which it was made', async () => {
    const { requests, app } = asking();
    const { brief, day } = await read(app, STORED.toUpperCase(), 'pact');
    expect([brief.id, day, requests]).toEqual([STORED, '2031-05-20', []]);
  });

  it.each([
    ['b999999999999', 'lake-treaty', 'brief.unknown'],
    [STORED, 'grain-trade', 'brief.other-topic'],
    ['2031-02-30', 'lake-treaty', 'date.invalid'],
    ['yesterday', 'lake-treaty', 'since.invalid'],
    ['all', 'lake-treaty', 'since.invalid'],
  ])('“%s” for %s is refused: %s', async (since, topic, code) => {
    const refused = await read(asking().app, since, topic).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SaarError);
    expect((refused as SaarError).code).toBe(code);
  });

  it.each([
    [null, undefined],
    ['2031-05-01', '2031-05-01'],
  ])('a window from %s goes on to now, so that nothing is withdrawn by leaving it', async (from, asked) => {
    const { requests, app } = asking();
    const earlier = inventedBrief('en', { window: { ...inventedBrief('en').window, from, to: '2031-05-10' } });
    await comparedWith(app, earlier, { topic: 'lake-treaty', language: 'hi' });
    expect(requests).toEqual([{ topic: 'lake-treaty', language: 'hi', from: asked, sinceBriefId: 'brief-en' }]);
  });
});
