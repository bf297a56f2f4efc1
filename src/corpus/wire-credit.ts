/** Which agency wrote a story: its name in the dateline, the byline or the credit at the end, and never in running text. */
import { oncePer } from '../data/once-per.ts';
import type { WiresData } from '../data/wires.ts';
import { lineWords, type LineWord } from './line-words.ts';

const OPENING_LINES = 4;
const CLOSING_LINES = 8;
const SIGNED_LINES = 2;
const LONGEST_LINE = 20_000;
/** A dateline's place and day, before the agency in brackets. */
const DATELINE_WORDS = 10;
const BYLINE_WORDS = 10;
/** An agency and the names or initials of its editors. */
const SIGNATURE_WORDS = 5;
/** `LIMA, March 4 (Reuters) —`, `MOSCOW, March 4. /TASS/.`: what stands in brackets near the beginning of a line. */
const DATELINE = /^([^()/\n]{0,100})(?:\(([^()\n]{2,60})\)|\/([^/\n]{2,40})\/)\s{0,3}(?:[-–—:।.|]|$)/u;
const LAST_BRACKETS = /\(([^()\n]{2,60})\)[\s.।]{0,3}$/u;
const LAST_CLAUSE = /(?:[.।?!"”’)]|\s[-–—])\s{0,3}([^.।?!"”’()\n]{2,60})$/u;
const INITIALS = /^\p{Lu}{1,4}$/u;

interface Name {
  id: string;
  keys: readonly string[];
  /** Whether it must stand in capitals, as it is written in the data. */
  capitals: boolean;
  /** Whether it is an ordinary word too. */
  word: boolean;
}

interface Wires {
  names: ReadonlyMap<string, readonly Name[]>;
  labels: readonly (readonly string[])[];
}

/**
 * The id of the agency that a story credits as its writer.
 * @param text the cleaned text, its page furniture still there
 * @param byline who the source says wrote it
 * @returns undefined when none or several are credited
 */
export function wireOf(text: string, byline: string | undefined, data: WiresData): string | undefined {
  const wires = wiresOf(data);
  const lines = text.split('\n').filter((line) => line.trim() !== '' && line.length <= LONGEST_LINE);
  const opening = lines.slice(0, OPENING_LINES);
  const closing = lines.slice(-CLOSING_LINES).toReversed();
  return (
    firstOf(opening, (line) => datelineAgency(line, wires)) ??
    (byline === undefined ? undefined : bylineAgency(byline, wires)) ??
    firstOf(opening, (line) => creditLine(line, wires) ?? labelledByline(line, wires)) ??
    firstOf(lines.slice(1).slice(-SIGNED_LINES), (line) => signature(line, wires)) ??
    firstOf(closing, (line) => creditLine(line, wires) ?? closingCredit(line, wires))
  );
}

function firstOf(lines: readonly string[], read: (line: string) => string | undefined): string | undefined {
  for (const line of lines) {
    const found = read(line);
    if (found !== undefined) return found;
  }
  return undefined;
}

function datelineAgency(line: string, wires: Wires): string | undefined {
  const match = DATELINE.exec(line.slice(0, 200));
  if (!match || lineWords(match[1]!).filter(({ word }) => word).length > DATELINE_WORDS) return undefined;
  return onlyAgency(match[2] ?? match[3]!, wires, true);
}

/** "Reuters", "Ravi Kale, Associated Press". */
function bylineAgency(byline: string, wires: Wires): string | undefined {
  const words = lineWords(byline.slice(0, 200));
  if (words.length > BYLINE_WORDS) return undefined;
  const ends = words.flatMap((_, at) => {
    const name = nameAt(byline, words, at, wires);
    return name && !name.word && at + name.keys.length === words.length ? [name.id] : [];
  });
  return onlyAgency(byline, wires, false) ?? ends[0];
}

function labelledByline(line: string, wires: Wires): string | undefined {
  if (line.length > 120 || /[.।?!]$/u.test(line)) return undefined;
  const words = lineWords(line);
  return labelEnd(words, 0, wires) === 0 ? undefined : bylineAgency(line, wires);
}

/** A line that is the credit, in brackets or not. */
function creditLine(line: string, wires: Wires): string | undefined {
  if (line.length > 80) return undefined;
  return onlyAgency(line, wires, /^\s*[([].*[)\]]\s*$/u.test(line));
}

/** "… he said. (PTI)", "… he said. — Reuters". */
function closingCredit(line: string, wires: Wires): string | undefined {
  const end = line.slice(-120);
  const inBrackets = LAST_BRACKETS.exec(end)?.[1];
  if (inBrackets !== undefined) return onlyAgency(inBrackets, wires, true);
  const clause = LAST_CLAUSE.exec(end)?.[1];
  return clause === undefined ? undefined : (onlyAgency(clause, wires, false) ?? signature(clause, wires));
}

/** The agency's name and its editors', in initials or in a script without capitals. */
function signature(line: string, wires: Wires): string | undefined {
  if (line.length > 80 || /[.।?!]$/u.test(line)) return undefined;
  const words = lineWords(line).filter(({ word }) => word);
  const name = nameAt(line, words, 0, wires);
  if (!name || words.length > SIGNATURE_WORDS) return undefined;
  const editors = words.slice(name.keys.length).map(({ start, end }) => line.slice(start, end));
  const sign = (each: string) => INITIALS.test(each) || (name.word && /^[\p{Lo}\p{M}]+$/u.test(each));
  return editors.every(sign) ? name.id : undefined;
}

/** The one agency of words that are nothing but labels, marks and its names. */
function onlyAgency(text: string, wires: Wires, inBrackets: boolean): string | undefined {
  const words = lineWords(text);
  const found = new Set<string>();
  for (let at = labelEnd(words, 0, wires); at < words.length;) {
    const name = nameAt(text, words, at, wires);
    if (!name ? words[at]!.word : name.word && !inBrackets) return undefined;
    if (name) found.add(name.id);
    at += name?.keys.length ?? 1;
  }
  return found.size === 1 ? [...found][0] : undefined;
}

function labelEnd(words: readonly LineWord[], from: number, { labels }: Wires): number {
  const start = words.findIndex(({ word }, at) => at >= from && word);
  const label = labels.find((keys) => start !== -1 && keys.every((key, at) => words[start + at]?.key === key));
  return label ? start + label.length : from;
}

/** The longest name that stands there. */
function nameAt(text: string, words: readonly LineWord[], at: number, { names }: Wires): Name | undefined {
  return names.get(words[at]?.key ?? '')?.find(({ keys, capitals }) => {
    const last = words[at + keys.length - 1];
    if (!last || !keys.every((key, index) => words[at + index]!.key === key)) return false;
    const written = text.slice(words[at]!.start, last.end);
    return !capitals || written === written.toUpperCase();
  });
}

const wiresOf: (data: WiresData) => Wires = oncePer(({ agencies, words, labels }: WiresData) => {
  const keysOf = (name: string) => lineWords(name).map(({ key }) => key);
  const names = new Map<string, Name[]>();
  for (const [id, spellings] of Object.entries(agencies))
    for (const spelling of spellings) {
      const keys = keysOf(spelling);
      const capitals = /\p{Lu}/u.test(spelling) && spelling === spelling.toUpperCase();
      names.set(keys[0]!, [...(names.get(keys[0]!) ?? []), { id, keys, capitals, word: words.includes(spelling) }]);
    }
  for (const group of names.values()) group.sort((a, b) => b.keys.length - a.keys.length);
  return { names, labels: labels.map(keysOf).sort((a, b) => b.length - a.length) };
});
