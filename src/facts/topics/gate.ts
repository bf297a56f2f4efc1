/**
 * Whether a document belongs to a domain at all: enough words for it, no single other field that outweighs them, and not as many
 * words of all other fields together: an ants' war is told in words of zoology, of science and of farming.
 */
import type { DomainData } from '../../data/topics.ts';
import type { Mark, Marks } from './lexicon.ts';

/** One word said over and over (a metaphor, a name) counts no more often than this. */
const MOST_OF_ONE = 3;

/** `foreign`: words of one other field outweigh the domain's own, so that its figures are none of this domain either. */
export type Belonging = 'own' | 'thin' | 'foreign';

/**
 * `lines` are the marks of the title and of every line, `states` how many states the document names: news between states counts
 * for it with every state after the first, and a report that names none must be the plainer about it. A document with too few words
 * to tell is `thin`.
 */
export function belonging(domain: DomainData, language: string, lines: readonly Marks[], states: number): Belonging {
  if (!domain.words[language]) return 'own';
  const votes = countVotes(domain.id, lines);
  const pro = (votes.get('') ?? 0) + Math.min(Math.max(0, states - 1), domain.states);
  votes.delete('');
  const strongest = Math.max(0, ...votes.values());
  const together = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const balance = domain.balance[Math.min(states, domain.balance.length - 1)]!;
  if (pro >= domain.least && pro >= strongest * domain.ratio && pro >= together * balance) return 'own';
  return strongest > pro && strongest >= domain.least ? 'foreign' : 'thin';
}

/** Votes by field; the domain's own under the empty name. Overlapping words of one field count once. */
function countVotes(domain: string, lines: readonly Marks[]): Map<string, number> {
  const votes = new Map<string, number>();
  const said = new Map<Mark, number>();
  for (const { votes: cast } of lines) {
    if (cast.length === 0) continue;
    const ends = new Map<string, number>();
    for (const { value, start, end } of cast) {
      const field = fieldOf(value, domain);
      if (field === undefined || start < (ends.get(field) ?? -1)) continue;
      ends.set(field, end);
      const times = (said.get(value) ?? 0) + 1;
      said.set(value, times);
      if (times <= MOST_OF_ONE) votes.set(field, (votes.get(field) ?? 0) + 1);
    }
  }
  return votes;
}

function fieldOf(mark: Mark, domain: string): string | undefined {
  if (mark.kind === 'group' || mark.domain !== domain) return undefined;
  if (mark.kind === 'for' || mark.kind === 'primary') return '';
  return mark.kind === 'against' ? mark.field : undefined;
}
