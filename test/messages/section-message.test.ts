import { describe, expect, it } from 'vitest';
import { briefSchema, type Change } from '../../src/briefs/brief.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { citationMarks } from '../../src/messages/citation-marks.ts';
import { sectionMessage, type Section } from '../../src/messages/section-message.ts';
import { lastMark, sourceMessage } from '../../src/messages/sources-message.ts';
import { cite, inventedBrief, texts } from './invented-brief.ts';
import { plainText } from './plain-text.ts';

const phrases = readPhrases('data/phrases');
const LANGUAGES = ['en', 'hi'] as const;

const changes: Change[] = [
  { kind: 'added', what: 'troops_deployed', after: 'more than 12,000 soldiers', citations: [cite('gazette', 1)] },
  {
    kind: 'revised',
    what: 'troops_deployed',
    before: 'लगभग 11 सैनिक',
    after: 'more than 12,000 soldiers',
    citations: [cite('patrika', 1), cite('gazette', 1)],
  },
  { kind: 'withdrawn', what: 'troops_deployed', before: 'लगभग 11 सैनिक', citations: [cite('patrika', 1)] },
];

function section(part: Section, language: 'en' | 'hi'): string {
  const brief = briefSchema.parse(
    inventedBrief(language, part === 'changes' ? { changes, sinceBriefId: 'older' } : {}),
  );
  const choices = { languages: LANGUAGES, options: {}, ...(part === 'changes' && { since: '2031-05-01' }) };
  return plainText(sectionMessage(brief, part, phrases.get(language)!, choices));
}

describe('a part of a brief on its own', () => {
  const cases = LANGUAGES.flatMap((language) =>
    (['timeline', 'figures', 'changes'] as const).map((part) => [part, language] as const),
  );

  it.each(cases)('%s in %s reads as approved', async (part, language) => {
    await expect(section(part, language)).toMatchFileSnapshot(`golden-views/${part}.${language}.txt`);
  });

  it.each(cases)('%s in %s shows just the sources of its own marks', (part, language) => {
    const [body, sources] = section(part, language).split('[fold]') as [string, string];
    const marks = (words: string) => new Set([...words.matchAll(/(?<=^| |\])\[(\d+)\]/gm)].map((found) => found[1]));
    expect(marks(sources)).toEqual(marks(body));
  });

  it('keeps the numbers that the marks have in the whole brief', () => {
    const { all } = citationMarks(inventedBrief('en'));
    const denied = all.find(({ citation }) => citation.quote.includes('12,000'))!;
    expect(section('figures', 'en')).toContain(`as of May 2031 [${denied.number}]`);
  });

  it('leads to what an article said and to what it says now, though both are its second sentence', () => {
    const [older, newer] = [
      { ...cite('gazette', 1), quote: 'It said 12.' },
      { ...cite('gazette', 1), quote: 'It says 9.' },
    ];
    const changed = { kind: 'revised' as const, what: 'killed', before: '12', after: '9', source: 'gazette' };
    const brief = inventedBrief('en', { changes: [{ ...changed, citations: [older, newer] }], sinceBriefId: 'older' });
    const quotes = citationMarks(brief).all.map(({ citation }) => citation.quote);
    expect(quotes.filter((quote) => quote.startsWith('It sa'))).toEqual(['It said 12.', 'It says 9.']);
    const words = plainText(sectionMessage(brief, 'changes', phrases.get('en')!, { since: '2031-05-01' }));
    expect(words).toMatch(/Changed: Killed: .+ now says “9” \[(\d+)\]; it said “12” \[(?!\1)\d+\]/);
  });

  it.each(LANGUAGES)('says in %s since when nothing is new', (language) => {
    const brief = inventedBrief(language, { sinceBriefId: 'older' });
    const said = plainText(sectionMessage(brief, 'changes', phrases.get(language)!, { since: '2031-05-01' }));
    expect(said).toContain(language === 'en' ? 'Nothing new since 1 May 2031.' : '1 मई 2031 के बाद कुछ नया नहीं।');
  });
});

describe('the sentence behind one mark', () => {
  const sources = new Map(Object.entries(texts));

  it.each(LANGUAGES)('reads as approved in %s', async (language) => {
    const brief = inventedBrief(language);
    const shown = [3, 5].map((number) => plainText(sourceMessage(brief, phrases.get(language)!, sources, number)!));
    await expect(shown.join('\n\n')).toMatchFileSnapshot(`golden-views/source.${language}.txt`);
  });

  it('is there for every mark of a brief and for no other', () => {
    const brief = inventedBrief('en');
    const last = lastMark(brief);
    expect(last).toBe(citationMarks(brief).all.length);
    for (let number = 1; number <= last; number++)
      expect(sourceMessage(brief, phrases.get('en')!, sources, number)).toBeDefined();
    for (const number of [0, last + 1, 1.5])
      expect(sourceMessage(brief, phrases.get('en')!, sources, number)).toBeUndefined();
  });
});
