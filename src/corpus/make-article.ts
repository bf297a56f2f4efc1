/** One draft → one Article: cleaned, furniture out, with title, language, date, id and hash. */
import { createHash } from 'node:crypto';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import type { Article, DateCertainty } from './article.ts';
import { articleLanguage, languageTag } from './article-language.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import type { Draft } from './draft.ts';
import { removeFurniture } from './furniture.ts';
import type { FurnitureRules } from './furniture-rules.ts';
import type { ManifestEntry } from './manifest.ts';
import { metadataDate, statedDate } from './published-at.ts';
import { titleAndText } from './title.ts';
import { wireOf } from './wire-credit.ts';

/** What every article of one reading shares. */
export interface Making {
  data: Data;
  rules: FurnitureRules;
  collection: string;
  now: Date;
  /** Whether a text without a letter is taken, see `CorpusOptions`. */
  numbersAlone?: boolean;
  /** Whether a text in a language that no pack reads is taken, see `CorpusOptions`. */
  anyLanguage?: boolean;
  /** The id of an article that gives none itself: `file` is its file's name where it is the only one in it. */
  idFor?(draft: Draft, file: string | undefined): string | undefined;
}

const LONGEST_ID = 120;
const LONGEST_URL = 2_000;
const WEB_ADDRESS = /^https?:\/\/\S+$/i;

/**
 * The article of a draft; what the manifest says comes before what the file says.
 * @param fallbackId the file's name without ending; without it a hash of the content is the id.
 * @throws SaarError `file.no-text` when nothing but furniture is left, `file.language` when Saar does not read its language,
 *   `file.encoding` when its letters only stand for those of another script.
 */
export function makeArticle(draft: Draft, entry: Partial<ManifestEntry>, making: Making, fallbackId?: string): Article {
  const cleaned = cleanText(draft.text);
  const numbers = making.numbersAlone === true && isNumbersAlone(cleaned);
  const kept = numbers ? cleaned : removeFurniture(cleaned, making.rules).text;
  const { title, text } = titleAndText(entry.title ?? draft.title, kept);
  if (!numbers && !/\p{L}/u.test(text)) throw new SaarError('file.no-text');
  const declared = entry.language ?? draft.language;
  const language =
    articleLanguage(text, declared, making.data) ??
    (making.anyLanguage ? languageTag(declared) : numbers ? anyLanguage(making.data) : undefined);
  if (language === undefined) throw new SaarError('file.language', { language: declared ?? '?' });
  const contentHash = createHash('sha256').update(`${title}\n${text}`).digest('hex');
  return {
    id: plainId(entry.id ?? draft.id ?? fallbackId) ?? contentHash.slice(0, 16),
    title,
    text,
    language,
    ...optional('publisher', cleanLine(entry.publisher ?? draft.publisher ?? '')),
    ...optional('url', webAddress(entry.url ?? draft.url)),
    ...optional('wire', wireOf(cleaned, draft.byline, making.data.wires) ?? ''),
    ...published(draft, entry, cleaned, making),
    fetchedAt: making.now.toISOString(),
    contentHash,
    collection: making.collection,
  };
}

function isNumbersAlone(text: string): boolean {
  return /\p{Nd}/u.test(text) && !/\p{L}/u.test(text);
}

/** Digits of no script's own are the same in every language. */
function anyLanguage(data: Data): string | undefined {
  return data.languages.keys().next().value;
}

function published(
  draft: Draft,
  entry: Partial<ManifestEntry>,
  text: string,
  { data, rules, now }: Making,
): { publishedAt?: string; dateCertainty: DateCertainty; dateEvidence?: string } {
  const listed = metadataDate(entry.publishedAt, now);
  if (listed !== undefined)
    return { publishedAt: listed, dateCertainty: entry.dateCertainty ?? 'stated', dateEvidence: 'manifest' };
  const given = metadataDate(draft.publishedAt, now);
  if (given !== undefined) return { publishedAt: given, dateCertainty: 'stated', dateEvidence: 'metadata' };
  const stated = statedDate(text, data, rules, now);
  if (stated === undefined) return { dateCertainty: 'unknown' };
  return { publishedAt: stated.date, dateCertainty: 'stated', dateEvidence: `${stated.rule}: ${stated.words}` };
}

/** An id that is safe in a log, a key and an address: no control characters, spaces or slashes. */
function plainId(id: string | undefined): string | undefined {
  const plain = cleanLine(id ?? '').replace(/[^\p{L}\p{M}\p{N}._:-]+/gu, '-');
  return plain.slice(0, LONGEST_ID) || undefined;
}

function webAddress(url: string | undefined): string {
  return url !== undefined && url.length <= LONGEST_URL && WEB_ADDRESS.test(url) && URL.canParse(url) ? url : '';
}

function optional<Key extends string>(key: Key, value: string): Partial<Record<Key, string>> {
  return value === '' ? {} : ({ [key]: value } as Record<Key, string>);
}
