/**
 * Frames that a faulty composer or reader would hand to the gate together with a line that says exactly them: a role from another
 * clause, a figure without its bound, an event that its sentence denies. The line is right for the frame, and the frame is wrong.
 */
import type { Analysis, Figure, Frame } from '../../src/facts/analysis.ts';
import { within } from '../../src/text/document.ts';
import { analyser, linesOf, type Line } from './mutants-tools.ts';

/** A line made from a wrong ground. */
export interface WrongGround {
  kind: string;
  line: Line;
}

/** Every wrong ground of a true line whose sentence holds something to go wrong with. */
export function wrongGrounds(line: Line): WrongGround[] {
  const { analysis, frame } = line;
  const grounds = [...outsideClause(analysis, frame), ...wrongFigures(analysis, frame)];
  return grounds.flatMap(([kind, of, altered]) => {
    const text = line.composer.line(of, altered);
    return text === undefined || text === line.text
      ? []
      : [{ kind, line: { ...line, analysis: of, frame: altered, text } }];
  });
}

type Ground = readonly [kind: string, analysis: Analysis, frame: Frame];

/** A role, a figure or a date that stands in another clause of the sentence. */
function outsideClause(analysis: Analysis, frame: Frame): Ground[] {
  const { names, dates } = analysis.document;
  const outside = names.filter((name) => !within(name, frame.clause) && !name.adjective && !name.id.startsWith('new:'));
  const roles = Object.keys(frame.roles).flatMap((role) =>
    outside.map(({ id, start, end }): Ground => {
      const filled = { ...frame.roles, [role]: { start, end, actors: [id] } };
      return ['role of another clause', analysis, { ...frame, roles: filled }];
    }),
  );
  const fillers = Object.entries(frame.roles).flatMap(([role, filler]) =>
    names
      .filter(({ id }) => !filler.actors.includes(id) && !id.startsWith('new:'))
      .map(({ id }): Ground => [
        'role that its words do not name',
        analysis,
        { ...frame, roles: { ...frame.roles, [role]: { ...filler, actors: [id] } } },
      ]),
  );
  const counts = analysis.figures.flatMap((other, at): Ground[] =>
    frame.figure === undefined || within(other, frame.clause)
      ? []
      : [['figure of another clause', analysis, { ...frame, figure: at }]],
  );
  const days = dates.flatMap((date, at): Ground[] =>
    within(date, frame.clause) ? [] : [['date of another clause', analysis, { ...frame, date: at }]],
  );
  return [...roles, ...fillers, ...counts, ...days];
}

/** The frame's own figure, with its bound, range or hedge cut, or another value. */
function wrongFigures(analysis: Analysis, frame: Frame): Ground[] {
  const figure = frame.figure === undefined ? undefined : analysis.figures[frame.figure];
  if (!figure) return [];
  const put = (kind: string, change: Partial<Record<keyof Figure, unknown>>): Ground => [
    kind,
    { ...analysis, figures: analysis.figures.with(frame.figure!, { ...figure, ...change } as Figure) },
    frame,
  ];
  const size = figure.value ?? figure.min ?? figure.max!;
  return [
    ...(figure.bound
      ? [put('figure with its bound cut', { value: size, min: undefined, max: undefined, bound: undefined })]
      : []),
    ...(figure.min !== undefined && figure.max !== undefined
      ? [put('figure with its range cut', { value: size, min: undefined, max: undefined })]
      : []),
    ...(figure.approximate ? [put('figure with its hedge cut', { approximate: false })] : []),
    put('figure with another value', { value: size * 10, min: undefined, max: undefined }),
  ];
}

/** Sentences that tell no event; a faulty reader takes the marks of that from their frames. */
const UNTRUE: readonly (readonly [language: string, sentence: string])[] = [
  ['en', 'Kenya did not supply 300 drones to Peru.'],
  ['en', 'Kenya never deployed 500 soldiers to Peru.'],
  ['en', 'Kenya refused to supply 300 drones to Peru.'],
  ['en', 'If Kenya supplied 300 drones to Peru, Chile would protest.'],
  ['en', 'It is false that Kenya deployed 500 soldiers to Peru.'],
  ['en', 'Kenya almost signed a defence treaty with Peru.'],
  ['en', 'Has Kenya supplied 300 drones to Peru?'],
  ['en', 'Kenya came close to supplying 300 drones to Peru.'],
  ['hi', 'केन्या ने पेरू को 300 ड्रोन नहीं सौंपे।'],
  ['hi', 'केन्या ने पेरू में 500 सैनिक तैनात नहीं किए।'],
  ['hi', 'यह सच नहीं कि केन्या ने पेरू को 300 ड्रोन सौंपे।'],
  ['hi', 'अगर केन्या ने पेरू को 300 ड्रोन सौंपे तो चिली विरोध करेगा।'],
  ['hi', 'केन्या ने पेरू में 500 सैनिक तैनात किए होते।'],
  ['hi', 'क्या केन्या ने पेरू को 300 ड्रोन सौंपे?'],
];

/** Lines made of events that their sentence denies or supposes, their marks taken off. */
export function deniedGrounds(): WrongGround[] {
  return UNTRUE.flatMap(([language, text], index) => {
    const analysis = analyser.analyse({ id: `untrue-${index}`, language, text, publishedAt: '2025-03-10' });
    const plain = analysis.frames.map(({ doubted: _, untold: __, ...frame }): Frame => ({
      ...frame,
      negated: false,
      status: 'done',
    }));
    return linesOf({ ...analysis, frames: plain }).map((line) => {
      const told = analysis.frames[plain.indexOf(line.frame)]!;
      return { kind: told.negated ? 'negation dropped' : 'doubt dropped', line: { ...line, analysis, frame: told } };
    });
  });
}
