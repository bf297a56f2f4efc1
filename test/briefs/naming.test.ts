/** Which sentences hold a reader's words, and which of them print the same. */
import { describe, expect, it } from 'vitest';
import { sentencesNaming } from '../../src/briefs/naming.ts';
import { readQuestion } from '../../src/briefs/question.ts';
import { groupedByWords } from '../../src/briefs/same-words.ts';
import { readData } from '../../src/data/read-data.ts';
import { analyserOf } from '../../src/facts/analyse.ts';
import { slice } from '../../src/text/document.ts';

const data = readData('data');
const { analyse } = analyserOf(data);

function found(words: string, texts: readonly [language: string, text: string][]) {
  const analyses = texts.map(([language, text], at) => analyse({ id: `a${at}`, language, text }));
  return sentencesNaming(readQuestion(words, data), analyses, data).map(({ analysis, sentence, all }) => [
    slice(analysis.document.text, analysis.document.sentences[sentence]!),
    all,
  ]);
}

describe('sentences that name what is asked', () => {
  const boats: [string, string] = ['en', 'Ten boats left Kenya. The boats were old. Nobody was hurt.'];

  it('have all of it before those that have some', () => {
    expect(found('boats Kenya', [['en', 'The boats are red.'], boats])).toEqual([
      ['Ten boats left Kenya.', true],
      ['The boats are red.', false],
      ['The boats were old.', false],
    ]);
  });

  it('are found in any language by actors and by words of one meaning', () => {
    const [hindi] = found('Kenya treaty', [['hi', 'केन्या ने संधि पर हस्ताक्षर किए। नावें पुरानी थीं।']]);
    expect(hindi).toEqual(['केन्या ने संधि पर हस्ताक्षर किए।', true]);
  });

  it('have at least half of it', () => {
    expect(found('boats Kenya harbour', [['en', 'The boats are red. Boats of Kenya.']])).toEqual([
      ['Boats of Kenya.', false],
    ]);
  });

  it('name more than who has a part in it', () => {
    expect(found('boats Kenya', [['en', 'Kenya won a match. The boats are red.']])).toEqual([
      ['The boats are red.', false],
    ]);
    expect(found('Kenya', [['en', 'Kenya won a match.']])).toEqual([['Kenya won a match.', true]]);
  });

  it.each(['', '???', 'of the'])('are none for “%s”', (words) => {
    expect(found(words, [boats])).toEqual([]);
  });
});

describe('sentences in nearly the same words', () => {
  const grouped = (sentences: readonly string[]) => groupedByWords(sentences, (words) => words.split(' '));

  it.each([
    [['a b c d e f g h', 'a b c d e f g x', 'q r s t u v'], 2],
    [['a b c', 'a b c', 'a b d'], 2],
    [['a b c d e f g h', 'h g f e d c b a'], 2],
    [['a', 'a', ''], 2],
    [[], 0],
  ])('of %o stand in groups, the first of each first', (sentences, groups) => {
    const made = grouped(sentences);
    expect(made).toHaveLength(groups);
    expect(made.map(([first]) => sentences.indexOf(first!))).toEqual(
      made.map(([first]) => sentences.indexOf(first!)).sort((a, b) => a - b),
    );
    expect(made.flat()).toHaveLength(sentences.length);
  });
});
