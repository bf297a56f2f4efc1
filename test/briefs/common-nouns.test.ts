/** Who speaks without a name: a phrase known whole is said in the other language, any other stays as it is printed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonNounsOf } from '../../src/briefs/common-nouns.ts';
import { readData } from '../../src/data/read-data.ts';

const data = readData('data');
const nouns = commonNounsOf(data);

const phrases: [words: string, from: string, en: string | undefined, hi: string | undefined][] = [
  ['एक अंतरराष्ट्रीय निगरानी टीम', 'hi', 'an international monitoring team', 'अंतरराष्ट्रीय निगरानी टीम'],
  ['इस निगरानी समूह', 'hi', 'the monitoring group', 'निगरानी समूह'],
  ['केन्याई और पेरूवियाई खुफिया सेवाओं', 'hi', 'Kenyan and Peruvian intelligence services', 'केन्याई और पेरूवियाई खुफिया सेवाओं'],
  ['चिली और मिस्र के अधिकारियों', 'hi', 'Chilean and Egyptian officials', 'चिली और मिस्र के अधिकारियों'],
  ['एक वरिष्ठ ब्राज़ीलियाई अधिकारी', 'hi', 'a senior Brazilian official', 'वरिष्ठ ब्राज़ीलियाई अधिकारी'],
  ['सरकारी मीडिया', 'hi', 'state media', 'सरकारी मीडिया'],
  ['दोनों देशों', 'hi', 'both countries', 'दोनों देशों'],
  ['Both countries', 'en', 'both countries', 'दोनों देशों'],
  ['the two sides', 'en', 'the two sides', 'दोनों पक्षों'],
  ['these officials', 'en', 'the officials', 'अधिकारियों'],
  ['Western intelligence agencies', 'en', 'Western intelligence agencies', 'पश्चिमी खुफिया एजेंसियों'],
  ['केन्याई झंडे वाले मालवाहक जहाजों', 'hi', 'Kenyan-flagged cargo ships', 'केन्याई झंडे वाले मालवाहक जहाजों'],
  ['Peruvian-flagged freighters', 'en', 'Peruvian-flagged freighters', 'पेरूवियाई झंडे वाले मालवाहक जहाजों'],
  // One word that is not known leaves the whole phrase as it is.
  ['एक गुप्त निगरानी टीम', 'hi', undefined, undefined],
  ['officials who fled', 'en', undefined, undefined],
  ['no officials', 'en', undefined, undefined],
  ['its officials', 'en', undefined, undefined],
  ['निगरानी टीम के आलोचक', 'hi', undefined, undefined],
  ['केन्या और अधिकारियों', 'hi', undefined, undefined],
];

describe('common nouns', () => {
  it.each(phrases)('says «%s» (%s) in English as «%s» and in Hindi as «%s»', (words, from, en, hi) => {
    expect(nouns.translate(words, from, 'en')).toBe(en);
    expect(nouns.translate(words, from, 'hi')).toBe(hi);
  });

  it('reads back every phrase that it says, as the same', () => {
    const { heads, modifiers } = data.commonNouns;
    const states = ['ke', 'pe', 'us', 'eg'];
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.subarray(
          modifiers.map(({ id }) => id).filter((id) => id !== 'flagged'),
          { maxLength: 2 },
        ),
        fc.subarray(states, { maxLength: 2 }),
        fc.constantFrom(...data.phrases.keys()),
        fc.constantFrom('definite', 'indefinite', 'none'),
        (head, own, of, language, article) => {
          const noun = { key: '', head, modifiers: own, states: of, article, bare: '' } as const;
          const said = nouns.say(noun, language)!;
          const back = nouns.read(said, language)!;
          expect([back.head.id, [...back.modifiers].sort(), [...back.states].sort()]).toEqual([
            head.id,
            [...own].sort(),
            [...of].sort(),
          ]);
        },
      ),
    );
  });
});
