/** A digest's edition as one message: dated in the reader's zone, one section a topic, none of them ever blank. */
import type { Brief } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { sourcesAction } from './brief-actions.ts';
import { bottomLineBlocks, shortBlocks } from './brief-message.ts';
import { localDay, localTime, longDate } from '../data/date-words.ts';
import { text, type Block, type Message } from './message.ts';

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

export function editionMessage(topics: readonly EditionTopic[], phrases: Phrases, time: EditionTime): Message {
  const sections = topics.flatMap((topic) => section(topic, phrases, time.timeZone));
  const none: Block = { kind: 'lead', text: [text(phrases.say('brief.edition.no-topics'))] };
  return {
    language: phrases.language,
    blocks: [...head(phrases, time), ...(sections.length > 0 ? sections : [none])],
    actions: topics
      .filter(({ brief }) => brief.bottomLine !== null)
      .map(({ brief }) => sourcesAction(brief, phrases.say('brief.action.sources-of', { topic: brief.topic.title }))),
  };
}

function head(phrases: Phrases, { timeZone, scheduledFor, sentAt }: EditionTime): Block[] {
  const title: Block = {
    kind: 'title',
    text: [text(phrases.say('brief.edition.title', { date: localDay(scheduledFor, timeZone, phrases) }))],
  };
  if (!sentAt) return [title];
  const times = {
    due: localTime(scheduledFor, timeZone, phrases),
    sent: localTime(sentAt, timeZone, phrases),
  };
  return [title, { kind: 'note', text: [text(phrases.say('brief.edition.late', times))] }];
}

function section({ brief, unchangedSince }: EditionTopic, phrases: Phrases, timeZone: string): Block[] {
  const heading: Block = { kind: 'heading', text: [text(brief.topic.title)] };
  if (unchangedSince === undefined) return [heading, ...shortBlocks(brief, phrases)];
  const since = longDate(new Date(unchangedSince), timeZone, phrases);
  const line: Block = { kind: 'paragraph', text: [text(phrases.say('brief.edition.nothing-new', { date: since }))] };
  return [heading, ...bottomLineBlocks(brief, phrases), line];
}
