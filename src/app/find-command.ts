/** Which command a person names, in any language Saar speaks; a group's name stands for all of its commands. */
import { SaarError } from '../errors.ts';
import { fold } from '../text/fold.ts';
import type { App } from './app.ts';
import type { Command } from './command.ts';
import { nearest } from './edit-distance.ts';
import { pathsByName } from './parse.ts';

const NEAREST_SHOWN = 3;
const LONGEST_SHOWN = 60;

/** The commands of that name; more than one for a group. @throws SaarError `command.unknown` with the nearest. */
export function findCommands(commands: readonly Command[], app: App, typed: string): Command[] {
  const name = typed.trim().replace(/^\//, '').replace(/\s+/gu, ' ');
  const listed = commands.filter(({ unlisted }) => !unlisted);
  const names = pathsByName(listed, app);
  const found = names.get(fold(name))?.target;
  if (typeof found === 'object') return [found];
  if (found !== undefined) return listed.filter(({ path }) => path.startsWith(`${found} `));
  const known = [...names].map(([key, { target }]) => ({
    name: key,
    id: `/${typeof target === 'string' ? target : target.path}`,
  }));
  throw new SaarError('command.unknown', {
    given: `/${[...name].slice(0, LONGEST_SHOWN).join('')}`,
    nearest: nearest(name, known, NEAREST_SHOWN).join(', '),
  });
}
