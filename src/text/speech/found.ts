/** What the search for who speaks finds. */
import type { Phrase } from './scene.ts';

/** A claimant's phrase, and where it stands to its cue. */
export interface Found {
  phrase: Phrase;
  /** True for "said X": the claimant follows its verb. */
  turned?: boolean;
  /** Token after the agent's marker: what is said may stand from here to the verb. */
  after?: number;
}

/** `shared` means the claimant is the one the sentence already has; undefined that the cue is no speech. */
export type Claimant = Found | 'shared' | 'nobody' | undefined;
