/** What a line of a brief says, read with means of its own, to be held against the truth that a corpus was generated from. */
import type { Brief, Citation, Statement } from '../../../src/briefs/brief.ts';
import type { Built } from './built.ts';
import type { Said } from './generated-corpus.ts';
import { STATES, type Language } from './wording.ts';

export type Cited = { citations: Citation[] };

/** A composed line without what it quotes. */
export function bare(text: string): string {
  return text.replace(/“[^”]*”(?: \[[^\]]*\])?/gu, '“”');
}

export function statementsOf({ bottomLine, keyPoints }: Brief): Statement[] {
  return [...(bottomLine ? [bottomLine] : []), ...keyPoints];
}

/** Everything of a brief that leads to a sentence. */
export function citedParts(brief: Brief): Cited[] {
  return [
    ...statementsOf(brief),
    ...brief.figures,
    ...brief.disputes.flatMap(({ positions }) => positions),
    ...brief.timeline,
    ...brief.actors,
    ...brief.changes,
  ];
}

/** A line that sets the positions of a dispute side by side. */
export function isSideBySide({ kind, text }: Pick<Statement, 'kind' | 'text'>): boolean {
  return kind === 'composed' && /^[^“]*: sources differ – |^[^“]*: स्रोत एकमत नहीं – /u.test(text);
}

/** One composed sentence with the one sentence it rests on. A bottom line may be two of them. */
export interface Line {
  text: string;
  language: Language;
  citation: Citation;
  truth: Said;
}

/** Composed lines that tell an event, each with its truth; lines of positions are left out. */
export function composedLines({ brief, truth }: Built): Line[] {
  return statementsOf(brief)
    .filter((statement) => statement.kind === 'composed' && !isSideBySide(statement))
    .flatMap(({ text, language, citations }) => {
      const parts = bare(text)
        .split(/(?<=[.।])\s+/u)
        .filter(Boolean);
      if (parts.length !== citations.length)
        throw new Error(`${parts.length} lines, ${citations.length} grounds: ${text}`);
      return parts.map((part, index) => {
        const citation = citations[index]!;
        return { text: part, language: language as Language, citation, truth: truth(citation) };
      });
    });
}

const SCALES: Readonly<Record<string, number>> = { million: 1e6, लाख: 1e5, करोड: 1e7, हजार: 1e3 };
const NUMBER = /(\d[\d,]*(?:\.\d+)?)(?: (million|लाख|करोड|हजार)(?: (\d+) लाख)?)?/gu;

/** Every number that a line writes in digits, as plain units; what a bracket repeats in words counts once. */
export function numbersIn(text: string): number[] {
  const written = plain(text).replace(/ \([\d.]+ (?:million|लाख|करोड)[^)]*\)/gu, '');
  const numbers = [...written.matchAll(NUMBER)].map(([, digits, scale, lakhs]) => {
    const value = Number(digits!.replaceAll(',', '')) * (scale === undefined ? 1 : SCALES[scale]!);
    return Math.round(value + Number(lakhs ?? 0) * 1e5);
  });
  // "5.1 to 6.1 million": the scale of the end is the beginning's too.
  const range = /([\d.]+) (?:to|से) ([\d.]+) (million|लाख|करोड)/u.exec(written);
  return range
    ? numbers.map((n) => (n === Math.round(Number(range[1])) ? Math.round(Number(range[1]) * SCALES[range[3]!]!) : n))
    : numbers;
}

/** Devanagari without the dots that spellings differ by. */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll('\u093c', '').normalize('NFC');
}

/** The states that a line names, by name or demonym. */
export function statesIn(text: string, language: Language): string[] {
  return STATES.filter((state) => plain(text).includes(plain(state[language])) || text.includes(state.enOf)).map(
    ({ id }) => id,
  );
}

/** Numbers that a sentence truly gives: its amount and the parts of its date. */
export function numbersOf({ amount, date }: Said): number[] {
  const counted = amount ? [amount.value, ...(amount.max === undefined ? [] : [amount.max])] : [];
  return [...counted, ...(date?.split('-').map(Number) ?? [])];
}

const CLAIMS: Record<Language, readonly RegExp[]> = {
  en: [/\baccording to\b/iu, /\bestimates that\b/u, /\breportedly\b/iu, /\bconfirmed that\b/u, /\bsources?\b/iu],
  hi: [/के अनुसार/u, /का अनुमान है/u, /कथित तौर पर/u, /पुष्टि की कि/u, /सूत्र/u],
};

/** Whether a line puts what it says on anybody's word. */
export function isAttributed(text: string, language: Language): boolean {
  return CLAIMS[language].some((claim) => claim.test(text));
}

export const HEARSAY: Record<Language, RegExp> = { en: /\breportedly\b/iu, hi: /कथित तौर पर/u };

/** Words of which one must stand beside a number that is no exact count. */
export const BOUND_WORDS: Record<Language, Record<'more-than' | 'up-to' | 'less-than' | 'about' | 'range', RegExp>> = {
  en: {
    'more-than': /more than/u,
    'up-to': /up to/u,
    'less-than': /(?:fewer|less) than/u,
    about: /about/u,
    range: / to /u,
  },
  hi: {
    'more-than': /से अधिक|से ज़्यादा/u,
    'up-to': /तक|अधिकतम/u,
    'less-than': /से कम/u,
    about: /लगभग|करीब/u,
    range: / से /u,
  },
};

/** Whether two sentences tell one event: same deed, same number, and no dates that differ. */
export function tellSame(a: Said, b: Said): boolean {
  if (!a.event || a.event.key !== b.event?.key) return false;
  const isSameDay = a.date === undefined || b.date === undefined || a.date === b.date;
  return isSameDay && a.amount?.value === b.amount?.value && a.amount?.max === b.amount?.max;
}

/** Runs a check; where it fails, the error says of what. */
export function noting(what: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${what}\n${(error as Error).message}`, { cause: error });
  }
}
