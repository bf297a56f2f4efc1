/** Draws the states of the code into docs/delivery.md: `npm run docs:states`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { diagrams, withDiagrams } from './state-diagram.ts';

const PATH = resolve(import.meta.dirname, '../../docs/delivery.md');
writeFileSync(PATH, withDiagrams(readFileSync(PATH, 'utf8'), diagrams));
