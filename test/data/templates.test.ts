import { describe, expect, it } from 'vitest';
import { fillTemplate, namesIn, ownWords, type Parts } from '../../src/data/templates.ts';

const table: [template: string, parts: Parts, filled: string | undefined][] = [
  ['{a} met {b}', { a: 'X', b: 'Y' }, 'X met Y'],
  ['{a} met {b}', { a: 'X' }, undefined],
  ['{a} met[ {b}]', { a: 'X' }, 'X met'],
  ['{a} {a|one was|many were} lost', { a: '3 ships', 'a.form': 'many' }, '3 ships were lost'],
  ['{a} {a|one was|many were} lost', { a: '1 ship', 'a.form': 'one' }, '1 ship was lost'],
  ['{a} {a|one was|many were} lost', { a: 'it', 'a.form': 'f-one' }, 'it was lost'],
  ['{a} {a|one was|many were} lost', { a: 'it' }, 'it was lost'],
  ['[{a} {a|one has gone|many have gone}]', {}, ''],
  ['{a.oblique} पर', { a: 'समझौता', 'a.oblique': 'समझौते' }, 'समझौते पर'],
  ['{a.oblique} पर', { a: 'संधि' }, 'संधि पर'],
];

describe('templates', () => {
  it.each(table)('fill «%s» with %o', (template, parts, filled) => {
    expect(fillTemplate(template, parts)).toBe(filled);
  });

  it('tell their names and their own words, of every form', () => {
    const template = '{a.oblique} में [{b} ]{c|one था|many थे}';
    expect(namesIn(template)).toEqual(['a', 'b', 'c']);
    expect(
      ownWords(template)
        .split(/[\s[\]]+/u)
        .filter(Boolean),
    ).toEqual(['में', 'था', 'थे']);
  });
});
