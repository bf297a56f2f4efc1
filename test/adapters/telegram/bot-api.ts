/** A Bot API on loopback that answers each call in turn, and takes down what it was sent. */
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';

/** `cut` closes the connection when all was read; any other string stands as it is, an object as JSON. */
export type Answer = object | string;

export interface BotApi {
  url: string;
  /** The bodies, byte for byte. */
  taken: string[];
  close(): void;
}

export async function botApi(...answers: Answer[]): Promise<BotApi> {
  const taken: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      taken.push(text);
      const next = answers.shift();
      if (next === 'cut') request.socket.destroy();
      else response.end(typeof next === 'string' ? next : JSON.stringify(next));
    });
  });
  return { url: `http://127.0.0.1:${await portOf(server)}`, taken, close: () => void server.close() };
}

/** A server that breaks off each connection at its first bytes: a greeting where it is to be a safe one, else a request. */
export async function deafServer(): Promise<{ port: number; close(): void }> {
  const server = createTcpServer((socket) => void socket.once('data', () => socket.resetAndDestroy()));
  return { port: await portOf(server), close: () => void server.close() };
}

async function portOf(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** What Telegram says when it does not do what it was asked. */
export function refusal(error_code: number, description: string, parameters: object = {}): object {
  return { ok: false, error_code, description, parameters };
}

export const sent = (message_id: number): object => ({ ok: true, result: { message_id } });
