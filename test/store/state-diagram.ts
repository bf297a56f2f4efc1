/** A table of states as a Mermaid diagram, for the documents. */
import { deliveryTransitions, runTransitions } from '../../src/store/states.ts';

type Table = Readonly<Record<string, readonly string[]>>;

/** States in the table's order; those that nothing leaves lead to the end. */
export function stateDiagram(table: Table, first: readonly string[]): string {
  const arrows = Object.entries(table).flatMap(([from, next]) =>
    next.length > 0 ? next.map((to) => `${from} --> ${to}`) : [`${from} --> [*]`],
  );
  const lines = [...first.map((state) => `[*] --> ${state}`), ...arrows];
  return ['```mermaid', 'stateDiagram-v2', ...lines.map((line) => `  ${line}`), '```'].join('\n');
}

/** A document with each `<!-- states: name -->` followed by the diagram of that name, and an empty line behind it. */
export function withDiagrams(document: string, diagrams: Readonly<Record<string, string>>): string {
  return document.replace(
    /<!-- states: (\w+) -->\n+(?:```mermaid\n[^`]*```\n*)?/g,
    (_block, name: string) => `<!-- states: ${name} -->\n\n${diagrams[name] ?? `No states are called ${name}.`}\n\n`,
  );
}

export const diagrams = {
  delivery: stateDiagram(deliveryTransitions, ['queued']),
  run: stateDiagram(runTransitions, ['rendered', 'missed', 'empty']),
};
