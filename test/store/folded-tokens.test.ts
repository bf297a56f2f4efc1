/** A reading folded straight into bytes is what the bytes of its folded tree are. */
import { expect, it } from 'vitest';
import { foldedTree, foldInto, shapesIn } from '../../src/store/shapes.ts';
import { tokensOf, Writer, written } from '../../src/store/tokens.ts';
import { anAnalysis, anArticle } from './samples.ts';

const WORDS = ['soldiers', 'done'];
const READING = { ...anAnalysis(anArticle('one')), odd: [undefined, { start: 0.5, end: 7 }, { '': null }] };

it.each([
  ['known', shapesIn([READING])],
  ['known in part', shapesIn([READING]).slice(0, 2)],
  ['new', []],
])('where its shapes are %s', (_name, shapes) => {
  const [front, body] = [new Writer(WORDS), new Writer(WORDS)];
  front.list(2);
  front.value(foldInto(body, READING, shapes));
  expect(written([front, body])).toEqual(tokensOf(foldedTree(READING, shapes), WORDS));
});
