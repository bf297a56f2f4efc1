/** The commands that there are, held to what Discord takes in one list. */
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { applicationCommands } from '../../../src/adapters/discord/commands.ts';
import { createDoor } from '../../../src/app/door.ts';
import { fakeApp, now } from '../../app/fake-app.ts';

interface Named {
  type?: number;
  name: string;
  description?: string;
  required?: boolean;
  name_localizations?: Record<string, string> | null;
  description_localizations?: Record<string, string> | null;
  options?: Named[];
}

/** Discord's number for a word that only stands behind a group's name, which then cannot be called by itself. */
const SUBCOMMAND = 1;

const door = createDoor(commands, fakeApp(), () => now);
const list = applicationCommands(door, 'global') as unknown as (Named & {
  contexts: number[];
  integration_types: number[];
  default_member_permissions: string | null;
})[];

function all(named: readonly Named[]): Named[] {
  return named.flatMap((each) => [each, ...all(each.options ?? [])]);
}

/** Discord counts the longest of a name and its translations, and so for descriptions. */
function size({ name, name_localizations, description = '', description_localizations, options = [] }: Named): number {
  const longest = (words: string, others?: Record<string, string> | null) =>
    Math.max(...[words, ...Object.values(others ?? {})].map((each) => [...each].length));
  const own = longest(name, name_localizations) + longest(description, description_localizations);
  return own + options.reduce((sum, each) => sum + size(each), 0);
}

describe('the whole list of commands', () => {
  it('keeps Discord’s limits', () => {
    expect(list.length).toBeLessThanOrEqual(100);
    for (const command of list) expect([command.name, size(command)].join(' ')).toSatisfy(() => size(command) <= 4000);
    for (const { name, description, options = [] } of all(list)) {
      expect(name).toMatch(/^[-_\p{L}\p{M}\p{N}]{1,32}$/u);
      expect([...description!].length).toBeGreaterThan(0);
      expect(description!.length).toBeLessThanOrEqual(100);
      expect(options.length).toBeLessThanOrEqual(25);
      expect(new Set(options.map((each) => each.name)).size).toBe(options.length);
      const required = options.map((each) => each.required === true);
      expect(required).toEqual([...required].sort((one, other) => Number(other) - Number(one)));
    }
  });

  it('has a Hindi description everywhere, uncut, and Hindi names that Discord takes', () => {
    for (const { name_localizations: names, description, description_localizations: words } of all(list)) {
      expect(words?.['hi']).toMatch(/\p{Script=Devanagari}/u);
      for (const each of [words!['hi']!, description!]) expect(each.endsWith('…')).toBe(false);
      if (names?.['hi']) expect(names['hi']).toMatch(/^[-_\p{L}\p{M}\p{N}]{1,32}$/u);
    }
  });

  it('names what stands in no menu nowhere', () => {
    const unlisted = commands.filter((command) => command.unlisted).map(({ path }) => path);
    expect(unlisted.length).toBeGreaterThan(0);
    const groups = list.filter(({ options = [] }) => options.some(({ type }) => type === SUBCOMMAND));
    const called = list.filter((each) => !groups.includes(each)).map(({ name }) => name);
    for (const path of unlisted) expect(called).not.toContain(path);
    for (const { options } of groups) expect(options!.every(({ type }) => type === SUBCOMMAND)).toBe(true);
  });

  it('lets anybody read anywhere, also who brought Saar along, and keeps settings to servers and their keepers', () => {
    const settings = (name: string) =>
      commands
        .filter(({ path, unlisted }) => !unlisted && path.split(' ')[0] === name)
        .every(({ access }) => access === 'settings');
    for (const { name, contexts, integration_types, default_member_permissions } of list) {
      const expected = settings(name) ? [[0], [0], '32'] : [[0, 1, 2], [0, 1], null];
      expect([name, contexts, integration_types, default_member_permissions]).toEqual([name, ...expected]);
    }
  });
});
