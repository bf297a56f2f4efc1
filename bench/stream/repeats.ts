/** Which digest lines tell again what an earlier digest of the same subscription told, with nothing changed since. */
import { shows, type DigestLine } from './digest-lines.ts';
import type { SentEdition } from './reader.ts';

export interface Repeat {
  subscription: string;
  day: string;
  text: string;
  earlier: string;
  /** `again`: every word of it was told. `more`: another matter of an event that did not change. */
  kind: 'again' | 'more';
  block: string;
}

export interface RepeatScore {
  lines: number;
  /** Lines that an edition after the first could have repeated. */
  later: number;
  again: number;
  more: number;
  /** Lines whose sentence is none of the stream's. */
  unknown: number;
  byBlock: Record<string, number>;
  repeats: Repeat[];
}

/** What a reader knows: matter or number → the line that told it first. */
type Known = Map<string, string>;

/** @param editions in order of time, each with its lines */
export function repeatScore(editions: readonly { sent: SentEdition; lines: readonly DigestLine[] }[]): RepeatScore {
  const known = new Map<string, Known>();
  const score: RepeatScore = { lines: 0, later: 0, again: 0, more: 0, unknown: 0, byBlock: {}, repeats: [] };
  for (const { sent, lines } of editions) {
    const before: Known = known.get(sent.subscription) ?? new Map();
    score.lines += lines.length;
    if (known.has(sent.subscription)) score.later += lines.length;
    for (const line of lines) {
      if (line.sentences.length === 0) score.unknown += 1;
      const repeat = repeatIn(line, before);
      if (!repeat) continue;
      const { subscription, topic, language, at } = sent;
      const day = new Date(at).toISOString().slice(0, 10);
      score[repeat.kind] += 1;
      const block = `${repeat.kind} ${line.block}`;
      score.byBlock[block] = (score.byBlock[block] ?? 0) + 1;
      score.repeats.push({
        subscription: `${topic} ${language} ${subscription}`,
        day,
        text: line.text,
        block,
        ...repeat,
      });
    }
    const after = new Map(before);
    for (const line of lines) for (const fact of factsOf(line)) if (!after.has(fact)) after.set(fact, line.text);
    known.set(sent.subscription, after);
  }
  return score;
}

function repeatIn(line: DigestLine, before: Known): Pick<Repeat, 'kind' | 'earlier'> | undefined {
  const facts = factsOf(line);
  const told = facts.filter((fact) => before.has(fact));
  if (facts.length === 0 || told.length === 0) return undefined;
  const earlier = before.get(told.find((fact) => !fact.startsWith('stage ')) ?? told[0]!)!;
  if (told.length === facts.length) return { kind: 'again', earlier };
  const isNews = (fact: string) => !before.has(fact) && (fact.includes('=') || fact.startsWith('stage '));
  return facts.some(isNews) ? undefined : { kind: 'more', earlier };
}

/** `stage <event> <stage>`, `matter <event> <stage>/<section>`, and `<event> <fact>=<value>` for the numbers that the line shows. */
function factsOf({ text, sentences }: DigestLine): string[] {
  const facts = sentences.flatMap(({ told, shown, text: own }) => {
    if (!told) return [];
    const { event, matter, counts } = told;
    const numbers = Object.entries(counts).filter(([key, value]) => shows(text, value, shown[key]));
    const stage = matter === 'reaction' ? [] : [`stage ${event} ${matter.split('/')[0]}`];
    const about = matter === 'reaction' ? `reaction ${event} ${own}` : `matter ${event} ${matter}`;
    return [...stage, about, ...numbers.map(([key, value]) => `${event} ${key}=${value}`)];
  });
  return [...new Set(facts)];
}
