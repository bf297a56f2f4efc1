import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { describe as describeCommand } from '../../src/app/describe.ts';
import { readPhrases, type Phrases } from '../../src/data/phrases.ts';
import { readData } from '../../src/data/read-data.ts';
import { readDataFile } from '../../src/data/files.ts';
import { z } from 'zod';

/** The scales of a language's own numbers: a lakh has no English key, nor a billion a Hindi one. */
const OWN_SCALE = /^numbers\.scale\./;

const phrases = readPhrases('data/phrases');
const all = [...phrases.values()];
const [first, ...others] = all as [Phrases, ...Phrases[]];

/** Source files of the program, with their text. */
const sources = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
);

/** Every match of a pattern's first group in the program, with its file. */
function found(pattern: RegExp): { file: string; key: string }[] {
  return sources.flatMap(({ file, text }) => [...text.matchAll(pattern)].map((match) => ({ file, key: match[1]! })));
}

/** A key as it is, or with its plural forms. */
function known({ keys, has }: Phrases, key: string): boolean {
  return has(key) || keys.some((each) => each === `${key}.other`);
}

function parametersOf({ say }: Phrases, key: string): string[] {
  return [...new Set([...say(key).matchAll(/\{(\w+)(?:\.oblique)?\}/g)].map((match) => match[1]!))].sort();
}

function shared({ keys }: Phrases): string[] {
  return keys.filter((key) => !OWN_SCALE.test(key));
}

describe('the phrases', () => {
  it.each(others.map((each) => [each.language, each] as const))(
    'of %s have the same keys as the others',
    (_language, each) => {
      expect(shared(each)).toEqual(shared(first));
    },
  );

  it.each(others.map((each) => [each.language, each] as const))(
    'of %s take the same parameters as the others',
    (_language, each) => {
      const differing = shared(first).filter(
        (key) => String(parametersOf(first, key)) !== String(parametersOf(each, key)),
      );
      expect(differing).toEqual([]);
    },
  );

  it('have both plural forms wherever there is one', () => {
    const plural = first.keys.filter((key) => /\.(one|other)$/.test(key)).map((key) => key.replace(/\.\w+$/, ''));
    for (const key of new Set(plural))
      for (const form of ['one', 'other']) expect(first.keys).toContain(`${key}.${form}`);
  });

  it('are never empty', () => {
    for (const { keys, say } of all) expect(keys.filter((key) => say(key).trim() === '')).toEqual([]);
  });

  it('hold every key that the program says', () => {
    const said = found(/(?:\bsay|\.phrase|\bphrase)\(\s*(?:\w+,\s*)?'([a-z][\w-]*(?:\.[\w-]+)+)'/g);
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter(({ key }) => !known(first, key))).toEqual([]);
  });

  it('hold something below every key that the program completes', () => {
    const begun = found(/(?:\bsay|\.phrase|\bphrase)\(\s*(?:\w+,\s*)?`([a-z][\w-]*\.[\w.-]*)\$\{/g);
    expect(begun.filter(({ key }) => !first.keys.some((each) => each.startsWith(key)))).toEqual([]);
  });

  it('have words for every code that the program throws', () => {
    const thrown = found(/new SaarError\(\s*'([\w.-]+)'/g);
    expect(thrown.length).toBeGreaterThan(10);
    expect(thrown.filter(({ key }) => !known(first, `errors.${key}`))).toEqual([]);
  });

  it('name every slot of the data', () => {
    const slots = readDataFile('data/facts/slots.yaml', z.array(z.looseObject({ id: z.string() })));
    expect(slots.filter(({ id }) => !known(first, `brief.slot.${id}`))).toEqual([]);
  });

  it('name every unit of every slot in singular and plural', () => {
    const units = new Set(readData('data').slots.flatMap((slot) => slot.units));
    expect([...units].filter((unit) => !known(first, `brief.unit.${unit}`))).toEqual([]);
  });

  it('name every language there is, for readers of every language', () => {
    for (const { language } of all)
      for (const key of [
        `brief.language.${language}`,
        `chat.language-labels.${language}`,
        `chat.language-names.${language}`,
      ])
        expect(known(first, key) ? '' : key).toBe('');
  });
});

describe('the names of commands', () => {
  const described = commands.flatMap(({ path, options }) => [
    { path, option: undefined },
    ...(path.includes(' ') ? [{ path: path.split(' ')[0]!, option: undefined }] : []),
    ...options.map(({ name }) => ({ path, option: name })),
  ]);

  it.each(all.map((each) => [each.language, each] as const))(
    'and of options in %s are what Discord takes',
    (_language, each) => {
      for (const { path, option } of described) {
        const { name, description } = describeCommand(each, path, option);
        expect(name).toMatch(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u);
        expect(name).toBe(name.toLowerCase());
        expect([...description].length).toBeLessThanOrEqual(100);
        expect(description).not.toMatch(/^\[/);
      }
    },
  );

  it('are different within one command in every language', () => {
    for (const each of all)
      for (const { path, options } of commands) {
        const names = options.map(({ name }) => describeCommand(each, path, name).name);
        expect(new Set(names).size).toBe(names.length);
      }
  });

  it('have an example for each option', () => {
    for (const each of all)
      for (const { path, options } of commands)
        for (const { name } of options)
          expect(each.has(`commands.${path.replace(' ', '.')}.options.${name}.example`)).toBe(true);
  });

  it('are the typed words themselves in the language of the code', () => {
    const english = phrases.get('en')!;
    for (const { path, option } of described)
      expect(describeCommand(english, path, option).name).toBe(option ?? path.split(' ').at(-1));
  });
});
