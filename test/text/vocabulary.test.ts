import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/text/tokens.ts';
import { Trie } from '../../src/text/trie.ts';
import { isOneOf, perWord, seldom, wordIn, wordOf } from '../../src/text/vocabulary.ts';

/** More words than are remembered, none of which another test uses. */
const flood = () => {
  for (let at = 0; at < 40_000; at += 1) wordIn(`flood${at}`);
};

describe('vocabulary', () => {
  it('gives all spellings of one key one word', () => {
    const [first, second, third] = tokenise('हज़ार हजार Hazar').map(({ word }) => word);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(first!.key).toBe('हजार');
  });

  it('finds the word of a piece of a text as it finds that of the piece alone', () => {
    const text = 'quay Quay, हज़ार quays';
    for (const { start, end, word } of tokenise(text)) {
      expect(wordIn(text, start, end)).toBe(word);
      expect(wordIn(text.slice(start, end))).toBe(word);
    }
  });

  it('answers a question once a word, also when the answer is false or null', () => {
    const asked: string[] = [];
    const isLong = perWord((key) => asked.push(key) > 0 && key.length > 5);
    const none = perWord((key) => (asked.push(key), null));
    for (const word of [wordOf('zebra'), wordOf('zebra'), wordIn('Zebra')]) {
      expect(isLong(word)).toBe(false);
      expect(none(word)).toBeNull();
    }
    expect(asked).toEqual(['zebra', 'zebra']);
  });

  it('keeps the answers of two questions apart', () => {
    const [isSea, isLand] = [isOneOf(new Set(['sea'])), isOneOf(new Set(['land']))];
    expect([isSea, isLand].map((is) => is(wordOf('sea')))).toEqual([true, false]);
    expect([isSea, isLand].map((is) => is(wordOf('land')))).toEqual([false, true]);
  });

  it('answers what hardly any word has an answer to once a word too, in more questions than there are doors', () => {
    const asked: string[] = [];
    const questions = Array.from({ length: 300 }, (_, at) =>
      seldom((key) => (asked.push(key), key === `heron${at}` ? at : undefined)),
    );
    const answers = () => questions.map((question) => question(wordOf('heron200')) ?? question(wordOf('egret')));
    expect(answers().filter((found) => found !== undefined)).toEqual([200]);
    const once = asked.length;
    expect(answers().indexOf(200)).toBe(200);
    expect(asked).toHaveLength(once);
  });

  it('answers the same after a flood of other words has made it forget', () => {
    const length = perWord((key) => key.length);
    const before = wordOf('otter');
    expect(length(before)).toBe(5);
    flood();
    expect(wordOf('otter')).not.toBe(before);
    expect([length(before), length(wordOf('otter'))]).toEqual([5, 5]);
  });

  it('does not remember words longer than any writer uses', () => {
    const long = 'a'.repeat(65);
    expect(wordOf(long)).not.toBe(wordOf(long));
    expect(wordIn(long).key).toBe(long);
  });
});

describe('a trie over words', () => {
  it('finds a phrase added after its first word was met', () => {
    const trie = new Trie<string>();
    const tokens = tokenise('blue harbour');
    expect(trie.matches(tokens)).toEqual([]);
    trie.add('blue harbour', 'found');
    expect(trie.matches(tokens).map(({ value }) => value)).toEqual(['found']);
    expect(trie.opens(tokens[1]!.word)).toBe(false);
  });

  it('takes the phrases that come later with their first word, once each', () => {
    const asked: string[] = [];
    const trie = new Trie<string>((first) => {
      asked.push(first);
      return first === 'amber' && asked.filter((key) => key === first).length === 1
        ? [[['amber', 'quay'], 'late']]
        : [];
    });
    const found = () => trie.matches(tokenise('amber quay')).map(({ value }) => value);
    expect([found(), found()]).toEqual([['late'], ['late']]);
    flood();
    expect(found()).toEqual(['late']);
  });
});
