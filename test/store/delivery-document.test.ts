/** docs/delivery.md shows the states of the code: `npm run docs:states` draws them anew. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { diagrams, stateDiagram, withDiagrams } from './state-diagram.ts';

const PATH = resolve(import.meta.dirname, '../../docs/delivery.md');
it('the document draws the states of the code', () => {
  const document = readFileSync(PATH, 'utf8');
  for (const diagram of Object.values(diagrams)) expect(document).toContain(diagram);
  expect(withDiagrams(document, diagrams)).toBe(document);
});

it('every fence of the document stands alone on its line', () => {
  const fences = readFileSync(PATH, 'utf8')
    .split('\n')
    .filter((line) => line.includes('```'));
  expect(fences).toEqual(fences.map((_fence, index) => (index % 2 === 0 ? '```mermaid' : '```')));
});

it('a diagram drawn for the first time does not run into the words behind it', () => {
  const drawn = withDiagrams('<!-- states: lamp -->\n\nWords.\n', { lamp: stateDiagram({ on: [] }, ['on']) });
  expect(drawn).toContain('\n```\n\nWords.\n');
  expect(withDiagrams(drawn, { lamp: stateDiagram({ on: [] }, ['on']) })).toBe(drawn);
});

it('a diagram begins where its machine begins and ends where nothing leaves it', () => {
  expect(stateDiagram({ on: ['off'], off: [] }, ['on']).split('\n')).toEqual([
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> on',
    '  on --> off',
    '  off --> [*]',
    '```',
  ]);
});
