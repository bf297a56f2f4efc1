import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/app/edit-distance.ts';
import { findTopic, findTopics } from '../../src/app/find-topic.ts';
import { SaarError } from '../../src/errors.ts';
import { fakeData } from './fake-data.ts';

const data = fakeData();

function errorOf(read: () => unknown): SaarError {
  try {
    read();
  } catch (error) {
    if (error instanceof SaarError) return error;
  }
  throw new Error('no SaarError');
}

describe('a typed topic', () => {
  it.each([
    ['lake-treaty', 'lake-treaty'],
    ['Lake Treaty', 'lake-treaty'],
    ['lake_treaty ', 'lake-treaty'],
    ['झील संधि', 'lake-treaty'],
    ['झील  संधि', 'lake-treaty'],
    ['समझौता', 'lake-treaty'],
    ['PACT', 'lake-treaty'],
    ['गेहूं', 'grain-trade'],
    ['गेहूँ', 'grain-trade'],
  ])('“%s” is %s', (typed, id) => {
    expect(findTopic(data, typed)).toBe(id);
  });

  it.each(['../../x', '__proto__', 'constructor', "'; drop table", '🌾', 'מזון', '', 'x'.repeat(1000)])(
    '“%s” is unknown, and no name is near',
    (typed) => {
      const { code, parameters, blame } = errorOf(() => findTopic(data, typed));
      expect(code).toBe('topic.none-near');
      expect(blame).toBe('user');
      expect(parameters['known']).toBe('lake-treaty, grain-trade');
      expect(String(parameters['given']).length).toBeLessThanOrEqual(61);
    },
  );

  it.each([
    ['lkae-treaty', 'lake-treaty'],
    ['grain-tarde', 'grain-trade'],
    ['grai', 'grain-trade'],
    ['grian', 'grain-trade'],
    ['trade 7w', 'grain-trade'],
    ['\u202egrain', 'grain-trade'],
    ['गेंहू', 'grain-trade'],
    ['झील सन्धि', 'lake-treaty'],
  ])('“%s” is nearest to %s', (typed, nearest) => {
    expect(String(errorOf(() => findTopic(data, typed)).parameters['nearest'])).toMatch(new RegExp(`^${nearest}`));
  });
});

describe('several typed topics', () => {
  it.each([
    ['all', ['all']],
    ['सभी', ['all']],
    ['lake-treaty,all', ['all']],
    ['lake-treaty', ['lake-treaty']],
    ['lake-treaty, grain-trade', ['lake-treaty', 'grain-trade']],
    ['grain-trade lake-treaty', ['grain-trade', 'lake-treaty']],
    ['झील संधि, गेहूँ', ['lake-treaty', 'grain-trade']],
    ['झील संधि गेहूँ', ['lake-treaty', 'grain-trade']],
    ['Grain trade pact', ['grain-trade', 'lake-treaty']],
    ['pact, lake-treaty,', ['lake-treaty']],
  ])('“%s” are %o', (typed, ids) => {
    expect(findTopics(data, typed)).toEqual(ids);
  });

  it.each([
    ['lake-treaty grian', 'topic.unknown'],
    [',', 'topic.none-near'],
    [' ', 'topic.none-near'],
    ['x '.repeat(2000), 'topic.none-near'],
  ])('“%s” are refused as %s', (typed, code) => {
    expect(errorOf(() => findTopics(data, typed)).code).toBe(code);
  });
});

describe('the distance of two spellings', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'acb', 1],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['संधि', 'सधि', 1],
  ])('of “%s” and “%s” is %i', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
    expect(editDistance(right, left)).toBe(distance);
  });
});
