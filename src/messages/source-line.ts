/** One line about a source: who published it, when, under which title, in which language, and what kind of text it is. */
import type { Citation, Source } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { joinInlines } from './fill-inline.ts';
import { localDate } from '../data/date-words.ts';
import { text, type Inline } from './message.ts';
import { sentenceUrl, webUrl } from './sentence-url.ts';

export const SEPARATOR = ' · ';

/** `citation` makes the link open the page at that sentence. */
export function sourceLine(source: Source, language: string, phrases: Phrases, citation?: Citation): Inline[] {
  const copies = source.copies?.length ?? 0;
  return joinInlines(
    [
      [text(source.publisher ?? phrases.say('brief.source.no-publisher'))],
      [titleOf(source, language, citation)],
      [text(dateOf(source, phrases))],
      source.language === language ? [] : [text(languageName(source.language, phrases))],
      kindOf(source, phrases),
      copies > 0 ? [text(phrases.say('brief.source.copies', { count: copies }))] : [],
    ],
    SEPARATOR,
  );
}

/** The publication date in words; an inferred one is marked, an unknown one is said to be unknown. */
export function dateOf({ publishedAt, dateCertainty }: Source, phrases: Phrases): string {
  if (publishedAt === undefined || dateCertainty === 'unknown') return phrases.say('brief.source.no-date');
  const date = localDate(publishedAt, phrases);
  return dateCertainty === 'inferred' ? phrases.say('brief.source.inferred', { date }) : date;
}

function titleOf(source: Source, language: string, citation: Citation | undefined): Inline {
  const url = source.url === undefined ? undefined : webUrl(source.url);
  if (url) return { kind: 'link', text: source.title, url: citation ? sentenceUrl(url, citation.quote) : url };
  return source.language === language
    ? text(source.title)
    : { kind: 'foreign', text: source.title, language: source.language, named: 'elsewhere' };
}

function languageName(language: string, phrases: Phrases): string {
  const key = `brief.language.${language}`;
  return phrases.has(key) ? phrases.say(key) : language;
}

/** The agency's name says more than that it is some agency's. */
function kindOf({ descriptor, wire }: Source, phrases: Phrases): Inline[] {
  const agency = wire === undefined ? [] : [phrases.say('brief.source.wire', { name: wire })];
  const kind = descriptor === undefined || (wire !== undefined && descriptor === WIRE_COPY) ? [] : [descriptor];
  const words = [...kind.map((each) => descriptorWord(each, phrases)), ...agency];
  return words.length > 0 ? [text(words.join(SEPARATOR))] : [];
}

const WIRE_COPY = 'wire-copy';

function descriptorWord(descriptor: string, phrases: Phrases): string {
  const key = `brief.descriptor.${descriptor}`;
  return phrases.has(key) ? phrases.say(key) : descriptor;
}
