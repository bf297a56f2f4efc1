/** What an edition reads, what it compares with, and when two channels share one. */
import { describe, expect, it } from 'vitest';
import type { BriefRequest } from '../../src/app/app.ts';
import { keptEditions, makeEdition, type EditionParts } from '../../src/app/edition.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import type { Run, Subscription } from '../../src/store/store.ts';
import { inventedBrief } from '../messages/invented-brief.ts';
import { plainText } from '../messages/plain-text.ts';
import { fakeSubscription, now } from './fake-app.ts';
import { fakeData } from './fake-data.ts';

const scheduledFor = new Date('2031-05-20T02:30:00Z');
const DAY = 86_400_000;

function sentAt(at: string, changes: Partial<Run> = {}): Run {
  return { id: 'sent', briefIds: ['brief-en'], windowTo: Date.parse(at), ...changes } as Run;
}

/** A live corpus in which something new came in since whatever is compared with. */
function world(lastSent?: Run, window = '7d', told: Partial<Brief> = {}) {
  const asked: BriefRequest[] = [];
  /** Newest first, as the store answers. */
  const sent = lastSent ? [lastSent] : [];
  const clock = { now, revision: 1 };
  const kept = new Map<string, Brief>();
  const parts: EditionParts = {
    data: fakeData(),
    clock: () => clock.now,
    made: keptEditions(),
    defaultWindow: () => Promise.resolve(window),
    store: {
      revision: () => Promise.resolve(clock.revision),
      run: () => Promise.resolve(lastSent),
      brief: (id) => Promise.resolve(kept.get(id) ?? inventedBrief('en', { id })),
      putBrief: (brief) => {
        kept.set(brief.id, brief);
        return Promise.resolve(brief);
      },
      toldRuns: () => Promise.resolve(sent.map((run) => ({ run }))),
    },
    brief: (request) => {
      asked.push(request);
      return Promise.resolve(inventedBrief('en', { after: [...(request.after ?? [])], ...told }));
    },
  };
  const make = (changes: Partial<Subscription> = {}, at = scheduledFor, late = false) =>
    makeEdition(parts, fakeSubscription({ ...(lastSent && { lastSentRunId: lastSent.id }), ...changes }), at, late);
  return { asked, sent, kept, clock, make };
}

describe('the window of an edition', () => {
  it.each([
    ['a first one of a live corpus reads its last days', '7d', undefined, '2031-05-13T06:00:00.000Z'],
    ['one a day later too', '7d', '2031-05-19T02:30:00Z', '2031-05-13T06:00:00.000Z'],
    [
      'after weeks without one it reaches back to the last that was sent',
      '7d',
      '2031-04-20T02:30:10Z',
      '2031-04-19T02:00:00.000Z',
    ],
    ['of a fixed corpus everything is read', 'all', '2031-04-20T02:30:10Z', undefined],
    ['a first one of a fixed corpus reads everything', 'all', undefined, undefined],
  ])('%s', async (_why, window, last, from) => {
    const { asked, make } = world(last === undefined ? undefined : sentAt(last), window);
    await make();
    expect(asked[0]!.from).toBe(from);
    expect(asked[0]!.after).toEqual(last === undefined ? [] : ['brief-en']);
  });
});

describe('the first edition', () => {
  it('says that it is the first, and the next one does not', async () => {
    expect(plainText((await world().make()).message)).toContain('The first edition');
    expect(plainText((await world(sentAt('2031-05-19T02:30:00Z')).make()).message)).not.toContain('The first edition');
  });

  it('in another language tells on from what was told', async () => {
    const { asked, make } = world(sentAt('2031-05-19T02:30:00Z'));
    await make({ language: 'hi' });
    expect(asked[0]!.after).toEqual(['brief-en']);
  });
});

describe('what an edition tells on from', () => {
  it('is all that was sent in the weeks before, the oldest first and each once', async () => {
    const last = sentAt('2031-05-19T02:30:00Z');
    const { asked, sent, make } = world(last);
    sent.push(
      sentAt('', { id: 'b', briefIds: ['brief-b', 'brief-a'] }),
      sentAt('', { id: 'a', briefIds: ['brief-a'] }),
    );
    await make();
    expect(asked[0]!.after).toEqual(['brief-a', 'brief-b', 'brief-en']);
  });
});

describe('a short edition', () => {
  it('keeps its brief with what it shows of it', async () => {
    const { kept, make } = world();
    const { briefs } = await make({ length: 'short' });
    expect(briefs[0]!.shown).toEqual({ bottomLine: true, keyPoints: [0, 1], figures: [], changes: [] });
    expect(kept.get(briefs[0]!.id)).toEqual(briefs[0]);
    expect((await make({ length: 'long' })).briefs[0]!.shown).toBeUndefined();
  });

  it('does not tell on from a topic that it had no room for', async () => {
    const words = { ...inventedBrief('en').bottomLine!, text: 'A long line. '.repeat(300) };
    const { briefs } = await world(undefined, '7d', { bottomLine: words }).make({ length: 'short' });
    expect(briefs[0]!.shown).toMatchObject({ bottomLine: false, keyPoints: [] });
    const next = world(sentAt('2031-05-19T02:30:00Z', { briefIds: [briefs[0]!.id] }));
    next.kept.set(briefs[0]!.id, briefs[0]!);
    await next.make({ length: 'short' });
    expect(next.asked[0]!.after).toEqual([]);
  });
});

describe('editions of many channels', () => {
  it('are made once where topics, language, length, slot and what was sent before are the same', async () => {
    const { asked, make } = world(sentAt('2031-05-19T02:30:00Z'));
    const one = await make();
    const [other, elsewhere] = await Promise.all([make({ id: 'other1' }), make({ destinationId: 'news' })]);
    expect(other).toBe(one);
    expect(elsewhere).toBe(one);
    expect(asked).toHaveLength(1);
  });

  it('share nothing that is not the same', async () => {
    const { asked, clock, make } = world();
    const first = await make();
    const others = [
      await make({ topics: ['grain-trade'] }),
      await make({ language: 'hi' }),
      await make({ length: 'short' }),
      await make({}, new Date(scheduledFor.getTime() + DAY)),
      await make({}, scheduledFor, true),
    ];
    clock.revision = 2;
    others.push(await make());
    clock.now = new Date(now.getTime() + DAY);
    others.push(await make());
    expect(new Set([first, ...others]).size).toBe(8);
    expect(asked).toHaveLength(8);
  });

  it('share nothing where another edition was sent before', async () => {
    const run = sentAt('2031-05-19T02:30:00Z');
    const { asked, make } = world(run);
    for (const briefIds of [['brief-en'], ['brief-other'], []]) await make((run.briefIds = briefIds) && {});
    expect(asked.map(({ after }) => after)).toEqual([['brief-en'], ['brief-other'], []]);
  });

  it('never hand out what somebody may change', async () => {
    const { message } = await world().make();
    expect(Object.isFrozen(message.blocks)).toBe(true);
  });
});
