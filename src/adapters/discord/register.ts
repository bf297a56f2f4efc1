/**
 * Makes Discord's list of commands equal to ours. It is asked first what it has: an unchanged list costs nothing, and Discord
 * takes only a few writes a minute, which a program that is started again and again would wait for in silence.
 */
import { Routes, type REST, type RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';

type Commands = RESTPutAPIApplicationCommandsJSONBody;

/** Writes the commands, of one guild or everywhere, unless Discord has the same. Throws what discord.js' REST throws. */
export async function registerCommands(
  rest: REST,
  application: string,
  guild: string | undefined,
  ours: Commands,
): Promise<void> {
  const route = guild ? Routes.applicationGuildCommands(application, guild) : Routes.applicationCommands(application);
  const theirs = await rest
    .get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })
    .catch(() => null);
  if (!isSameList(ours, theirs)) await rest.put(route, { body: ours });
}

/** Whether Discord's answer says what we would write; in doubt it does not, and then it is written. */
export function isSameList(ours: unknown, theirs: unknown): boolean {
  const byName = (list: unknown[]) => list.map(told).sort((a, b) => (a < b ? -1 : 1));
  if (!Array.isArray(ours) || !Array.isArray(theirs) || ours.length !== theirs.length) return false;
  const [a, b] = [byName(ours), byName(theirs)];
  return a.every((each, index) => each === b[index]);
}

/** What Discord adds of its own, and what it fills in where nothing was said. */
const ADDED = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'dm_permission',
  'name_localized',
  'description_localized',
]);

/** A command in one way of writing, whatever the order of its fields; what is absent, null, false or empty is the same. */
function told(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    const fields = Object.entries(inner).filter(([name, each]) => !ADDED.has(name) && !isNothing(each));
    return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
