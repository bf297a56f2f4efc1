/** A kind of event, as its file in `first/` or `second/` says: what is known of each, how it goes on, and how it is told. */
import { basename } from 'node:path';
import { addSection, readHeadings, textFiles, type Heading, type Sections } from './sections.ts';

/** What is asked of each event of a kind. */
export type FactRule =
  | { is: 'state' | 'place' | 'person' }
  /** A number between two, rounded; with every stage it grows by up to that factor. */
  | { is: 'count'; from: number; to: number; round: number; grows: number }
  /** One of some words, in every language. */
  | { is: 'pick'; choices: string[][] }
  /** A day so many days ahead of the event; behind it where the numbers are negative. */
  | { is: 'ahead'; from: number; to: number };

export interface Stage {
  name: string;
  /** Hours since the event began, about. */
  hours: number;
  sections: Sections;
}

export interface Kind {
  id: string;
  /** What kind of reactions it calls forth. */
  tone: string;
  weight: number;
  facts: Map<string, FactRule>;
  stages: Stage[];
}

/** Sections that are no part of a report's body. */
export const APART = ['title', 'lead', 'recall', 'source'];

export function readKinds(folder: string): Kind[] {
  return textFiles(folder).map(readKind);
}

function readKind(path: string): Kind {
  const kind: Kind = { id: basename(path, '.txt'), tone: 'plain', weight: 1, facts: new Map(), stages: [] };
  for (const heading of readHeadings(path)) {
    const [word, first, second] = heading.words;
    if (word === 'tone') kind.tone = first!;
    else if (word === 'weight') kind.weight = Number(first);
    else if (word === 'fact') kind.facts.set(first!, factRule(heading));
    else if (word === 'stage') kind.stages.push({ name: first!, hours: Number(second ?? 0), sections: new Map() });
    else addSection(kind.stages.at(-1)!.sections, heading);
  }
  checkLanguages(kind, path);
  return kind;
}

/** `@fact dead count 4 60 1 1.5`, `@fact cause pick heavy rain = भारी बारिश ; …`, `@fact due ahead 3 20`. */
function factRule({ words }: Heading): FactRule {
  const [, , is, ...rest] = words;
  const [from = 0, to = 0, round = 1, grows = 1] = rest.map(Number);
  if (is === 'count') return { is, from, to, round, grows };
  if (is === 'ahead') return { is, from, to };
  if (is === 'pick') return { is, choices: choicesIn(rest.join(' ')) };
  return { is: is as 'state' | 'place' | 'person' };
}

function choicesIn(words: string): string[][] {
  return words.split(';').map((choice) => choice.split('=').map((each) => each.trim()));
}

/** What one language tells, the others tell too: a section that one of them lacks is a slip. */
function checkLanguages({ stages }: Kind, path: string): void {
  for (const { name, sections } of stages) {
    const named = [...sections.values()].map((own) => [...own.keys()].sort().join(' '));
    if (new Set(named).size > 1)
      throw new Error(`${path}: the languages differ in stage ${name}: ${named.join(' | ')}`);
  }
}
