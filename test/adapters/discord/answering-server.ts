/** A Discord on 127.0.0.1 that answers as a test tells it, and remembers what was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { REST } from 'discord.js';
import { clockAhead } from '../../../src/adapters/discord/clock-ahead.ts';
import { digestLane, LIMIT } from '../../../src/adapters/discord/lane.ts';
import type { Log } from '../../../src/adapters/discord/log.ts';
import type { Places } from '../../../src/adapters/discord/send-post.ts';
import { createSender } from '../../../src/adapters/discord/sender.ts';
import type { Sender } from '../../../src/messages/sender.ts';
import { CLOCK } from '../../../src/pace/clock.ts';
import { createPace } from '../../../src/pace/pace.ts';

export type Answer =
  { status: number; body?: unknown; page?: string; headers?: Record<string, string> } | 'cut' | 'html' | 'silence';

export interface AnsweringServer {
  /** Given one after the other; when there is none left, a message of the id 100. */
  answers: Answer[];
  asked: { request: string; body: string }[];
  /** Requests as `POST /channels/4/messages`. */
  requests(): string[];
  lane(options?: { timeout?: number }): REST;
  /** A sender over the real library; places are plain channels in which Saar may read, unless told otherwise. */
  sender(places?: Partial<Places>, log?: Log, rest?: REST): Sender;
  close(): Promise<void>;
}

/** Our own account. */
export const SELF = '9';
export const PLAIN: Places = {
  isUp: () => true,
  self: () => SELF,
  forum: () => undefined,
  recentPosts: () => [],
  isFollowed: () => false,
  mayRead: () => true,
};
export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
export const refused = (status: number, code: number): Answer => ({ status, body: { code, message: 'words' } });

export async function answeringServer(): Promise<AnsweringServer> {
  const answers: Answer[] = [];
  const asked: AnsweringServer['asked'] = [];
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    asked.push({ request: `${request.method} ${request.url}`, body });
    const answer = answers.shift() ?? { status: 200, body: { id: '100' } };
    if (answer === 'cut') return void request.socket.destroy();
    if (answer === 'html') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    if (answer === 'silence') return;
    const type = answer.page ? 'text/html' : 'application/json';
    response.writeHead(answer.status, { 'content-type': type, ...answer.headers });
    response.end(answer.page ?? JSON.stringify(answer.body ?? {}));
  }
  const lane = (options: { timeout?: number } = {}) => laneWith(port, options);
  return {
    answers,
    asked,
    requests: () => asked.map(({ request }) => request.replace('/api/v10', '')),
    lane,
    sender: (places = {}, log = silent, rest = lane()) =>
      createSender({
        ...{ rest, pace: createPace(LIMIT, CLOCK), places: { ...PLAIN, ...places }, names: [], log },
        ahead: clockAhead(rest, Date.now),
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function laneWith(port: number, { timeout }: { timeout?: number }): REST {
  const rest = digestLane('made-up', { version: '10', api: `http://127.0.0.1:${port}/api` });
  if (timeout !== undefined) rest.options.timeout = timeout;
  return rest;
}
