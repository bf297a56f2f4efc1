/**
 * A digest's edition as one message: dated in the reader's zone, one section a topic, none of them ever blank. Its length is the
 * channel's choice.
 */
import type { Brief } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { sourcesAction } from './brief-actions.ts';
import { bottomLineBlocks, longBlocks, shortBlocks } from './brief-message.ts';
import { localDay, localTime, longDate } from '../data/date-words.ts';
import { text, type Action, type Block, type Message } from './message.ts';
import { quietLines, repeatedWords } from './quiet-topics.ts';
import { shortEdition } from './short-edition.ts';

export interface EditionTopic {
  brief: Brief;
  /** Epoch ms of the last sent edition, when this topic has nothing new since. */
  unchangedSince?: number;
}

export interface EditionTime {
  timeZone: string;
  scheduledFor: Date;
  /** Present when the edition is late. */
  sentAt?: Date;
}

/** How much of each topic is shown: what fits into one message, what a digest usually shows, or every point and figure. */
export type EditionLength = 'short' | 'standard' | 'long';

export interface EditionKind {
  length?: EditionLength;
  /** Nothing was sent before: there is nothing to compare with, and the reader is told so. */
  first?: boolean;
}

export function editionMessage(
  topics: readonly EditionTopic[],
  phrases: Phrases,
  time: EditionTime,
  { length = 'standard', first = false }: EditionKind = {},
): Message {
  const { blocks, actions } =
    length === 'short'
      ? shortEdition(topics, phrases, time.timeZone)
      : { blocks: sections(topics, phrases, time.timeZone, length), actions: sourcesOf(topics, phrases) };
  const none: Block = { kind: 'lead', text: [text(phrases.say('brief.edition.no-topics'))] };
  return {
    language: phrases.language,
    blocks: [...head(phrases, time, first), ...(topics.length > 0 ? blocks : [none])],
    actions,
  };
}

/** The same, headed as a test: whoever reads it in the channel knows that nobody scheduled it. */
export function testMessage(edition: Message, phrases: Phrases): Message {
  const [title, ...rest] = edition.blocks;
  const words = `${phrases.say('brief.edition.test')} · `;
  if (title?.kind !== 'title') return edition;
  return { ...edition, blocks: [{ ...title, text: [text(words), ...title.text] }, ...rest] };
}

function sourcesOf(topics: readonly EditionTopic[], phrases: Phrases): Action[] {
  return topics
    .filter(({ brief }) => tellsSomething(brief))
    .map(({ brief }) => sourcesAction(brief, phrases.say('brief.action.sources-of', { topic: brief.topic.title })));
}

function head(phrases: Phrases, time: EditionTime, first: boolean): Block[] {
  const date = localDay(time.scheduledFor, time.timeZone, phrases);
  const notes = [...lateWords(phrases, time), ...(first ? [phrases.say('brief.edition.first')] : [])];
  return [
    { kind: 'title', text: [text(phrases.say('brief.edition.title', { date }))] },
    ...notes.map((words): Block => ({ kind: 'note', text: [text(words)] })),
  ];
}

/** "08:00 edition, sent 09:35"; the day too where that was another one. */
function lateWords(phrases: Phrases, { timeZone, scheduledFor, sentAt }: EditionTime): string[] {
  if (!sentAt) return [];
  const [due, sent] = [localTime(scheduledFor, timeZone, phrases), localTime(sentAt, timeZone, phrases)];
  const day = localDay(sentAt, timeZone, phrases);
  const isSameDay = day === localDay(scheduledFor, timeZone, phrases);
  return [phrases.say(isSameDay ? 'brief.edition.late' : 'brief.edition.late-day', { due, sent, day })];
}

/** A section of each topic; where there are several, those with nothing to tell are named in a line at the end. */
function sections(topics: readonly EditionTopic[], phrases: Phrases, timeZone: string, length: EditionLength): Block[] {
  const quiet = topics.length > 1 ? topics.filter(isQuiet) : [];
  const lines = quietLines(quiet, phrases, timeZone);
  return [
    ...topics.filter((topic) => !quiet.includes(topic)).flatMap((topic) => section(topic, phrases, timeZone, length)),
    ...lines.map((words): Block => ({ kind: 'paragraph', text: [text(words)] })),
  ];
}

/** Why there is nothing to tell is said of a topic alone where it is neither that nothing is new nor that there is no article. */
function isQuiet({ brief, unchangedSince }: EditionTopic): boolean {
  if (unchangedSince !== undefined) return true;
  return WITHOUT_ARTICLES.includes(brief.emptyReason) && !tellsSomething(brief);
}

const WITHOUT_ARTICLES: readonly Brief['emptyReason'][] = ['no-articles', 'none-in-window', 'none-on-topic'];

function section(
  { brief, unchangedSince }: EditionTopic,
  phrases: Phrases,
  timeZone: string,
  length: EditionLength,
): Block[] {
  const heading: Block = { kind: 'heading', text: [text(brief.topic.title)] };
  const whole = length === 'long' ? longBlocks : shortBlocks;
  if (unchangedSince === undefined) return [heading, ...whole(brief, phrases)];
  const since = longDate(new Date(unchangedSince), timeZone, phrases);
  const words = [phrases.say('brief.edition.nothing-new', { date: since }), ...repeatedWords([brief], phrases)];
  const line: Block = { kind: 'paragraph', text: [text(words.join(' '))] };
  return [heading, ...bottomLineBlocks(brief, phrases), line];
}

/** Whether a brief has marks: lines of its own, or figures that were taken back. */
export function tellsSomething({ bottomLine, changes }: Brief): boolean {
  return bottomLine !== null || changes.length > 0;
}
