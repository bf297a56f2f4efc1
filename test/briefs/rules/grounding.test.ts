/** Rules F1, F2, F3, F18 and F23: what a brief says is in the sentences that it cites, to the letter or to the number. */
import { describe, expect, it } from 'vitest';
import { briefsOf, builtBriefs } from './built.ts';
import {
  bare,
  BOUND_WORDS,
  citedParts,
  composedLines,
  isSideBySide,
  numbersIn,
  numbersOf,
  plain,
  statementsOf,
  statesIn,
  noting,
} from './oracle.ts';
import { CLAUSES, STATES, type Kind, type Language } from './wording.ts';

const built = builtBriefs(101, 14);
const lines = built.flatMap(composedLines);

describe('every brief of generated corpora', () => {
  it('F1 cites for every part at least one sentence, and each citation is that sentence', () => {
    const parts = built.flatMap(({ brief, analysis }) => citedParts(brief).map((part) => ({ part, analysis })));
    expect(parts.length).toBeGreaterThan(100);
    for (const { part, analysis } of parts) {
      expect(part.citations.length).toBeGreaterThan(0);
      for (const { source, sentence, start, end, quote } of part.citations) {
        const { text, sentences } = analysis(source).document;
        expect(text.slice(start, end)).toBe(quote);
        expect(sentences[sentence]).toMatchObject({ start, end });
      }
    }
  });

  it('F2 quotes a sentence as it stands', () => {
    const quotes = built.flatMap(({ brief }) => statementsOf(brief).filter(({ kind }) => kind === 'quote'));
    expect(quotes.length).toBeGreaterThan(10);
    for (const { text, citations } of quotes) {
      expect(citations).toHaveLength(1);
      expect(text).toBe(citations[0]!.quote.replace(/\s+/gu, ' ').trim());
    }
  });

  it('F3 composes with no number, date or name that its own sentence lacks', () => {
    expect(lines.length).toBeGreaterThan(30);
    for (const { text, language, truth } of lines) {
      noting(text, () => expect(truth.event).toBeDefined());
      noting(text, () => expect(numbersOf(truth)).toEqual(expect.arrayContaining(numbersIn(text))));
      const { a, b } = truth.event!;
      const named = [a.id, b.id, ...(truth.claimant ? [truth.claimant.id] : [])];
      noting(text, () => expect(named).toEqual(expect.arrayContaining(statesIn(text, language))));
    }
  });

  it('F3 composes with figures whole: both ends of a range, the bound, the hedge', () => {
    const counted = lines.filter(({ truth }) => truth.amount);
    expect(counted.length).toBeGreaterThan(15);
    for (const { text, language, truth } of counted) {
      const { value, max, bound, approximate } = truth.amount!;
      noting(text, () =>
        expect(numbersIn(text)).toEqual(expect.arrayContaining([value, ...(max === undefined ? [] : [max])])),
      );
      for (const [kind, word] of Object.entries(BOUND_WORDS[language])) {
        if (kind === 'range') continue;
        noting(`${kind}: ${text}`, () =>
          expect(word.test(text)).toBe(kind === bound || (kind === 'about' && approximate === true)),
        );
      }
      expect(numbersIn(text).filter((number) => number === value || number === max)).toHaveLength(
        max === undefined ? 1 : 2,
      );
    }
  });

  it('F3 sets side by side only amounts that the cited sentences give', () => {
    const sideBySide = built.flatMap(({ brief, truth }) =>
      statementsOf(brief)
        .filter(isSideBySide)
        .map(({ text, citations }) => ({ text, truths: citations.map(truth) })),
    );
    expect(sideBySide.length).toBeGreaterThan(2);
    for (const { text, truths } of sideBySide) {
      const given = truths.flatMap(numbersOf);
      noting(text, () => expect(given).toEqual(expect.arrayContaining(numbersIn(text))));
      const said = numbersIn(text);
      for (const { amount } of truths) noting(text, () => expect(said).toContain(amount!.value));
    }
  });

  it('F18 composes with the words of its event alone: no cause, forecast or adjective', () => {
    for (const { text, language, truth } of lines) {
      const kind = truth.kind as Kind;
      const known = vocabularyOf(kind, language);
      const unknown = wordsOf(bare(text)).filter((word) => !known.has(word));
      noting(text, () => expect(unknown).toEqual([]));
    }
  });

  it('F23 is the same, byte for byte, for the same articles', () => {
    for (const { corpus, brief } of built.filter((_, index) => index % 24 === 6)) {
      const again = briefsOf(corpus, [brief.topic.id]).find((other) => other.brief.language === brief.language)!;
      expect(JSON.stringify(again.brief)).toBe(JSON.stringify(brief));
    }
  });
});

function wordsOf(text: string): string[] {
  return (
    plain(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  );
}

/** What a line may be made of besides its event's own words: claims, hedges, units, months, and other words for the event. */
const COMMON: Record<Language, string> = {
  en: `according to the reportedly estimates that about more than up fewer less in on and soldiers drones could
    deployed supplied killed were soldier drone january february march april may june july august september october november
    december iaea nato osce international atomic energy agency north atlantic treaty organization organisation for security
    co operation europe million`,
  hi: `के अनुसार का अनुमान है कि कथित तौर पर लगभग करीब से अधिक ज़्यादा तक कम अधिकतम में को ने की ओर से और सैनिक सैनिकों ड्रोन सकता
    जा सकते हैं     तैनात किए मुहैया कराए मारे गए जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर आईएईए नाटो
    ओएससीई अंतरराष्ट्रीय परमाणु ऊर्जा एजेंसी उत्तर अटलांटिक संधि संगठन यूरोप सुरक्षा एवं सहयोग लाख करोड़`,
};

function vocabularyOf(kind: Kind, language: Language): Set<string> {
  const clauses = CLAUSES[kind][language].map((clause) => clause({ a: '', b: '', bOf: '', n: '', when: '' }));
  const names = STATES.flatMap((state) => [state[language], state.enOf, state.hiOf, ...HINDI_DEMONYMS]);
  return new Set([...clauses, ...names, COMMON[language]].flatMap(wordsOf));
}

const HINDI_DEMONYMS = [
  ...['केन्याई', 'पेरूवियाई', 'ब्राज़ीली', 'ब्राजीली', 'ब्राज़ीलियाई', 'ब्राजीलियाई', 'चिलीयाई', 'चिलियाई', 'मिस्री', 'घानाई'],
  ...['बोलिवियाई', 'बोलीवियाई', 'वियतनामी', 'नॉर्वेजियाई', 'नॉर्वेजियन', 'नार्वेजियाई', 'क्यूबाई', 'ब्राजील'],
];
