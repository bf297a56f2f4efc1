/** A brief about an invented treaty of two invented states, with every part that a message shows. */
import type { Brief, Citation } from '../../src/briefs/brief.ts';

/** Texts of the invented sources; offsets of the citations below are found in them. */
export const texts: Readonly<Record<string, { text: string; sentences: { start: number; end: number }[] }>> = {
  gazette: sourceText([
    'Norvia and Kessand signed a lake treaty in Port Ansel.',
    'The ministry said more than 12,000 soldiers guard the shore.',
    'Kessand denied sending any.',
  ]),
  patrika: sourceText(['नॉर्विया ने संधि की पुष्टि की।', 'लगभग 11 सैनिक झील पर तैनात हैं।']),
};

function sourceText(sentences: readonly string[]) {
  const text = sentences.join(' ');
  return {
    text,
    sentences: sentences.map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })),
  };
}

export function cite(source: string, sentence: number): Citation {
  const { text, sentences } = texts[source]!;
  const { start, end } = sentences[sentence]!;
  return { source, sentence, start, end, quote: text.slice(start, end) };
}

/** The same facts told in English or in Hindi. */
export function inventedBrief(language: 'en' | 'hi', changes: Partial<Brief> = {}): Brief {
  const english = language === 'en';
  return {
    schemaVersion: 1,
    id: `brief-${language}`,
    topic: { id: 'lake-treaty', title: english ? 'Lake treaty' : 'झील संधि' },
    language,
    generatedAt: '2031-05-20T06:00:00.000Z',
    window: { from: null, to: null, documentsRead: 9, documentsUsed: 2, oldest: '2030-11-02', newest: '2031-05-17' },
    bottomLine: {
      text: english ? 'Norvia and Kessand signed a lake treaty.' : 'नॉर्विया और केसैंड ने झील संधि पर हस्ताक्षर किए।',
      language,
      kind: 'composed',
      citations: [cite('gazette', 0)],
    },
    singleSource: false,
    keyPoints: [
      {
        text: english ? 'Norvia confirmed the treaty.' : 'नॉर्विया ने संधि की पुष्टि की।',
        language,
        kind: 'composed',
        citations: [cite('patrika', 0), cite('gazette', 0)],
      },
      { text: 'Kessand denied sending any.', language: 'en', kind: 'quote', citations: [cite('gazette', 2)] },
    ],
    figures: [
      {
        slot: 'troops_deployed',
        value: 12000,
        bound: 'more-than',
        approximate: false,
        unit: 'soldiers',
        claimant: 'The ministry',
        asOf: '2031-05',
        text: 'more than 12,000 soldiers',
        citations: [cite('gazette', 1)],
      },
      {
        slot: 'troops_deployed',
        value: 11,
        approximate: true,
        unit: 'soldiers',
        claimant: 'unnamed',
        suspect: true,
        note: 'lost-scale',
        text: 'लगभग 11 सैनिक',
        citations: [cite('patrika', 1)],
      },
    ],
    disputes: [
      {
        slot: 'troops_deployed',
        kind: 'conflict',
        positions: [
          {
            value: 12000,
            bound: 'more-than',
            approximate: false,
            unit: 'soldiers',
            claimant: 'The ministry',
            asOf: '2031-05',
            text: 'more than 12,000 soldiers',
            citations: [cite('gazette', 1)],
          },
          {
            value: 11,
            approximate: true,
            unit: 'soldiers',
            claimant: null,
            suspect: true,
            note: 'lost-scale',
            text: 'लगभग 11 सैनिक',
            citations: [cite('patrika', 1)],
          },
        ],
      },
      {
        slot: 'confirmation_status',
        kind: 'denial',
        positions: [
          { status: 'asserted', claimant: 'The ministry', citations: [cite('gazette', 1)] },
          { status: 'denied', claimant: 'Kessand', citations: [cite('gazette', 2)] },
        ],
      },
    ],
    timeline: [
      {
        date: '2030-11',
        precision: 'month',
        text: english ? 'Norvia and Kessand signed the treaty.' : 'नॉर्विया और केसैंड ने संधि पर हस्ताक्षर किए।',
        language,
        citations: [cite('gazette', 0)],
      },
    ],
    actors: [],
    gaps: [{ slot: 'ratified_on', label: english ? 'Date of ratification' : 'अनुसमर्थन की तारीख़' }],
    changes: [],
    withheld: 2,
    sources: [
      {
        id: 'gazette',
        title: 'Two shores, one lake',
        publisher: 'The Ansel Gazette',
        publishedAt: '2030-11-02',
        dateCertainty: 'stated',
        language: 'en',
        url: 'https://gazette.example/lake',
        copies: ['mirror'],
      },
      {
        id: 'patrika',
        title: 'झील पर संधि',
        publisher: 'झील पत्रिका',
        publishedAt: '2031-05-17T04:00:00Z',
        dateCertainty: 'inferred',
        language: 'hi',
      },
    ],
    ...changes,
  };
}
