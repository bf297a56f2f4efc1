/** Links that open one message in a private chat with Saar: `https://t.me/saar_bot?start=brief_treaty_hi`. */
import type { Door } from '../../app/command.ts';
import type { Call } from '../../messages/message.ts';
import { readBareCall, writeBareCall } from './call-data.ts';

/** Bot API, deep linking: 1–64 characters of this alphabet. */
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;
/** Stands before a call that words alone cannot tell; no command's name has a dash. */
const CODED = 'c-';

type Reading = Pick<Door, 'parse' | 'commands'>;

/** What `/start` is given to show a call: words where they say it all, else the call in base64url; undefined when it is too long. */
export function payloadOf(call: Call, door: Reading): string | undefined {
  const words = [...call.command.split(' '), ...Object.values(call.options)].join('_');
  if (PAYLOAD.test(words) && isSame(readWords(words, door), call)) return words;
  const coded = `${CODED}${Buffer.from(writeBareCall(call)).toString('base64url')}`;
  return PAYLOAD.test(coded) ? coded : undefined;
}

/** The address that opens a call with Saar. */
export function linkOf(call: Call, username: string, door: Reading): string | undefined {
  const payload = payloadOf(call, door);
  return payload === undefined ? undefined : `https://t.me/${username}?start=${payload}`;
}

/** The call of a payload; undefined for one that we would not have made. A link is somebody else's: it opens readers' commands only. */
export function readPayload(payload: string, door: Reading): Call | undefined {
  if (!PAYLOAD.test(payload)) return undefined;
  const call = payload.startsWith(CODED) ? readCoded(payload.slice(CODED.length)) : readWords(payload, door);
  const command = call && door.commands.find(({ path }) => path === call.command);
  // A call that is kept under a key is no command: the door opens it, and checks who may do what it says.
  return command?.access === 'reader' || (call && !command && payload.startsWith(CODED)) ? call : undefined;
}

function readCoded(coded: string): Call | undefined {
  const bytes = Buffer.from(coded, 'base64url');
  const written = bytes.toString('utf8');
  return Buffer.from(written).equals(bytes) ? readBareCall(written) : undefined;
}

function readWords(words: string, door: Reading): Call | undefined {
  return door.parse(`/${words.split('_').join(' ')}`);
}

function isSame(read: Call | undefined, call: Call): boolean {
  const sorted = ({ options }: Call) => JSON.stringify(Object.entries(options).sort());
  return read !== undefined && read.command === call.command && sorted(read) === sorted(call);
}
