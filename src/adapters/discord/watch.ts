/** Notices when the connection to the gateway will not come back by itself: refused for good, or silent for too long. */
import { Events, GatewayCloseCodes, Status, type Client } from 'discord.js';
import { SaarError } from '../../errors.ts';

export interface Watch {
  /** Why the connection is over, once it is; a new one must be begun, unless the reason says that this is pointless. */
  failed: Promise<SaarError>;
  /** The same, at any moment. */
  reason(): SaarError | undefined;
  /** From now on silence counts: the gateway has been ready once. */
  listen(): void;
  stop(): void;
}

/** A reconnect takes seconds, an outage of Discord's minutes; then a new beginning costs nothing. */
const LONGEST_SILENCE_MS = 180_000;

/** Watches a client from before its login; `silenceMs` is for tests. */
export function watchGateway(client: Client, silenceMs = LONGEST_SILENCE_MS): Watch {
  let reason: SaarError | undefined;
  let settle: (error: SaarError) => void;
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<SaarError>((resolve) => (settle = resolve));
  const fail = (error: SaarError) => {
    clearInterval(timer);
    reason ??= error;
    settle(reason);
  };
  client.on(Events.ShardDisconnect, ({ code }) => fail(closedFor(code)));
  return {
    failed,
    reason: () => reason,
    listen: () => {
      let heard = Date.now();
      timer = setInterval(() => {
        if (isUp(client)) heard = Date.now();
        else if (Date.now() - heard >= silenceMs)
          fail(new SaarError('discord.unanswered', { code: 'gateway' }, 'unanswered'));
      }, silenceMs / 12).unref();
    },
    stop: () => clearInterval(timer),
  };
}

/** After so long a connection was no part of a crash loop. */
const QUIET_MS = 180_000;

/** Calls `quiet` each time the connection has been up for minutes since it last was not; what is answered stops it. */
export function watchQuiet(client: Client, quiet: () => Promise<void>, quietMs = QUIET_MS): () => void {
  let upSince = Date.now();
  let told = false;
  const timer = setInterval(() => {
    if (!isUp(client)) [upSince, told] = [Date.now(), false];
    if (told || Date.now() - upSince < quietMs) return;
    told = true;
    // What could not be noted is noted the next time.
    quiet().catch(() => (told = false));
  }, quietMs / 12).unref();
  return () => clearInterval(timer);
}

function isUp(client: Client): boolean {
  return client.ws.shards.every(({ status }) => status === Status.Ready);
}

/** discord.js reports a close only when Discord's code says that another try is pointless. */
function closedFor(code: number): SaarError {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return new SaarError('discord.token-refused', {}, 'refused');
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return new SaarError('discord.intents-refused', { code }, 'refused');
    default:
      return new SaarError('discord.gateway-refused', { code }, 'refused');
  }
}
