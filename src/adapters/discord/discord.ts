/**
 * Discord's entry: registers the commands, opens the gateway, and answers interactions through the door.
 * Loaded only when there is a token; nothing else of Saar imports discord.js.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Events, GatewayDispatchEvents, REST, Routes, type APIInteraction } from 'discord.js';
import type { Door } from '../../app/command.ts';
import { SaarError } from '../../errors.ts';
import type { Sender } from '../../messages/sender.ts';
import type { Pace } from '../../pace/pace.ts';
import { channelLookup, placesOf } from './channels.ts';
import { clockAhead } from './clock-ahead.ts';
import { applicationCommands } from './commands.ts';
import { failureOf } from './failure.ts';
import { createGateway, type DiscordSettings } from './gateway.ts';
import { createIdentifyGuard, forgetful, type IdentifyGuard, type IdentifyMemory } from './identify.ts';
import { handleInteraction, type InteractionParts } from './interactions.ts';
import { digestLane, paceOf, takingTurns } from './lane.ts';
import { answerLeft } from './left.ts';
import type { Log } from './log.ts';
import { recentIds } from './recent.ts';
import { registerCommands } from './register.ts';
import { tellReopened } from './reopened.ts';
import { replyTo } from './reply.ts';
import { createSender } from './sender.ts';
import type { Names } from './tags.ts';
import { watchGateway, watchQuiet } from './watch.ts';

export interface DiscordAdapter {
  sender: Sender;
  /** Settles when the connection is over and will not come back by itself. */
  failed: Promise<SaarError>;
  /** Takes no more interactions, lets those in hand end (at most 3 s), and closes the connection (at most 1 s). */
  stop(): Promise<void>;
}

const START_MS = 60_000;
const GRACE_MS = 3000;
const CLOSE_MS = 1000;

/**
 * Resolves when the commands are registered and the gateway is ready; afterwards it reconnects by itself. After crashes, as `memory`
 * says, it waits before it opens the gateway, up to five minutes or until the next UTC day: then it resolves beforehand, and digests
 * go out meanwhile.
 * @throws SaarError `discord.token-refused`, or `discord.start-refused`, `discord.intents-refused` or
 * `discord.gateway-refused` {code} (blame `refused`), `discord.unanswered` {code} (blame `unanswered`).
 */
export async function startDiscord(
  settings: DiscordSettings,
  door: Door,
  log: Log,
  memory: IdentifyMemory = forgetful(),
): Promise<DiscordAdapter> {
  const pace = paceOf(settings.token, settings.apiUrl);
  const guard = createIdentifyGuard(memory, WAITING, log);
  const gateway = createGateway(settings, log, { guard, pace });
  const watch = watchGateway(gateway);
  const { takeInHand, ended } = workInHand();
  const over = new AbortController();
  const ends = [() => over.abort(), () => watch.stop()];
  const stop = async () => {
    for (const end of ends) end();
    gateway.ws.removeAllListeners(GatewayDispatchEvents.InteractionCreate);
    await ended();
    gateway.removeAllListeners(Events.ShardReconnecting);
    // A peer that is gone does not take part in closing, and the library would wait half a minute for it.
    await Promise.race([gateway.destroy(), pause(CLOSE_MS)]);
  };
  const parts = interactionParts(settings, door, log, gateway);
  gateway.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    takeInHand(handleInteraction(interaction, parts));
  });
  const connect = async () => {
    await withinTime(opened(gateway, settings.token, guard, over.signal), guard);
    watch.listen();
    ends.push(watchQuiet(gateway, guard.settled), tellReopened(gateway, door, log));
    log.info('discord.ready', { guilds: gateway.guilds.cache.size });
  };
  const reasonOf = (error: unknown) => watch.reason() ?? startFailure(error);
  let late = new Promise<SaarError>(() => {});
  try {
    await withinTime(register(settings, door, pace), guard);
    if (await guard.mayNow()) await connect();
    else late = new Promise((resolve) => void connect().catch((error: unknown) => resolve(reasonOf(error))));
  } catch (error) {
    await stop().catch(() => undefined);
    throw reasonOf(error);
  }
  takeInHand(answerLeft(parts));
  const names = await topicNames(door).catch(() => []);
  const rest = digestLane(settings.token, root(settings));
  const ahead = clockAhead(rest, Date.now);
  const sender = createSender({ rest, pace, places: placesOf(gateway, Date.now), names, log, ahead });
  return { sender, failed: Promise.race([watch.failed, late]), stop };
}

/** Work that is to end before the connection is closed. */
function workInHand() {
  const inHand = new Set<Promise<void>>();
  return {
    takeInHand: (work: Promise<void>) => {
      inHand.add(work);
      void work.finally(() => inHand.delete(work));
    },
    ended: () => Promise.race([Promise.all(inHand), pause(GRACE_MS)]),
  };
}

/** Time for whoever waits to be let in; nobody is kept running by it. */
const WAITING = {
  now: Date.now,
  sleep: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, { ref: false, ...(signal && { signal }) }),
};

/** Each topic's names in every language Saar speaks: a forum's tags may be in any of them. */
async function topicNames(door: Door): Promise<Names> {
  const topics = new Map<string, string[]>();
  for (const locale of door.languages) {
    const place = { platform: 'discord', tenantId: '', destinationId: '', direct: true } as const;
    const caller = { id: '', locale, mayManage: () => Promise.resolve(false) };
    const choices = await door.suggest({ command: 'brief', options: {}, place, caller }, 'topic', '');
    for (const { value, label } of choices) topics.set(value, [...(topics.get(value) ?? [value]), label]);
  }
  return [...topics.values()];
}

function pause(milliseconds: number): Promise<void> {
  return sleep(milliseconds, undefined, { ref: false });
}

function interactionParts(settings: DiscordSettings, door: Door, log: Log, gateway: Client): InteractionParts {
  // No retries and no token in this lane: the retry is ours (reply.ts), an interaction brings its own token.
  const rest = new REST({ ...root(settings), retries: 0 });
  const wait = (milliseconds: number) => sleep(milliseconds);
  return {
    door,
    log,
    lookup: channelLookup(gateway),
    replyTo: (interaction) => replyTo(interaction, rest, wait),
    isNew: recentIds(),
    now: Date.now,
  };
}

/** Makes Discord's list equal to the door's; a dead token shows here, before it costs a connection. */
async function register(settings: DiscordSettings, door: Door, pace: Pace): Promise<void> {
  const rest = new REST({ ...root(settings), ...takingTurns(pace) }).setToken(settings.token);
  const { id } = (await rest.get(Routes.currentApplication())) as { id: string };
  const { guildId } = settings;
  await registerCommands(rest, id, guildId, applicationCommands(door, guildId ? 'guild' : 'global'));
}

/** Waits until Saar may say who it is, with no connection open meanwhile, and opens one. */
async function opened(gateway: Client, token: string, guard: IdentifyGuard, over: AbortSignal): Promise<void> {
  await guard.ready(over);
  await ready(gateway, token);
}

function root(settings: DiscordSettings) {
  return { version: '10', ...(settings.apiUrl ? { api: settings.apiUrl } : {}) };
}

async function ready(gateway: Client, token: string): Promise<void> {
  const opened = new Promise<void>((resolve) => gateway.once(Events.ClientReady, () => resolve()));
  await gateway.login(token);
  await opened;
}

const LOOK_MS = 500;

/** The time that the guard keeps Saar waiting does not count. */
async function withinTime(work: Promise<void>, guard: IdentifyGuard): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  const late = async () => {
    for (let left = START_MS; left > 0 && !signal.aborted; await pause(LOOK_MS)) left -= guard.waiting() ? 0 : LOOK_MS;
    if (!signal.aborted) throw new SaarError('discord.unanswered', { code: 'timeout' }, 'unanswered');
  };
  await Promise.race([work, late()]).finally(() => over.abort());
}

/** Discord's own words for a token that its library refuses before it is even sent. */
const BAD_TOKEN = 'TokenInvalid';

function startFailure(error: unknown): SaarError {
  if (error instanceof SaarError) return error;
  const failure = failureOf(error);
  if (failure.code === BAD_TOKEN || (failure.kind === 'refused' && failure.status === 401))
    return new SaarError('discord.token-refused', {}, 'refused');
  if (failure.kind === 'refused') return new SaarError('discord.start-refused', { code: failure.code }, 'refused');
  return new SaarError('discord.unanswered', { code: failure.code }, 'unanswered');
}
