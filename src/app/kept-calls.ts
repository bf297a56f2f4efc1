/** Calls that are too long for a button: kept under a short key, which stands in the button instead. */
import { createHash } from 'node:crypto';
import type { Call, Message } from '../messages/message.ts';
import type { App } from './app.ts';

/** The command whose button names a kept call; it is no command of its own, the door opens it. */
const KEPT = 'kept';
/** Bytes of a call that certainly fits: Telegram has room for 64 with its own marks. */
const MOST_BYTES = 40;
/** A longer one is nonsense that somebody typed, and stays as it is: what is kept for months must be worth its room. */
const MOST_KEPT_BYTES = 1_500;
const KEY_LENGTH = 16;

type CallStore = Pick<App, 'keepCalls' | 'keptCall'>;

/** The message with its long calls kept. Equal calls have equal keys, so that a message rendered twice is the same. */
export async function withKeptCalls(message: Message, store: CallStore): Promise<Message> {
  const kept = new Map<string, string>();
  const short = <T extends Call>(call: T, spare = 0): T => {
    const bytes = bytesOf(call);
    if (bytes + spare <= MOST_BYTES || bytes > MOST_KEPT_BYTES) return call;
    const written = JSON.stringify([call.command, call.options]);
    const key = createHash('sha256').update(written).digest('hex').slice(0, KEY_LENGTH);
    kept.set(key, written);
    return { ...call, command: KEPT, options: { call: key } };
  };
  const shortened: Message = {
    ...message,
    ...(message.actions && { actions: message.actions.map((action) => short(action)) }),
    ...(message.pickers && { pickers: message.pickers.map((picker) => short(picker, longestChoice(picker))) }),
    ...(message.again && { again: short(message.again) }),
  };
  await store.keepCalls(kept);
  return shortened;
}

/** The call that was meant: a kept one with whatever else stands beside its key, any other as it is; undefined when it is gone. */
export async function openedCall(call: Call, store: CallStore): Promise<Call | undefined> {
  if (call.command !== KEPT) return call;
  const { call: key = '', ...others } = call.options;
  const written = await store.keptCall(key);
  if (written === undefined) return undefined;
  const [command, options] = JSON.parse(written) as [string, Record<string, string>];
  return { command, options: { ...options, ...others } };
}

function bytesOf({ command, options }: Call): number {
  return Object.entries(options).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value) + 2,
    Buffer.byteLength(command),
  );
}

function longestChoice({ option, choices }: { option: string; choices: readonly { value: string }[] }): number {
  return option.length + 2 + Math.max(0, ...choices.map(({ value }) => Buffer.byteLength(value)));
}
