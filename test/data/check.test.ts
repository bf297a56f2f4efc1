import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../src/data/check.ts';
import type { Data } from '../../src/data/data.ts';
import { readData } from '../../src/data/read-data.ts';

const data = readData('data');
const [topicId] = [...data.topics].find(([, topic]) => topic.denial)!;
const MISSPELT = 'no-such-thing';

/** The data with one topic changed. */
function withTopic(change: object): Data {
  const topic = { ...data.topics.get(topicId)!, ...change };
  return { ...data, topics: new Map([...data.topics, [topicId, topic]]) };
}

function withSlot(change: object): Data {
  const [first, ...others] = data.slots;
  return { ...data, slots: [{ ...first!, ...change }, ...others] };
}

function withPack(change: (pack: NonNullable<ReturnType<Data['languages']['get']>>) => object): Data {
  const [code, pack] = [...data.languages].find(([, { slots }]) => Object.keys(slots.near).length > 0)!;
  return { ...data, languages: new Map([...data.languages, [code, { ...pack, ...change(pack) }]]) };
}

const denial = data.topics.get(topicId)!.denial!;

describe('ids that one data file names and another holds', () => {
  it('are all known in the data of the repository', () => {
    expect(() => checkReferences(data)).not.toThrow();
  });

  it.each<[field: string, broken: Data]>([
    ['slots', withTopic({ slots: [MISSPELT] })],
    ['asks', withTopic({ asks: [MISSPELT] })],
    ['frames', withTopic({ frames: [MISSPELT] })],
    ['domain', withTopic({ domain: MISSPELT })],
    ['pairs', withTopic({ pairs: [['@state', MISSPELT]] })],
    ['denial.slot', withTopic({ denial: { ...denial, slot: MISSPELT } })],
    ['denial.asserted', withTopic({ denial: { ...denial, asserted: { [MISSPELT]: 'agent' } } })],
    ['topic', withSlot({ topic: MISSPELT })],
    ['planned', withSlot({ planned: MISSPELT })],
    ['opposite', withSlot({ opposite: MISSPELT })],
    ['frames', withSlot({ frames: [MISSPELT] })],
    ['groups', withSlot({ groups: [MISSPELT] })],
    ['needs', withSlot({ needs: [MISSPELT] })],
    ['context', withSlot({ context: [MISSPELT] })],
    ['support', withSlot({ support: [MISSPELT] })],
    ['underway', withSlot({ underway: [MISSPELT] })],
    ['near', withPack(({ slots }) => ({ slots: { ...slots, near: { [MISSPELT]: ['x'] } } }))],
    ['weak', withPack(({ slots }) => ({ slots: { ...slots, weak: { [MISSPELT]: ['x'] } } }))],
    ['cues', withPack(({ frames }) => ({ frames: { ...frames, cues: { [MISSPELT]: ['x'] } } }))],
    ['passiveCues', withPack(({ frames }) => ({ frames: { ...frames, passiveCues: { [MISSPELT]: ['x'] } } }))],
  ])('a misspelt one in `%s` is refused by file, field and name', (field, broken) => {
    const refused = expect.objectContaining({
      code: 'data.invalid',
      parameters: expect.objectContaining({
        field: expect.stringContaining(field),
        reason: expect.stringContaining(MISSPELT),
      }),
    });
    expect(() => checkReferences(broken)).toThrow(refused);
  });
});
