/** Reads one article's text into a Document: sentences, then numerals, dates, quantities, names and speech, each once. */
import type { Data, LanguagePack } from '../data/data.ts';
import { within, type Claim, type DateMention, type Document, type NameMention, type Publication } from './document.ts';
import { compileDates, type DateReader } from './dates.ts';
import type { Line } from './line.ts';
import { compileActors, compileNames, type Actors } from './names.ts';
import { compileNumbers } from './numbers.ts';
import { nearYears, statedPublication, toldPublication, type NearYears } from './publication.ts';
import { compileQuantities } from './quantities.ts';
import { compileSplitter } from './sentences.ts';
import { compileSpeech, emptyMemory } from './speech.ts';
import { tokenise } from './tokens.ts';

/** What a reader needs of an article. */
export interface Readable {
  id: string;
  language: string;
  title?: string;
  text: string;
  /** ISO; with it, how certain it is and what says so. */
  publishedAt?: string;
  dateCertainty?: Publication['certainty'];
  dateEvidence?: string;
  /** When the article came in: it bounds what an undated text may mean. */
  fetchedAt?: string;
}

export interface Reading {
  document: Document;
  /** The tokens of each sentence, for the facts room; not stored. */
  lines: Line[];
}

export interface Reader {
  actors: Actors;
  /** Reads with the pack of the article's language, or the first pack when Saar does not read it. */
  read(article: Readable): Reading;
}

/** Compiles every language pack once. */
export function compileReader(data: Data): Reader {
  const split = compileSplitter([...data.languages.values()].map((pack) => pack.language));
  const actors = compileActors(data.actors);
  const tongues = new Map([...data.languages].map(([code, pack]) => [code, compileTongue(pack, actors)]));
  const fallback = [...tongues.values()][0]!;
  return {
    actors,
    read(article) {
      const lines = split(article.text).map((sentence) => ({
        text: article.text,
        sentence,
        tokens: tokenise(article.text, sentence),
      }));
      const tongue = tongues.get(article.language) ?? fallback;
      const { publication, near } = tongue.publication(lines, article);
      const day = dayOf(publication);
      const found = tongue.read(lines, day, near);
      return { document: { ...head(article, lines, publication, day), ...found }, lines };
    },
  };
}

/** Tokens of the longest sentence that is read: no writer's is longer, and a hostile one then costs nothing. It can still be quoted. */
export const LONGEST_READ = 250;

type Findings = Pick<Document, 'numerals' | 'quantities' | 'dates' | 'names' | 'claims' | 'waitingDates'>;

interface Tongue {
  /** Who or what dates the article, and, for one that nothing dates, the years of which one may be its own. */
  publication(lines: readonly Line[], article: Readable): { publication: Publication; near?: NearYears };
  read(lines: readonly Line[], publishedAt: string | undefined, near: NearYears | undefined): Findings;
}

function compileTongue(pack: LanguagePack, actors: Actors): Tongue {
  const numbers = compileNumbers(pack.numbers);
  const dates = compileDates(pack.dates, pack.numbers);
  const quantities = compileQuantities(pack.units, pack.numbers);
  const names = compileNames(actors, pack.speech);
  const speech = compileSpeech(pack.speech);
  const read: Tongue['read'] = (lines, publishedAt, near) => {
    const found: Findings = { numerals: [], quantities: [], dates: [], names: [], claims: [] };
    let memory = emptyMemory;
    let waitingDates = 0;
    for (const line of lines) {
      if (line.tokens.length > LONGEST_READ) continue;
      const numerals = numbers.read(line);
      const said = dates.read(line, publishedAt, lastSaid(found.dates, line), near);
      const named = names.read(line);
      const heard = speech.read(line, named, memory);
      memory = heard.memory;
      found.numerals.push(...numerals);
      found.dates.push(...said);
      // The day of a date that nothing fixes is no count either.
      const open = publishedAt === undefined ? dates.waiting(line) : [];
      waitingDates += open.length;
      found.quantities.push(...quantities.read(line, numerals, uncounted([...said, ...open]), named));
      found.names.push(...named);
      found.claims.push(
        ...heard.claims.filter(isSayable).map((claim) => withSoleActor(withoutDate(claim, said, line), named)),
      );
    }
    return waitingDates > 0 ? { ...found, waitingDates } : found;
  };
  return { read, publication: (lines, article) => publicationIn(lines, article, dates) };
}

/** As stated; else what the text's own dates tell, read once for the years it names and once with them. */
function publicationIn(
  lines: readonly Line[],
  article: Readable,
  dates: DateReader,
): ReturnType<Tongue['publication']> {
  const stated = statedPublication(article);
  if (stated) return { publication: stated };
  const clue = 'dateline' as const;
  const read = (near?: NearYears) =>
    lines.flatMap((line) =>
      line.tokens.length > LONGEST_READ
        ? []
        : dates
            .read(line, undefined, undefined, near)
            .map((date) => (opensReport(line, date) ? { ...date, clue } : date)),
    );
  const found = read();
  const near = nearYears(article, found);
  return { publication: toldPublication(article, near ? read(near) : found), near };
}

/** A place and a date: no longer line is a dateline, and none stands farther down. */
const DATELINE_WORDS = 12;
const DATELINE_LINES = 3;
const WITH_YEAR = /\p{Nd}{4}/u;
/** In a heading marks part a date from the words around it: "The pact of 24 May 1934 lives on" is about that day. */
const MARK_BEFORE = /(?:^|[\p{P}\p{S}])$/u;
const MARK_BEHIND = /^(?:$|[\p{P}\p{S}])/u;

/** "नई दिल्ली, 28 अप्रैल 2025", "BERLIN, April 13, 2024 (Agency)": a full date in the line that opens a report is its own. */
function opensReport({ sentence, tokens, text }: Line, date: DateMention): boolean {
  const { index, kind } = sentence;
  const isDateline = kind !== 'sentence' && index < DATELINE_LINES && tokens.length <= DATELINE_WORDS;
  if (!isDateline || date.precision !== 'day' || !WITH_YEAR.test(text.slice(date.start, date.end))) return false;
  const before = text.slice(sentence.start, date.start).trimEnd();
  const behind = text.slice(date.end, sentence.end).trimStart();
  return kind === 'dateline' || (MARK_BEFORE.test(before) && MARK_BEHIND.test(behind));
}

const YEAR_ALONE = /^\d{4}$/;

/** The day that relative dates are measured from: a bare year is none. */
function dayOf({ date }: Publication): string | undefined {
  return date === undefined || YEAR_ALONE.test(date) ? undefined : date;
}

/** How many sentences the last date is remembered ("the following day"). */
const DATE_MEMORY = 2;

/** The date that the text said last, while it is remembered. */
function lastSaid(dates: readonly DateMention[], { sentence }: Line): string | undefined {
  const last = dates.findLast(({ slip }) => !slip);
  return last && sentence.index - last.sentence <= DATE_MEMORY ? last.iso : undefined;
}

/** Dates whose number counts nothing: "the next three days" is a date and a duration. */
function uncounted(dates: readonly DateMention[]): DateMention[] {
  return dates.filter(({ counts }) => !counts);
}

/** A claimant that holds an address is page markup, not someone who speaks. */
function isSayable(claim: Claim): boolean {
  return !claim.name.includes('://');
}

/** "Egypt on Thursday denied": the day, and the word that ties it on, are no part of who speaks. */
function withoutDate(claim: Claim, dates: readonly DateMention[], line: Line): Claim {
  const { claimant } = claim;
  const date = claimant && dates.find((found) => found.start > claimant.start && found.start < claimant.end);
  if (!claimant || !date || claim.carried) return claim;
  const before = line.tokens.findLastIndex((token) => token.end <= date.start);
  const tie = line.tokens[before];
  const words = line.text.slice(claimant.start, tie && tie.start > claimant.start ? tie.start : date.start).trim();
  return words === ''
    ? claim
    : { ...claim, name: words, claimant: { start: claimant.start, end: claimant.start + words.length } };
}

/** A claimant of two states ("South Korean and Ukrainian intelligence") has no single actor: naming one would be false. */
function withSoleActor(claim: Claim, names: readonly NameMention[]): Claim {
  const { claimant } = claim;
  if (!claimant || !claim.actor) return claim;
  const states = new Set<string>();
  for (const name of names) if (within(name, claimant)) states.add(name.state ?? name.id);
  if (states.size <= 1) return claim;
  const { claimant: _moved, actor: _none, ...rest } = claim;
  return { ...rest, claimant };
}

function head(
  article: Readable,
  lines: readonly Line[],
  publication: Publication,
  publishedAt: string | undefined,
): Omit<Document, keyof Findings> {
  return {
    id: article.id,
    language: article.language,
    ...(article.title ? { title: article.title } : {}),
    text: article.text,
    ...(publishedAt ? { publishedAt } : {}),
    publication,
    sentences: lines.map((line) => line.sentence),
  };
}
