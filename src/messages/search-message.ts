/** Sentences that hold a reader's words, a page of them: each to the letter, with its source and a link that opens there. */
import type { Citation, Source } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { topicAction } from './brief-actions.ts';
import { text, type Action, type Block, type Call, type Inline, type Message } from './message.ts';
import { sourceLine } from './source-line.ts';

/** One page of what was found. */
export interface SearchView {
  words: string;
  asksNothing: boolean;
  found: readonly { citation: Citation; source: Source; all: boolean }[];
  /** How many stand on the pages before, and on all pages together. */
  before: number;
  count: number;
  /** How many articles were looked at, where there may be older ones that hold the words too. */
  newestOf?: number;
}

export interface SearchChoices {
  /** Sentences a page. */
  size: number;
  /** Topics to offer where nothing was found. */
  topics: readonly { id: string; title: string }[];
  /** A search that finds something, as it is typed here. */
  example: string;
  /** How many articles there are. */
  articles: number;
}

/** The page with buttons to the newer and the older ones; where nothing was found, what to try instead. */
export function searchMessage(view: SearchView, phrases: Phrases, choices: SearchChoices): Message {
  const title: Block = { kind: 'title', text: [text(phrases.say('chat.search.title', { words: view.words }))] };
  const nothing = view.count === 0;
  return {
    language: phrases.language,
    blocks: [title, ...(nothing ? nothingFound(view, phrases, choices) : foundBlocks(view, phrases))],
    actions: nothing
      ? choices.topics.map(({ id, title: label }) => topicAction(id, label))
      : pageActions(view, phrases, choices.size),
    again: searchCall(view, phrases, pageOf(view, choices.size)),
  };
}

function pageOf({ before }: SearchView, size: number): number {
  return Math.floor(before / size) + 1;
}

function pageActions(view: SearchView, phrases: Phrases, size: number): Action[] {
  const page = pageOf(view, size);
  const turn = (key: string, to: number): Action => ({
    ...searchCall(view, phrases, to),
    label: phrases.say(`chat.search.${key}`),
    effect: 'replace',
  });
  const options = { about: view.words, language: phrases.language };
  return [
    ...(page > 1 ? [turn('newer', page - 1)] : []),
    ...(page * size < view.count ? [turn('older', page + 1)] : []),
    { command: 'brief', options, label: phrases.say('chat.search.brief'), effect: 'answer' },
  ];
}

function searchCall({ words }: SearchView, { language }: Phrases, page: number): Call {
  return { command: 'search', options: { words, language, ...(page > 1 && { page: String(page) }) } };
}

/** Which sentences these are, then each of them; those with only some of the words under a heading of their own. */
function foundBlocks(view: SearchView, phrases: Phrases): Block[] {
  const { found, newestOf, before, count } = view;
  const some = found.findIndex(({ all }) => !all);
  const heading: Block = { kind: 'heading', text: [text(phrases.say('chat.search.some'))] };
  const isLast = before + found.length === count;
  return [
    { kind: 'note', text: [text(whichOf(view, phrases))] },
    ...found.flatMap((each, index) => [...(index === some ? [heading] : []), ...sentenceBlocks(each, phrases)]),
    ...(isLast && newestOf !== undefined
      ? [{ kind: 'note' as const, text: [text(phrases.say('chat.search.bounded', { articles: newestOf }))] }]
      : []),
  ];
}

/** How many there are is said only where all articles were looked at. */
function whichOf({ before, found, count, newestOf }: SearchView, phrases: Phrases): string {
  const range = { first: before + 1, last: before + found.length };
  return newestOf === undefined
    ? phrases.say('chat.search.range-of', { ...range, count })
    : phrases.say('chat.search.range', range);
}

function sentenceBlocks({ citation, source }: SearchView['found'][number], phrases: Phrases): Block[] {
  const words = phrases.say('brief.quoted', { words: citation.quote });
  const foreign = source.language !== phrases.language;
  const quote: Inline = foreign
    ? { kind: 'foreign', text: words, language: source.language, named: 'elsewhere' }
    : text(words);
  return [
    { kind: 'paragraph', text: [quote] },
    { kind: 'note', text: sourceLine(source, phrases.language, phrases, citation) },
  ];
}

function nothingFound(
  { asksNothing }: SearchView,
  phrases: Phrases,
  { topics, articles, example }: SearchChoices,
): Block[] {
  const why = asksNothing ? 'nothing-asked' : 'none';
  const titles = topics.map(({ title }) => title).join(', ');
  return [
    { kind: 'lead', text: [text(phrases.say(`chat.search.${why}`, { count: articles }))] },
    { kind: 'paragraph', text: [text(phrases.say('chat.search.try', { example }))] },
    ...(titles === ''
      ? []
      : [{ kind: 'paragraph' as const, text: [text(phrases.say('chat.search.topics', { topics: titles }))] }]),
  ];
}
