/** What a brief says first, once, and no more: on made-up articles, without the gate. */
import { describe, expect, it } from 'vitest';
import { candidatesOf, compilePointsBack, type Candidate } from '../../src/briefs/candidates.ts';
import { choose } from '../../src/briefs/choose.ts';
import { cite } from '../../src/briefs/cite.ts';
import type { LineMaker } from '../../src/briefs/lines.ts';
import { overtakenAmong } from '../../src/briefs/overtaken.ts';
import { topicSubject } from '../../src/briefs/subject.ts';
import type { Analysis } from '../../src/facts/analysis.ts';
import { slice } from '../../src/text/document.ts';
import { data, read } from '../facts/reading.ts';

const pointsBack = compilePointsBack(
  new Map([...data.languages].map(([code, { language }]) => [code, language.pointsBack])),
);

/** Shows that an article is about wars and pacts at all, and says nothing on any topic. */
const GROUND: Record<string, string> = {
  en: 'The armies of the region are at war.',
  hi: 'इलाके में सेनाएं युद्ध लड़ रही हैं।',
};

/** An article of our own of some day. */
function article(text: string, id = 'a', day = '2025-03-10', language = 'en'): Analysis {
  return read(`${text} ${GROUND[language]}`, language, day, id);
}

/** Quotes whatever it is asked for. */
const quoting = (language: string): LineMaker => ({
  language,
  statement({ analysis, sentence }) {
    const citation = cite(analysis, sentence);
    return { text: citation.quote, language: analysis.document.language, citations: [citation], kind: 'quote' };
  },
  sideBySide: () => undefined,
  withheld: () => 0,
});

function candidates(analyses: readonly Analysis[], topic: string, language = 'en'): Candidate[] {
  return candidatesOf(analyses, topicSubject(topic, language, data), { pointsBack, language });
}

/** The texts of a brief, the bottom line first. */
function said(analyses: readonly Analysis[], topic: string, language = 'en'): string[] {
  const found = candidates(analyses, topic, language);
  const { bottomLine, keyPoints } = choose(found, [], quoting(language), 45, overtakenAmong(found, data.slots));
  return [bottomLine, ...keyPoints].flatMap((statement) => statement?.text ?? []);
}

const textOf = ({ analysis, sentence }: Candidate) =>
  slice(analysis.document.text, analysis.document.sentences[sentence]!);

describe('the bottom line', () => {
  it('tells what is said to have happened before that it is denied', () => {
    const text =
      'Bolivia denied that it had supplied any weapons to Chad. Monitors say that Bolivia supplied Chad with mortars last year.';
    expect(said([article(text)], 'munitions')[0]).toMatch(/^Monitors/);
  });

  it('is in the reader’s language where something worth it is', () => {
    const analyses = [
      article('बोलीविया ने चाड के साथ रक्षा संधि पर हस्ताक्षर किए।', 'h', '2025-03-10', 'hi'),
      article('Kenya signed a defence treaty with Peru.', 'e'),
    ];
    expect(said(analyses, 'treaty', 'en')[0]).toMatch(/^Kenya/);
    expect(said(analyses, 'treaty', 'hi')[0]).toMatch(/^बोलीविया/);
  });

  it('is a quotation where no composed line is worth nearly as much', () => {
    const analyses = [
      article('Bolivia warned Chad in Lima on Monday not to mass its army on their common border.', 'a'),
      article('Kenya and Peru held a military exercise.', 'b'),
    ];
    const quotes = quoting('en');
    const statement: LineMaker['statement'] = (candidate) => {
      const found = quotes.statement(candidate)!;
      return candidate.frame?.frame === 'drill' ? { ...found, kind: 'composed' } : found;
    };
    const { bottomLine } = choose(candidates(analyses, 'regional-warnings'), [], { ...quotes, statement }, 45);
    expect(bottomLine?.text).toMatch(/^Bolivia warned/);
  });

  it('is the denial where nothing else is told', () => {
    expect(said([article('Bolivia denied that it had supplied any weapons to Chad.')], 'munitions')).toHaveLength(1);
  });
});

describe('key points', () => {
  it('tell an event once, however many outlets print it', () => {
    const texts = [
      'Bolivia supplied 12,000 shells to Chad, officials said in the capital.',
      'Officials said that 12,000 shells were supplied to Chad by Bolivia.',
      'Chad has been supplied with 12,000 shells by Bolivia, according to officials.',
    ];
    const analyses = texts.map((text, at) => article(text, `a${at}`));
    expect(said(analyses, 'munitions')).toHaveLength(1);
  });

  it('take two denials of one deed for one, also where one says only who is meant', () => {
    const analyses = [
      article('Bolivia and Chad met. Bolivia and Chad have both denied any transfer of weapons.', 'a', '2025-03-10'),
      article(
        'Bolivia met Chad. Chad met Bolivia. Both countries deny any transfer of weapons, which would break United Nations resolutions.',
        'b',
        '2025-03-11',
      ),
    ];
    expect(said(analyses, 'munitions').filter((text) => /den/.test(text))).toHaveLength(1);
  });

  it('take a signing of some day for that of its month, and not for its denial', () => {
    const analyses = [
      article('Bolivia and Chad signed a defence treaty on 3 March 2025.', 'a'),
      article('The defence treaty between Bolivia and Chad was signed in March 2025.', 'b', '2025-05-10'),
      article('Bolivia has not signed the defence treaty with Ghana, officials in the capital said.', 'c'),
    ];
    const texts = said(analyses, 'treaty');
    expect(texts.filter((text) => /March/.test(text))).toHaveLength(1);
    expect(texts.filter((text) => /not signed/.test(text))).toHaveLength(1);
  });

  it('leave out what a later article has overtaken', () => {
    const before = article(
      'Bolivia and Chad signed a defence treaty. Bolivia has not ratified the treaty yet.',
      'a',
      '2025-03-10',
    );
    const after = article('Bolivia ratified the defence treaty with Chad.', 'b', '2025-06-01');
    expect(said([after, before], 'treaty').join(' ')).not.toMatch(/not ratified/);
    expect(said([before], 'treaty').join(' ')).toMatch(/not ratified/);
  });

  it('keep what is still to come, and what another state has not done', () => {
    const before = article('Bolivia ratified the defence treaty with Chad.', 'a', '2025-03-10');
    const after = article('Bolivia will ratify a defence treaty with Ghana.', 'b', '2025-06-01');
    const other = article('Peru has not ratified its defence treaty with Ghana yet.', 'c', '2025-01-01');
    const texts = said([after, before, other], 'treaty').join(' ');
    expect(texts).toMatch(/will ratify/);
    expect(texts).toMatch(/Peru has not/);
  });

  it('prefer of two sentences of like worth the one in the language of the reader', () => {
    const analyses = [
      article('रक्षा संधि पर दोनों देशों की राजधानी में आज कई घंटों तक लंबी चर्चा चली।', 'a', '2025-03-10', 'hi'),
      article(
        'The defence treaty of the two countries was talked about for many hours in the capital today.',
        'b',
        '2025-03-10',
      ),
    ];
    expect(said(analyses, 'treaty', 'hi')[0]).toMatch(/संधि/);
    expect(said(analyses, 'treaty', 'en')[0]).toMatch(/treaty/);
  });
});

describe('candidates', () => {
  it('are bounded, and neither one article nor one event fills them', () => {
    const names = ['Peru', 'Chad', 'Ghana', 'Nepal', 'Oman', 'Togo', 'Cuba', 'Mali'];
    const many = Array.from({ length: 90 }, (_, at) => {
      const [from, to] = [names[at % 8]!, names[(at * 3 + 1) % 8]!];
      return `${from} supplied ${1000 + 37 * at} shells to ${to}.`;
    });
    const hostile = article(many.join(' '), 'hostile');
    const copies = Array.from({ length: 30 }, (_, at) =>
      article('Bolivia supplied 700 shells to Chad.', `copy${at}`, '2025-03-10'),
    );
    const other = article('Fiji supplied 900 drones to Malta.', 'other', '2025-03-10');
    const found = candidates([hostile, ...copies, other], 'munitions');
    expect(found.length).toBeLessThanOrEqual(200);
    expect(found.filter(({ analysis }) => analysis === hostile).length).toBeLessThanOrEqual(50);
    expect(found.filter((each) => /700/.test(textOf(each))).length).toBeLessThanOrEqual(10);
    expect(found.map(textOf)).toContain('Fiji supplied 900 drones to Malta.');
  });

  it('stand in the order of their worth, and are the same again', () => {
    const analyses = ['a', 'b'].map((id) =>
      article(
        'Bolivia signed a treaty with Chad on 3 March 2025. The treaty is old. Peru ratified it.',
        id,
        '2025-03-10',
      ),
    );
    const found = candidates(analyses, 'treaty');
    expect(found.map(({ worth }) => worth)).toEqual(found.map(({ worth }) => worth).sort((a, b) => b - a));
    expect(candidates(analyses, 'treaty')).toEqual(found);
  });
});
