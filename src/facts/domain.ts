/** Whether an article is about something else altogether: a contract of a striker is no arms deal. */
import type { DomainData } from '../data/topics.ts';
import type { SlotList } from '../data/slots.ts';
import type { Line } from '../text/line.ts';
import { tokenise } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';
import type { Figure } from './analysis.ts';

/** Takes the slots of every topic from the figures of an article whose words speak against all domains. */
export type DomainFilter = (title: string | undefined, lines: readonly Line[], figures: readonly Figure[]) => Figure[];

/** A filter for one language; figures keep their places, and what no topic asks for keeps its slot. */
export function compileDomain(domains: readonly DomainData[], slots: SlotList, language: string): DomainFilter {
  const trie = new Trie<number>();
  for (const { words } of domains) {
    for (const word of words[language]?.for ?? []) trie.add(word, 1);
    for (const word of words[language]?.against ?? []) trie.add(word, -1);
  }
  const asked = new Set(slots.filter(({ topic }) => topic !== 'other').map(({ id }) => id));
  const isAsked = ({ slot }: Figure) => slot !== undefined && asked.has(slot);
  return (title, lines, figures) => {
    if (!figures.some(isAsked)) return [...figures];
    let balance = 0;
    for (const tokens of [tokenise(title ?? ''), ...lines.map((line) => line.tokens)])
      for (const { value } of trie.longest(tokens)) balance += value;
    return balance < 0 ? figures.map((figure) => (isAsked(figure) ? open(figure) : figure)) : [...figures];
  };
}

function open(figure: Figure): Figure {
  const { slot: _slot, rule: _rule, ...rest } = figure;
  return rest;
}
