/** What a brief is about: a topic of the data folder, or a question in a reader's own words. */
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import type { Analysis } from '../facts/analysis.ts';
import { answersTo } from './answers.ts';
import { readQuestion } from './question.ts';

export interface Subject {
  id: string;
  /** In the reader's language, or the reader's own words. */
  title: string;
  /** Frames and slots in order of value for a reader. */
  frames: readonly string[];
  slots: readonly string[];
  /** Slots whose disagreements concern it. */
  disputed: ReadonlySet<string>;
  /** Slots that it usually answers. */
  asks: readonly string[];
  /** False when nothing is asked for. */
  asksAnything: boolean;
  /** Whether a sentence is on the subject. */
  belongs(analysis: Analysis, sentence: number): boolean;
  /** Whether a figure of one of the slots is on the subject, given its sentence. */
  counts(analysis: Analysis, sentence: number): boolean;
  /** How much nearer than others a sentence is to what was asked: 0 to 1; 0 for all where a topic's own order decides. */
  relevance(analysis: Analysis, sentence: number): number;
}

/** Either a topic's id or a reader's own words. */
export type Asked = { topic: string; about?: undefined } | { topic?: undefined; about: string };

/** @throws SaarError `topic.unknown`. */
export function subjectOf(asked: Asked, language: string, analyses: readonly Analysis[], data: Data): Subject {
  return asked.about === undefined
    ? topicSubject(asked.topic, language, data)
    : questionSubject(asked.about, analyses, data);
}

/** A topic as a subject. @throws SaarError `topic.unknown`. */
export function topicSubject(id: string, language: string, data: Data): Subject {
  const topic = data.topics.get(id);
  if (!topic) throw new SaarError('topic.unknown', { topic: id });
  const { frames, slots, asks, denial, title } = topic;
  return {
    id,
    title: title[language] ?? id,
    frames,
    slots,
    disputed: new Set([...slots, ...(denial ? [denial.slot] : [])]),
    asks,
    asksAnything: true,
    belongs: (analysis, sentence) => analysis.topics[sentence]?.includes(id) ?? false,
    counts: () => true,
    relevance: () => 0,
  };
}

/** A question may be answered by whatever some topic asks for; no topic asks, so nothing is missing. */
function questionSubject(words: string, analyses: readonly Analysis[], data: Data): Subject {
  const question = readQuestion(words, data);
  const answers = answersTo(question, analyses, data);
  const topics = [...data.topics.values()];
  const slots = [...new Set(topics.flatMap((topic) => topic.slots))];
  return {
    id: question.id,
    title: question.title,
    frames: data.frames.map(({ id }) => id),
    slots,
    disputed: new Set([...slots, ...topics.flatMap(({ denial }) => (denial ? [denial.slot] : []))]),
    asks: [],
    asksAnything: question.parts.length > 0,
    belongs: answers.belongs,
    counts: answers.belongs,
    relevance: answers.relevance,
  };
}
