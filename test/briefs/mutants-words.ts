/** False lines by their words: one added, a negation put in, another theme, one character of a quotation, another citation. */
import type { Citation, Statement } from '../../src/briefs/brief.ts';
import { cite } from '../../src/briefs/cite.ts';
import { compileThemes } from '../../src/briefs/themes.ts';
import type { Analysis } from '../../src/facts/analysis.ts';
import { data } from '../facts/reading.ts';
import { analyser, statementOf, type Dice, type Line } from './mutants-tools.ts';
import type { Mutant } from './mutants-facts.ts';

/** What a careless writer would add: causes, adjectives, times, judgement, each changing what is said. */
const EXTRA: Readonly<Record<string, readonly string[]>> = {
  en: [
    'secretly',
    'illegally',
    'for the first time',
    'in revenge',
    'modern',
    'every month',
    'nuclear',
    'because of the war',
    'again',
    'to stop the famine',
    'alone',
    'allegedly',
    'successfully',
    'only',
    'almost',
    'free of charge',
    'and started a war',
    'at the border',
    'civilian',
    'together with rebels',
  ],
  hi: [
    'गुप्त रूप से',
    'अवैध रूप से',
    'पहली बार',
    'बदले में',
    'आधुनिक',
    'हर महीने',
    'परमाणु',
    'युद्ध के कारण',
    'फिर से',
    'अकेले',
    'सफलतापूर्वक',
    'केवल',
    'लगभग पूरे',
    'मुफ्त में',
    'सीमा पर',
    'विद्रोहियों के साथ',
    'नागरिक',
    'जानबूझकर',
    'कल',
    'दुश्मन',
  ],
};

/** Words that turn an event around, and where they stand: before its own words. */
const NEGATIONS: Readonly<Record<string, readonly string[]>> = {
  en: ['not', 'never', 'did not'],
  hi: ['नहीं', 'न', 'कभी नहीं'],
};

const QUOTED = /“([^”]*)”/u;

/** Every false statement that one changed word makes of a true one. */
export function changedWords(line: Line, roll: Dice, stranger: Analysis): Mutant[] {
  return [
    ...extraWords(line, roll),
    ...negations(line),
    ...themes(line),
    ...quotations(line, roll),
    ...citations(line, stranger),
  ];
}

function said(kind: string, line: Line, text: string): Mutant[] {
  return text === line.text ? [] : [{ kind, line, statement: statementOf({ ...line, text }) }];
}

/** A word more at each place where one could stand outside a quotation. */
function extraWords(line: Line, roll: Dice): Mutant[] {
  const words = EXTRA[line.composer.language] ?? [];
  const end = QUOTED.exec(line.text)?.index ?? line.text.length;
  const gaps = [...line.text.slice(0, end).matchAll(/ /gu)].map(({ index }) => index);
  return [0, 1, 2].flatMap(() => {
    const at = gaps[roll(gaps.length)] ?? 0;
    return said('word added', line, `${line.text.slice(0, at)} ${words[roll(words.length)]!}${line.text.slice(at)}`);
  });
}

function negations(line: Line): Mutant[] {
  const { language } = line.composer;
  const bare = line.text.replace(QUOTED, '').replace(/[\s:]+$/u, '');
  const back = analyser.analyse({ id: 'line', language, text: `${bare}.` });
  const cue = back.frames.find(({ frame }) => frame === line.frame.frame)?.cue;
  const put = (at: number, word: string) =>
    said('negation', line, `${line.text.slice(0, at)}${word} ${line.text.slice(at)}`);
  if (!cue) return [];
  const last = line.text.slice(0, cue.end).lastIndexOf(' ') + 1;
  return (NEGATIONS[language] ?? []).flatMap((word) => [
    ...put(cue.start, word),
    ...(last > cue.start ? put(last, word) : []),
  ]);
}

/** The words of the theme, changed for those of another of its kind. */
function themes(line: Line): Mutant[] {
  const { language } = line.composer;
  const theme = compileThemes(data, language).find(line.analysis, line.frame);
  if (!theme || !line.text.includes(theme.words)) return [];
  const { kind } = data.themes.find(({ id }) => theme.id.split('+').includes(id))!;
  return data.themes
    .filter((other) => other.kind === kind && !theme.id.split('+').includes(other.id))
    .flatMap((other) => said('theme', line, line.text.replace(theme.words, other.words[language]?.[0] ?? theme.words)));
}

/** One letter or digit of what is quoted, a word of it left out, or the language that is named behind it. */
function quotations(line: Line, roll: Dice): Mutant[] {
  const words = QUOTED.exec(line.text)?.[1];
  if (!words) return [];
  const letters = [...words.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index);
  const changed = [0, 1].map(() => {
    const at = letters[roll(letters.length)]!;
    return words.slice(0, at) + (/\p{N}/u.test(words[at]!) ? '7' : words[at] === 'e' ? 'a' : 'e') + words.slice(at + 1);
  });
  const shorter = words
    .split(' ')
    .toSpliced(roll(words.split(' ').length), 1)
    .join(' ');
  return [...changed, shorter]
    .filter((other) => other !== words)
    .flatMap((other) =>
      said(
        'quotation',
        line,
        line.text.replace(words, () => other),
      ),
    );
}

/** The right words with a wrong place: an offset, another sentence, another article. */
function citations(line: Line, stranger: Analysis): Mutant[] {
  const statement = statementOf(line);
  const [own] = statement.citations as [Citation];
  const wrong: Citation[] = [
    { ...own, start: own.start + 1 },
    { ...own, end: own.end - 1, quote: own.quote.slice(0, -1) },
    { ...own, source: stranger.articleId },
    { ...own, quote: `${own.quote.slice(0, -1)}!` },
    { ...own, sentence: own.sentence + 1 },
    cite(stranger, 0),
  ];
  return [[], ...wrong.map((citation) => [citation])].map((list) => ({
    kind: 'citation',
    line,
    statement: { ...statement, citations: list } satisfies Statement,
  }));
}
