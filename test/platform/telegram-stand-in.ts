/** The Telegram stand-in, as far as these tests use it. It lies outside the repository, in the folder named by SAAR_PLATFORM. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

export interface Shown {
  message_id: number;
  text: string;
  raw: { message_thread_id?: number; reply_to_message?: { text?: string }; reply_markup?: unknown };
}

export interface Outcome {
  ok: boolean;
  text: string;
  messages: Shown[];
  edits: number;
  answered?: boolean;
  toast?: string;
  calls: { call: string; status: number; params: Record<string, unknown> }[];
}

type Fault = { match: object; times?: number; skip?: number; action: Record<string, unknown> };
type Options = { user?: string; chat?: number | string; thread?: number; expectReply?: boolean; timeoutMs?: number };

export interface StandIn {
  apiRoot: string;
  o: { token: string };
  poll: unknown;
  chats: Map<number, object>;
  users: Record<string, object>;
  queries: Map<string, { kind: string; at: number }>;
  nextUpdate: number;
  /** The kinds of updates that the bot asked for. */
  allowed: string[] | null;
  updates: { update_id: number }[];
  flush(): void;
  faults: { add(fault: object): { hits: number } };
  incoming(chat: object, from: object, content: object, kind: string): { message_id: number };
  inline(
    query: string,
    options?: Options & { offset?: string },
  ): Promise<{ ok: boolean; results: object[]; nextOffset?: string }>;
  say(text: string, options?: Options): Promise<Outcome>;
  click(message: Shown & { chat?: number }, button: string, options?: Options): Promise<Outcome>;
  push(kind: string, update: object): unknown;
  post(chat: string, text: string): unknown;
  messagesIn(chat: number | string): Shown[];
  fault(fault: Fault): void;
  clearFaults(): void;
  block(user: string, on?: boolean): void;
  migrate(chat: number): number;
  registered(scope?: string, language?: string): { command: string; description: string }[];
  waitPolling(ms?: number, since?: number): Promise<boolean>;
  rec: { mark(): number; of(kind: string, since?: number): { rule?: string; detail?: unknown; call?: string }[] };
}

export interface Driver {
  startFakes(options: object): Promise<{ telegram: StandIn; stop(): Promise<void> }>;
  verdict(
    fakes: object,
    since?: { discord?: number },
  ): Record<'violations' | 'lints' | 'fakeErrors', { rule: string; detail: unknown }[]>;
}

/** The driver of the folder. */
export async function driverIn(folder: string): Promise<Driver> {
  const driver: unknown = await import(pathToFileURL(join(folder, 'lib', 'driver.mjs')).href);
  return driver as Driver;
}
