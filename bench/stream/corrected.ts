/** Whether readers who were told a figure are told that it was withdrawn or replaced. */
import type { Correction } from './corrections.ts';
import { shows, type DigestLine } from './digest-lines.ts';
import { groupedBy } from './grouped.ts';
import type { SentEdition } from './reader.ts';

/** Why it was not: the old figure still stands as told, the new one is told as news, or nothing is said at all. */
export type Missed = 'still told' | 'new figure alone' | 'silent';

export interface CorrectionScore {
  /** Corrections in the stream. */
  made: number;
  /** Times that a subscription had told a figure which its source then corrected. */
  expected: number;
  shown: number;
  missed: Record<Missed, number>;
  examples: {
    day: string;
    subscription: string;
    kind: Correction['kind'];
    told: string;
    missed: Missed;
    after: string[];
  }[];
}

export interface ReadEdition {
  sent: SentEdition;
  lines: readonly DigestLine[];
}

export function correctionScore(
  corrections: readonly Correction[],
  editions: readonly ReadEdition[],
  articleOf: (item: string) => string,
): CorrectionScore {
  const score: CorrectionScore = {
    made: corrections.length,
    expected: 0,
    shown: 0,
    missed: { 'still told': 0, 'new figure alone': 0, silent: 0 },
    examples: [],
  };
  const subscriptions = groupedBy(editions, ({ sent }) => sent.subscription);
  for (const correction of corrections)
    for (const own of subscriptions.values()) {
      const article = articleOf(correction.item);
      const before = own.filter(({ sent }) => sent.at <= correction.at);
      const told = before.flatMap(({ lines }) => lines).find((line) => tells(line, correction, article));
      const after = own.filter(({ sent }) => sent.at > correction.at);
      if (!told || after.length === 0) continue;
      score.expected += 1;
      if (after.some((edition) => isShown(edition, correction, article))) score.shown += 1;
      else note(score, correction, told, after, article);
    }
  return score;
}

/** A line that gives the figure on the word of the article. */
function tells({ text, sentences, citations }: DigestLine, { fact, old, event }: Correction, article: string): boolean {
  const holds = sentences.find(({ told }) => told?.event === event && told.counts[fact] === old);
  return (
    citations.some(({ source }) => source === article) && holds !== undefined && shows(text, old, holds.shown[fact])
  );
}

/** A line that names the old figure, and the new one where there is one, as a change. */
function isShown({ sent, lines }: ReadEdition, correction: Correction, article: string): boolean {
  const changes = sent.edition.briefs.flatMap((brief) => brief.changes).filter(({ kind }) => kind !== 'added');
  const changed = changes.some(({ citations }) => citations.some(({ source }) => source === article));
  return (
    changed &&
    lines.some(({ text, citations }) => {
      const isOf = citations.some(({ source }) => source === article);
      const hasNew = correction.new === undefined || shows(text, correction.new, correction.newWords);
      return isOf && hasNew && shows(text, correction.old, correction.oldWords);
    })
  );
}

function note(
  score: CorrectionScore,
  correction: Correction,
  told: DigestLine,
  after: readonly ReadEdition[],
  article: string,
) {
  const { kind, at, newWords } = correction;
  const later = after
    .flatMap(({ lines }) => lines)
    .filter(({ citations }) => citations.some(({ source }) => source === article));
  const isStill = later.some((line) => tells(line, correction, article));
  const isNew = correction.new !== undefined && later.some(({ text }) => shows(text, correction.new!, newWords));
  const missed: Missed = isNew ? 'new figure alone' : isStill ? 'still told' : 'silent';
  score.missed[missed] += 1;
  const { topic, language } = after[0]!.sent;
  const day = new Date(at).toISOString().slice(0, 10);
  const lines = [...new Set(later.map(({ text }) => text))].slice(0, 3);
  score.examples.push({ day, subscription: `${topic} ${language}`, kind, told: told.text, missed, after: lines });
}
