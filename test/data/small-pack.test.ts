import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readData } from '../../src/data/read-data.ts';
import { analyse } from '../../src/facts/analyse.ts';

const project = join(import.meta.dirname, '..', '..', 'data');
const NEEDED = ['language.yaml', 'numbers.yaml', 'dates.yaml'];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saar-pack-'));
  cpSync(project, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A language of its own, with only the files it cannot do without. */
function addSmallPack(code: string): void {
  const from = join(project, 'languages', 'es');
  const to = join(folder, 'languages', code);
  for (const file of NEEDED) cpSync(join(from, file), join(to, file));
  const language = join(to, 'language.yaml');
  writeFileSync(language, 'code: xx\nnames: {en: X}\nscript: Latin\nmarkers: before\n' + rest());
}

function rest(): string {
  const words = (...names: string[]) => names.map((name) => `  ${name}: []\n`).join('');
  return [
    `sentence:\n${words('abbreviations', 'mayEnd', 'openers', 'finalVerbs', 'agencies')}`,
    `clause:\n${words('openers', 'content', 'conditional', 'participle', 'after')}`,
    'bottomLineWords: 45\npointsBack: []\ndoubt: []\nqualified: []\nnegation: []\n',
    `modal:\n${words('possible', 'planned', 'ongoing', 'opening')}  progressive: ''\n`,
  ].join('');
}

describe('a language with only a few files', () => {
  it('reads its numbers and dates, and finds nothing of what it has no words for', () => {
    addSmallPack('xx');
    const data = readData(folder);
    const { document, figures } = analyse(
      {
        ...{ id: 'small', title: 'Aviso', text: 'El 3 de mayo de 2024 llegaron dos mil soldados.', language: 'xx' },
        ...{ dateCertainty: 'unknown', fetchedAt: '2024-05-06T00:00:00Z', contentHash: 'x', collection: 'test' },
      },
      data,
    );
    expect(document.numerals.map(({ value }) => value)).toContain(2000);
    expect(document.dates.map(({ iso }) => iso)).toEqual(['2024-05-03']);
    expect(document.claims).toEqual([]);
    expect(figures.filter(({ slot }) => slot !== undefined)).toEqual([]);
  });

  it('is refused when a file has a name that is never read', () => {
    writeFileSync(join(folder, 'languages', 'en', 'spech.yaml'), '{}');
    expect(() => readData(folder)).toThrow(/data\.invalid/);
  });
});
