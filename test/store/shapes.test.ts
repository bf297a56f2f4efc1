/** Folded values unfold to what their JSON says, whatever they are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folded, shapesIn, unfolded } from '../../src/store/shapes.ts';
import { anAnalysis, anArticle } from './samples.ts';

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const roundTrip = (value: unknown, known = shapesIn([])) => unfolded(folded(value, known), known);

it.each<[string, unknown]>([
  ['an analysis', anAnalysis(anArticle('a'))],
  ['spans inside each other', { start: 3, end: 9, inner: { start: 5, end: 6 }, after: { start: 20, end: 21 } }],
  ['an end before its start', [{ end: 4, start: 2 }, { end: 4 }]],
  ['offsets that are none', { start: 0.5, end: null, sentence: '7', index: [1], other: { start: -1e300 } }],
  ['what is undefined', { a: undefined, b: { c: undefined }, d: [] }],
  ['keys that look alike', [{ 'a b': 1 }, { a: 1, b: 1 }, { '': 1 }, {}, { b: 1, a: 1 }]],
  ['lists that look like shapes', [[0, 1], [[-1]], [{ a: [0] }], [-1, -1]]],
])('folds %s', (_name, value) => {
  expect(roundTrip(value)).toEqual(asJson(value));
  expect(JSON.stringify(roundTrip(value))).toBe(JSON.stringify(value));
});

it('folds any value, with any shapes known', () => {
  const keys = fc.constantFrom('start', 'end', 'sentence', 'index', 'text', 'unit', '', 'a b');
  const leaf = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.boolean(), fc.constant(null));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value')), fc.dictionary(keys, tie('value'))),
  }));
  fc.assert(
    fc.property(value, value, (each, other) => {
      expect(roundTrip(each, shapesIn([other, each]))).toEqual(asJson(each));
      expect(roundTrip(each, shapesIn([other]))).toEqual(asJson(each));
    }),
    { numRuns: 300 },
  );
});

it('says shapes that are known by their numbers alone', () => {
  const value = [{ start: 10, end: 20, text: 'x' }];
  expect(folded(value, [])).toBe('[[["start","end","text"]],[-1,[0,10,10,"x"]]]');
  expect(folded(value, shapesIn(value))).toBe('[[],[-1,[0,10,10,"x"]]]');
});
