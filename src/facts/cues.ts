/** Every word of a language that speaks about figures, in one trie: what chooses a slot, tells a status, or looks back. */
import type { SlotsData } from '../data/slots.ts';
import type { DateMention } from '../text/document.ts';
import type { Line } from '../text/line.ts';
import { oncePer } from '../data/once-per.ts';
import { Trie } from '../text/trie.ts';

/** Words of one family swallow each other ("killed or wounded" is no "killed"); those of two families stand side by side. */
type Family = 'slot' | 'status' | 'memory';

interface Word {
  family: Family;
  /** The group, slot, status or list that the word belongs to. */
  id: string;
  /** A phrase that looks like a cue and is none. */
  barred: boolean;
}

/** A cue in a line: its tokens, and what it speaks for. */
export interface Cue {
  from: number;
  to: number;
  id: string;
}

/** The cues of one line by family, each in order of start. */
export type LineCues = Readonly<Record<Family, readonly Cue[]>>;

export type CueReader = (line: Line) => LineCues;

/** Group names, slot ids and lists share one space of ids: what is a slot's own or weak cue says so in its id. */
export const ownCue = (slot: string) => `near ${slot}`;
export const weakCue = (slot: string) => `weak ${slot}`;

/** A reader of cues for one language, each line once: its words are asked for again by the two sentences behind it. */
export function compileCues(data: SlotsData): CueReader {
  const trie = new Trie<Word>();
  const add = (family: Family, id: string, phrases: readonly string[]) => {
    for (const phrase of phrases) trie.add(phrase.replace(/^!/, ''), { family, id, barred: phrase.startsWith('!') });
  };
  for (const [group, phrases] of Object.entries(data.groups)) add('slot', group, phrases);
  for (const [slot, phrases] of Object.entries(data.near)) add('slot', ownCue(slot), phrases);
  for (const [slot, phrases] of Object.entries(data.weak)) add('slot', weakCue(slot), phrases);
  for (const status of STATUSES) add('status', status, data.status[status]);
  for (const side of ['before', 'after'] as const) add('status', `was ${side}`, data.status.was[side]);
  for (const list of LISTS) add('memory', list, data.memory[list]);
  return oncePer((line) => cuesIn(line, trie));
}

const STATUSES = ['planned', 'possible', 'ongoing', 'done', 'denied', 'ahead', 'stays', 'stop'] as const;
const LISTS = ['carry', 'compare', 'same', 'pair', 'part', 'partOf', 'beaten', 'counting', 'among'] as const;

function cuesIn(line: Line, trie: Trie<Word>): LineCues {
  const found: Record<Family, Cue[]> = { slot: [], status: [], memory: [] };
  const reached: Record<Family, number> = { slot: 0, status: 0, memory: 0 };
  for (let from = 0; from < line.tokens.length; from += 1) {
    const matches = trie.matchesAt(line.tokens, from);
    if (matches.length === 0) continue;
    const longest: Record<Family, number> = { slot: 0, status: 0, memory: 0 };
    for (const { to, value } of matches) longest[value.family] = Math.max(longest[value.family], to);
    for (const { to, value } of matches)
      if (to === longest[value.family] && to > reached[value.family] && !value.barred)
        found[value.family].push({ from, to, id: value.id });
    for (const { value } of matches) reached[value.family] = Math.max(reached[value.family], longest[value.family]);
  }
  return found;
}

/** A month that is spelled as a modal verb ("in May") tells no status. */
export function outsideDates(cues: LineCues, { tokens }: Line, dates: readonly DateMention[]): LineCues {
  if (dates.length === 0) return cues;
  const isDated = ({ from, to }: Cue) =>
    dates.some(({ start, end }) => tokens[from]!.start >= start && tokens[to - 1]!.end <= end);
  return { ...cues, status: cues.status.filter((cue) => !isDated(cue)) };
}
