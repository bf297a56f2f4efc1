/** Which edition of an article a cited sentence is shown in. */
import { expect, it } from 'vitest';
import { sourceText } from '../../src/app/source-text.ts';
import type { Store } from '../../src/store/store.ts';

const words = (text: string) => ({ text, sentences: [{ start: 0, end: text.length }] });
const cited = (text: string) => ({ start: 0, end: text.length, quote: text });
const [NOW, BEFORE, FIRST] = ['It says three.', 'It says two.', 'It says one.'].map(words);

function storeOf(current: typeof NOW): Store {
  const article = current && { article: { text: current.text }, analysis: { document: current } };
  const store = {
    article: (id: string) => Promise.resolve(id === 'a' ? article : undefined),
    editions: (id: string) => Promise.resolve(id === 'a' ? [BEFORE, FIRST] : []),
  };
  return store as unknown as Store;
}

it.each([
  ['as it stands, without asking for more', [], NOW],
  ['as it stands where it holds all', [cited(NOW!.text)], NOW],
  ['with the edition that holds what it lacks', [cited(NOW!.text), cited(FIRST!.text)], { ...NOW, earlier: [FIRST] }],
  ['with every edition that does', [cited(FIRST!.text), cited(BEFORE!.text)], { ...NOW, earlier: [BEFORE, FIRST] }],
  ['as it stands where nothing holds it', [cited('It says four.')], NOW],
])('tells an article %s', async (_name, asked, expected) => {
  expect(await sourceText(storeOf(NOW), 'a', asked)).toEqual(expected);
});

it('tells the edition that was read of an article that was changed and not read since', async () => {
  const found = await sourceText(storeOf(undefined), 'a', [cited(BEFORE!.text)]);
  expect(found).toEqual({ text: '', sentences: [], earlier: [BEFORE] });
});

it('tells nothing of an article that is not there', async () => {
  expect(await sourceText(storeOf(NOW), 'b', [cited('x')])).toBeUndefined();
});
