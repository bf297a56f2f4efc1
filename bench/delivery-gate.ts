/**
 * Where every request of a bot to the stand-ins passes: digests are counted here, faults befall them here, and here the bot is
 * killed, in the moment before or after a platform takes one.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fakes, FaultAction } from '../test/platform/stand-ins.ts';

export interface Sending {
  platform: 'discord' | 'telegram';
  path: string;
  raw: Uint8Array;
  /** Of all sends since the beginning, from 1. */
  n: number;
}

/** `late`: the platform takes the message and answers that it failed. */
export type Befalls = FaultAction | { type: 'late'; status: number };

export interface Gate {
  sends: number;
  /** When something was sent last, or a session with Discord began; epoch milliseconds. */
  stirredAt: number;
  /** What befell sends, by kind. */
  met: Record<string, number>;
  /** Asked for every send, in this order; the first that answers decides. */
  readonly watchers: ((sending: Sending) => Befalls | undefined)[];
}

type Take = (method: string, path: string, request: { raw: Uint8Array }) => FaultAction | null;
const SENDS = {
  discord: /^\/channels\/\d+\/(messages|threads)$/,
  telegram: /^send(Message|RichMessage)$/,
};

export function gateOf(fakes: Fakes): Gate {
  const gate: Gate = { sends: 0, stirredAt: 0, met: {}, watchers: [] };
  fakes.discord.rec.on('entry', ({ kind, what }) => {
    if (kind === 'gateway' && what === 'ready') gate.stirredAt = Date.now();
  });
  const { discord, telegram } = fakes;
  const discordToken = { authorization: `Bot ${discord.o.token}`, 'user-agent': 'DiscordBot (bench, 1)' };
  watch(gate, 'discord', discord, (path) => ({ url: `${discord.apiUrl}/v10${path}`, headers: discordToken }));
  watch(gate, 'telegram', telegram, (path) => ({
    url: `${telegram.apiRoot}/bot${telegram.o.token}/${path}`,
    headers: {},
  }));
  return gate;
}

function watch(
  gate: Gate,
  platform: Sending['platform'],
  fake: { faults: object },
  addressOf: (path: string) => { url: string; headers: Record<string, string> },
): void {
  const faults = fake.faults as { take: Take };
  const usual = faults.take.bind(faults);
  const again = new Set<string>();
  const takeAnyway = async (path: string, raw: Uint8Array) => {
    const { url, headers } = addressOf(path);
    again.add(Buffer.from(raw).toString());
    const json = { 'content-type': 'application/json', ...headers };
    await fetch(url, { method: 'POST', headers: json, body: Buffer.from(raw) }).catch(() => undefined);
  };
  faults.take = (method, path, request) => {
    const { raw } = request;
    if (method !== 'POST' || !SENDS[platform].test(path)) return usual(method, path, request);
    if (again.delete(Buffer.from(raw).toString())) return null;
    gate.sends += 1;
    gate.stirredAt = Date.now();
    const befalls = firstOf(gate, { platform, path, raw, n: gate.sends });
    if (!befalls) return usual(method, path, request);
    gate.met[befalls.type] = (gate.met[befalls.type] ?? 0) + 1;
    if (befalls.type !== 'late') return befalls;
    void takeAnyway(path, raw);
    return { type: 'status', status: befalls.status };
  };
}

function firstOf(gate: Gate, sending: Sending): Befalls | undefined {
  for (const watcher of gate.watchers) {
    const befalls = watcher(sending);
    if (befalls) return befalls;
  }
  return undefined;
}

/** 1 % lost answers, 0.5 % late failures, 1 % rate limits, evenly. */
export function commonFaults({ n }: Sending): Befalls | undefined {
  if (n % 100 === 31) return { type: 'cut-after' };
  if (n % 100 === 67) return { type: '429', retryAfter: 1 };
  if (n % 200 === 83) return { type: 'late', status: n % 400 === 83 ? 500 : 504 };
  return undefined;
}

/** Resolves when nothing was sent for so long. */
export async function quiet(gate: Gate, ms: number): Promise<void> {
  for (let before = -1; before !== gate.sends;) {
    before = gate.sends;
    await sleep(ms);
  }
}
