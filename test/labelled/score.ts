/** How much of what people labelled is read: F1 of topics and slots; of amounts, dates, claimants and polarities the share found. */
import type { Analysis, Figure } from '../../src/facts/analysis.ts';
import type { Span } from '../../src/text/document.ts';
import type { LabelledArticle, LabelledFigure } from './article.ts';

/** Topics that the labels know. */
const LABELLED_TOPICS = ['treaty', 'troop-deployment', 'munitions', 'regional-warnings'];
/** Words for people under arms differ too much between annotators to tell them apart. */
const PEOPLE = ['soldiers', 'personnel', 'people', 'persons'];
const ROUNDED = 1e-6;

export class Tally {
  right = 0;
  wrong = 0;
  missed = 0;
  /** What went wrong, a line each, for whoever steers by it. */
  readonly notes: string[] = [];

  hit(): void {
    this.right += 1;
  }

  false(note: string): void {
    this.wrong += 1;
    this.notes.push(`false ${note}`);
  }

  miss(note: string): void {
    this.missed += 1;
    this.notes.push(`missed ${note}`);
  }

  get f1(): number {
    const all = 2 * this.right + this.wrong + this.missed;
    return all === 0 ? 1 : (2 * this.right) / all;
  }

  /** Of what was labelled, how much was found. */
  get recall(): number {
    return this.right + this.missed === 0 ? 1 : this.right / (this.right + this.missed);
  }
}

export interface Score {
  topics: Tally;
  /** Topics found in articles that hold none. */
  distractors: Tally;
  amounts: Tally;
  slots: Tally;
  dates: Tally;
  claimants: Tally;
  polarities: Tally;
  sentences: Tally;
}

/** Compares readings with labels; `read` reads one article. */
export function score(articles: readonly LabelledArticle[], read: (article: LabelledArticle) => Analysis): Score {
  const total: Score = {
    ...{ topics: new Tally(), distractors: new Tally(), amounts: new Tally(), slots: new Tally() },
    ...{ dates: new Tally(), claimants: new Tally(), polarities: new Tally(), sentences: new Tally() },
  };
  for (const article of articles) {
    const analysis = read(article);
    scoreSentences(article, analysis, total);
    scoreFigures(article, analysis, total);
    scoreDates(article, analysis, total.dates);
    scoreClaims(article, analysis, total.polarities);
  }
  return total;
}

function scoreSentences(article: LabelledArticle, { document, topics }: Analysis, total: Score): void {
  for (const sentence of article.sentences.filter(({ kind }) => kind === 'sentence')) {
    const found = document.sentences.filter((other) => overlap(sentence, other) > 0.5);
    const place = `${article.id} “${document.text.slice(sentence.start, sentence.start + 60)}”`;
    if (found.some(({ start, end }) => start === sentence.start && end === sentence.end)) total.sentences.hit();
    else total.sentences.miss(place);
    const read = new Set(found.flatMap(({ index }) => topics[index] ?? []));
    for (const topic of LABELLED_TOPICS) {
      const wanted = sentence.topics.includes(topic);
      if (wanted && read.has(topic)) total.topics.hit();
      else if (wanted) total.topics.miss(`${topic} ${place}`);
      else if (read.has(topic) && !sentence.maybe?.includes(topic)) {
        total.topics.false(`${topic} ${place}`);
        if (article.group === 'distractor') total.distractors.false(`${topic} ${place}`);
      }
    }
  }
}

/** The share of the shorter span that both cover. */
function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared / Math.max(1, Math.min(a.end - a.start, b.end - b.start));
}

function scoreFigures({ id, figures, text }: LabelledArticle, analysis: Analysis, total: Score): void {
  const free = new Set(analysis.figures);
  for (const label of figures) {
    const found = [...free].find((figure) => overlap(label, figure) > 0 && sameValue(label, figure));
    if (found) free.delete(found);
    if (label.optional) continue;
    const note = `${id} ${label.slot} “${text.slice(label.start, label.end)}”`;
    if (!found) {
      total.amounts.miss(note);
      total.slots.miss(note);
      continue;
    }
    total.amounts.hit();
    if (sameUnit(label.unit, found.unit) && [label.slot, ...(label.also ?? [])].includes(found.slot ?? ''))
      total.slots.hit();
    else {
      total.slots.miss(`${note} as ${found.slot} ${found.unit}`);
      if (found.slot) total.slots.wrong += 1;
    }
    if ((label.claimant === null) === (found.claimant === null)) total.claimants.hit();
    else total.claimants.miss(`${note} said by ${label.claimant}, read ${found.claimant}`);
  }
  for (const { slot, text: words } of free) if (slot) total.slots.false(`${id} ${slot} “${words}”`);
}

function sameUnit(a: string, b: string): boolean {
  return a === b || (PEOPLE.includes(a) && PEOPLE.includes(b));
}

/** A vague label asks for its minimum, every other one for each end that it has. */
function sameValue(label: LabelledFigure, figure: Figure): boolean {
  const ends = (amount: Pick<Figure, 'value' | 'min' | 'max'>) => [
    amount.min ?? (amount.max === undefined ? amount.value : undefined),
    amount.max ?? (amount.min === undefined ? amount.value : undefined),
  ];
  if (label.vague) return near(label.min, figure.min ?? figure.value);
  const [low, high] = ends(label);
  const [readLow, readHigh] = ends(figure);
  return near(low, readLow) && near(high, readHigh);
}

function near(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= ROUNDED * Math.max(1, Math.abs(a), Math.abs(b));
}

function scoreDates({ id, dates, text }: LabelledArticle, { document }: Analysis, tally: Tally): void {
  for (const label of dates.filter(({ optional }) => !optional)) {
    const found = document.dates.filter((date) => overlap(label, date) > 0);
    if (found.some(({ iso }) => iso === label.iso)) tally.hit();
    else
      tally.miss(
        `${id} “${text.slice(label.start, label.end)}” ${label.iso}, read ${found.map(({ iso }) => iso).join()}`,
      );
  }
}

function scoreClaims({ id, claims, text }: LabelledArticle, { document }: Analysis, tally: Tally): void {
  for (const { start, polarity, claimant } of claims) {
    const sentence = document.sentences.find((found) => found.start <= start && start < found.end);
    const found = document.claims.some((claim) => claim.sentence === sentence?.index && claim.polarity === polarity);
    if (found) tally.hit();
    else tally.miss(`${id} ${claimant} ${polarity} “${text.slice(start, start + 60)}”`);
  }
}
