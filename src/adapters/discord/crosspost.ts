/** Publishes a message of an announcement channel to the servers that follow it; the message stands whatever comes of it. */
import { Routes } from 'discord.js';
import type { Asking } from './asking.ts';
import { failureOf } from './failure.ts';
import type { Log } from './log.ts';

/** Nobody waits longer for it. */
const CROSSPOST_MS = 3000;
/** It was crossposted before: by an earlier try, or by a person. */
const ALREADY = '40033';

/**
 * One try, and never a failure of the delivery: what refuses it (ten an hour and channel are allowed) is logged.
 * Crossposting one's own message needs no permission beyond sending it.
 */
export async function crosspost(ask: Asking, channelId: string, messageId: string, log: Log): Promise<void> {
  try {
    await ask.post(Routes.channelMessageCrosspost(channelId, messageId), undefined, CROSSPOST_MS);
  } catch (error) {
    const { kind, code } = failureOf(error);
    if (code !== ALREADY) log.warn('discord.not-crossposted', { channel: channelId, kind, code });
  }
}
