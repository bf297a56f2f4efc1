/** Which events may be said in other words than their article's. */
import type { Data, LanguagePack } from '../data/data.ts';
import { compileTelling, type TellingReader } from './telling.ts';
import { compileTurns } from './turns.ts';
import { compileWhole } from './whole.ts';

/** Whether a line tells an event so plainly, and so wholly, that other words can say it. */
export function compilePlain(data: Data, pack: LanguagePack): TellingReader {
  const isTold = compileTelling(pack.language);
  const isWhole = compileWhole(pack, data.themes, data.frames);
  const isTurned = compileTurns(pack);
  return (line, clauses, frame, local) =>
    isTold(line, clauses, frame, local) && isWhole(line, frame, local) && !isTurned(line, frame, local);
}
