/**
 * Whether a frame is what its article says, before any line is held against it: its words, roles, figure and date must stand in its
 * own clause, the roles must be named there, and the figure must be the whole amount that was counted there.
 */
import { sameAmount } from '../facts/amounts.ts';
import type { Analysis, Figure, Frame, Role } from '../facts/analysis.ts';
import { slice, within } from '../text/document.ts';
import { claimsOver } from './claimed.ts';
import type { Ground } from './ground.ts';

/** The figure that a frame tells, if any. */
export function figureOf({ analysis, frame }: Ground): Figure | undefined {
  return frame.figure === undefined ? undefined : analysis.figures[frame.figure];
}

/** Faults of the ground itself, as codes: `clause`, `role-outside`, `role-unnamed`, `figure-outside`, `figure-cut`, `date-outside`, `doubt`. */
export function groundFaults(ground: Ground): string[] {
  const { analysis, frame } = ground;
  const { sentences, dates } = analysis.document;
  const sentence = sentences[frame.sentence];
  const told = sentence && within(frame.clause, sentence) && within(frame.cue, frame.clause);
  const figure = figureOf(ground);
  const date = frame.date === undefined ? undefined : dates[frame.date];
  const roles = Object.values(frame.roles);
  return [
    ...(frame.negated || frame.doubted || frame.untold ? ['doubt'] : []),
    ...(told ? [] : ['clause']),
    ...(roles.every((role) => within(role, frame.clause)) ? [] : ['role-outside']),
    ...(roles.every((role) => isNamed(role, ground)) ? [] : ['role-unnamed']),
    ...(figure ? figureFaults(figure, ground) : frame.figure === undefined ? [] : ['figure-outside']),
    ...(!date || within(date, frame.clause) ? [] : ['date-outside']),
  ];
}

/** A role is filled by those whom its words name, and by nobody else; a pronoun by the one whose word its event rests on. */
function isNamed(role: Role, { analysis, frame }: Ground): boolean {
  const named = analysis.document.names.filter((name) => within(name, role)).map(({ id }) => id);
  if (role.own && named.length === 0) {
    const speakers = claimsOver(analysis, frame).filter(({ scope }) => within(role, scope));
    return role.actors.length === 1 && speakers.some(({ actor }) => actor === role.actors[0]);
  }
  return role.actors.length === named.length && role.actors.every((actor) => named.includes(actor));
}

/** A figure is an amount that its article counts, with both ends, bound and hedge, and nothing that is doubted or denied. */
function figureFaults(figure: Figure, { analysis, frame }: Ground): string[] {
  const { text, quantities } = analysis.document;
  const counted = quantities.some(
    (quantity) => quantity.start === figure.start && quantity.end === figure.end && sameAmount(quantity, figure),
  );
  return [
    ...(within(figure, frame.clause) ? [] : ['figure-outside']),
    ...(counted && slice(text, figure) === figure.text ? [] : ['figure-cut']),
    ...(figure.suspect || figure.status === 'denied' ? ['doubt'] : []),
  ];
}

/** The line's event of that kind; where somebody confirms that another confirmed, the one that stands on as many words as its source. */
export function frameIn(read: Analysis, { analysis, frame }: Ground): Frame | undefined {
  const same = read.frames.filter((found) => found.frame === frame.frame);
  const depth = claimsOver(analysis, frame).length;
  return same.find((found) => claimsOver(read, found).length === depth) ?? same[0];
}
