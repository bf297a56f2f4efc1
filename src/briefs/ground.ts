/** What the gate holds a line against: the facts it rests on, and the data to read them with. */
import type { Data } from '../data/data.ts';
import type { Analysis, Figure, Frame } from '../facts/analysis.ts';
import type { Actors } from '../text/names.ts';

/** What a composed statement rests on. */
export interface Ground {
  analysis: Analysis;
  frame: Frame;
}

/** What a position of a dispute rests on. */
export interface CountedFact {
  analysis: Analysis;
  figure: Figure;
}

export interface GateTools {
  data: Data;
  actors: Actors;
}
