/** Rules F5, F7, F8, F9, F16 and F22: on whose word a brief says what it says, and how many say it. */
import { describe, expect, it } from 'vitest';
import { briefOf, builtBriefs } from './built.ts';
import { composedLines, HEARSAY, isAttributed, plain, statementsOf, noting } from './oracle.ts';
import { BODIES, type Language } from './wording.ts';

const built = builtBriefs(202, 14);
const lines = built.flatMap(composedLines);

describe('every brief of generated corpora', () => {
  it('F5 rests its bottom line on two independent articles, or says that it has one source', () => {
    const told = built.filter(({ brief }) => brief.bottomLine);
    expect(told.length).toBeGreaterThan(20);
    for (const { brief, corpus } of told) {
      const originals = new Set(brief.bottomLine!.citations.map(({ source }) => corpus.copies.get(source) ?? source));
      noting(brief.bottomLine!.text, () => expect(brief.singleSource).toBe(originals.size < 2));
    }
  });

  it('F7 keeps what is attributed attributed to the same claimant, and its own word the outlet’s', () => {
    expect(lines.filter(({ truth }) => truth.claimant).length).toBeGreaterThan(10);
    for (const { text, language, truth } of lines) {
      noting(text, () => expect(isAttributed(text, language)).toBe(truth.word !== 'own'));
      if (truth.claimant) expect(plain(text)).toContain(plain(nameIn(truth.claimant, language)));
      noting(text, () => expect(HEARSAY[language].test(text)).toBe(truth.word === 'unnamed'));
      if (truth.word === 'estimates') expect(text).toMatch(/estimates that|का अनुमान है/u);
    }
  });

  it('F7 gives every figure and every position its claimant, however many outlets print it', () => {
    const attributed = built.flatMap(({ brief, truth }) =>
      [...brief.figures, ...brief.disputes.flatMap(({ positions }) => positions)].flatMap((part) =>
        part.citations.map((citation) => ({ part, truth: truth(citation), language: brief.language as Language })),
      ),
    );
    expect(attributed.length).toBeGreaterThan(60);
    for (const { part, truth, language } of attributed) {
      if (truth.word === 'unnamed')
        noting(truth.text, () => expect(part.claimant).toMatch(/^unnamed$|[Ss]ources|सूत्रों/u));
      else if (truth.claimant)
        noting(truth.text, () => expect(named(part.claimantName)).toBe(plain(shortName(truth.claimant!, language))));
      else if (truth.kind !== 'deny') noting(truth.text, () => expect(part.claimant).toBeNull());
    }
  });

  it('F8 says that sources say only on two sources', () => {
    const said = built.flatMap(({ brief }) => statementsOf(brief)).filter(({ kind }) => kind === 'composed');
    const plural = said.filter(({ text }) => /\bsources (?:say|said)\b|सूत्रों/iu.test(text.replace(/“[^”]*”/gu, '')));
    for (const { citations } of plural) expect(new Set(citations.map(({ source }) => source)).size).toBeGreaterThan(1);
    const nameless = built.filter(({ corpus }) => corpus.told.some(({ said: all }) => all.some(isNameless)));
    expect(nameless.length).toBeGreaterThan(20);
    for (const { text, truth } of lines) noting(text, () => expect(isNameless(truth)).toBe(false));
  });

  it('F9 keeps what is planned planned and what could be possible', () => {
    const figures = built.flatMap(({ brief, truth }) =>
      brief.figures.map((figure) => ({ figure, truths: figure.citations.map(truth) })),
    );
    for (const { figure, truths } of figures)
      for (const { kind, text } of truths) {
        const status = kind === 'could' ? 'possible' : kind === 'plan' ? 'planned' : 'done';
        noting(text, () => expect(figure.status ?? 'done').toBe(status));
      }
    const open = lines.filter(({ truth }) => truth.kind === 'could' || truth.kind === 'plan');
    expect(open.length).toBeGreaterThan(3);
    for (const { text } of open) expect(text).toMatch(/could|सकत/u);
    for (const { text, truth } of lines) if (truth.kind !== 'could') expect(text).not.toMatch(/could|सकत/u);
  });

  it('F9 keeps bounds, ranges and hedges of every figure', () => {
    for (const { brief, truth } of built)
      for (const { citations, value, min, max, bound, approximate } of brief.figures)
        for (const citation of citations) {
          const { amount, text } = truth(citation);
          noting(text, () => expect(approximate).toBe(amount!.approximate === true));
          noting(text, () => expect(bound).toBe(amount!.bound));
          const ends = [value, min, max].filter((end) => end !== undefined);
          noting(text, () =>
            expect(ends).toEqual([amount!.value, ...(amount!.max === undefined ? [] : [amount!.max])]),
          );
        }
  });

  it('F16 counts copies once: with or without them it says the same', () => {
    const copied = built.filter(({ corpus, brief }) => corpus.copies.size > 0 && brief.bottomLine);
    expect(copied.length).toBeGreaterThan(5);
    for (const { brief, corpus, articles } of copied) {
      const originals = articles.filter(({ article }) => !corpus.copies.has(article.id));
      const without = briefOf(originals, brief.topic.id, brief.language);
      for (const part of ['bottomLine', 'singleSource', 'keyPoints', 'figures', 'disputes', 'timeline'] as const)
        expect(brief[part]).toEqual(without[part]);
      for (const { id, copies } of brief.sources) {
        expect(corpus.copies.has(id)).toBe(false);
        expect(copies ?? []).toEqual([...corpus.copies].filter(([, of]) => of === id).map(([copy]) => copy));
      }
    }
  });

  it('F22 leaves the opinions of a writer out', () => {
    const opinions = built.filter(({ corpus }) =>
      corpus.told.some(({ said }) => said.some(({ kind }) => kind === 'opinion')),
    );
    expect(opinions.length).toBeGreaterThan(20);
    for (const { brief, truth } of opinions)
      for (const { citations } of [...statementsOf(brief), ...brief.timeline])
        for (const citation of citations)
          noting(citation.quote, () => expect(truth(citation).kind).not.toBe('opinion'));
  });
});

/** A body's letters stand without their article in a list of names. */
function shortName(speaker: { id: string; en: string; hi: string }, language: Language): string {
  return speaker[language].replace(/^the /u, '');
}

function nameIn(speaker: { id: string; en: string; hi: string }, language: Language): string {
  return BODIES.some(({ id }) => id === speaker.id) ? shortName(speaker, language) : speaker[language];
}

function isNameless({ text }: { text: string }): boolean {
  return /^Sources said|^सूत्रों ने/u.test(text);
}

/** A name's letters where it is given in full with them. */
function named(name = ''): string {
  return /\((.+)\)$/u.exec(plain(name))?.[1] ?? plain(name);
}
