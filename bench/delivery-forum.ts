/**
 * What the Discord stand-in leaves out of forums, and a digest needs: a post holds the message that opened it, the gateway
 * tells of it, and tells of the open posts again whenever a session begins.
 */
import type { Fakes } from '../test/platform/stand-ins.ts';

const THREADS = 'POST /channels/{channel_id}/threads';
const GUILDS = 1;
const CREATE_PUBLIC_THREADS = 1n << 35n;

interface Thread {
  id: string;
  parent_id?: string;
  guild_id: string;
  /** Who opened it. */
  owner_id?: string;
}

interface Asked {
  p: { channel_id: string; guild_id: string };
  body: { message?: object };
}

interface Answered {
  status: number;
  body: Thread;
}

interface Listed {
  status: number;
  body: { threads: Thread[]; members: []; has_more: boolean };
}

interface Guild {
  id: string;
  roles: { permissions: string }[];
}

interface Inside {
  handlers: Record<string, (this: Inside, asked: Asked) => Promise<Answered | Listed>>;
  channels: Map<string, Thread>;
  addGuild(guild: object): Guild;
  guildCreate(guild: { id: string }): object;
  makeMessage(channelId: string, body: object, files: [], extra: object): object;
  dispatch(event: string, payload: object, intent: number): void;
}

/** The handlers are the module's own: they are changed once for all stand-ins of this process. */
let changed = false;

export function teachForums(fakes: Fakes): void {
  const discord = fakes.discord as unknown as Inside;
  const usual = discord.addGuild.bind(discord);
  discord.addGuild = (guild) => mayOpenPosts(usual(guild));
  const told = discord.guildCreate.bind(discord);
  discord.guildCreate = (guild) => ({ ...told(guild), threads: openIn(discord, guild.id) });
  if (changed) return;
  changed = true;
  const opened = discord.handlers[THREADS] as (this: Inside, asked: Asked) => Promise<Answered>;
  discord.handlers[THREADS] = async function (asked) {
    const answer = await opened.call(this, asked);
    const { id } = answer.body;
    // Discord gives the message that opens a post the id of the post.
    if (answer.status < 300 && asked.body.message) this.makeMessage(id, asked.body.message, [], { id });
    if (answer.status < 300) this.dispatch('THREAD_CREATE', { ...answer.body, newly_created: true }, GUILDS);
    return answer;
  };
  discord.handlers['GET /guilds/{guild_id}/threads/active'] = async function ({ p }) {
    return listed(openIn(this, p.guild_id));
  };
  discord.handlers['GET /channels/{channel_id}/threads/archived/public'] = async () => listed([]);
}

function listed(threads: Thread[]): Listed {
  return { status: 200, body: { threads, members: [], has_more: false } };
}

/** Discord lets Saar open posts where it may send; the stand-in's roles leave that out. */
function mayOpenPosts(guild: Guild): Guild {
  for (const role of guild.roles) role.permissions = String(BigInt(role.permissions) | CREATE_PUBLIC_THREADS);
  return guild;
}

function openIn(discord: Inside, guildId: string): Thread[] {
  return [...discord.channels.values()].filter((each) => each.parent_id != null && each.guild_id === guildId);
}

/** Where the digests of a forum stand: the posts that Saar opened. */
export function postsOf(fakes: Fakes, forumId: string): string[] {
  const { channels } = fakes.discord as unknown as Inside;
  return [...channels.values()]
    .filter((each) => each.parent_id === forumId && each.owner_id !== undefined)
    .map(({ id }) => id);
}
