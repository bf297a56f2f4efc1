import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { goLive } from '../../src/main/live.ts';
import { fakeDoor } from '../adapters/discord/fake-door.ts';

/** Nothing was asked before. */
const noMemory = {
  platformState: () => Promise.reject(new Error('nobody comes so far')),
  notePlatform: () => Promise.reject(new Error('nobody comes so far')),
};

/** Both platforms at once: every request is answered by "your token is not known". */
let server: Server;
let asked = 0;

beforeAll(async () => {
  server = createServer((_request, response) => {
    asked++;
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error_code: 401, description: 'Unauthorized', code: 0, message: '401' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('going live with tokens that are dead', () => {
  it('is given up on each platform after one question, which says plainly what to do, and told once of all', async () => {
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const config = {
      language: 'en',
      discord: { token: ['MTAwMDAwMDAwMDAwMDAwMDAwMQ', 'made', 'up-for-this-test-0123456789ab'].join('.'), apiUrl },
      telegram: { token: '7000000001:made_up_for_this_test_0123456789abc', apiUrl },
    } as unknown as Config;
    const said: string[] = [];
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (event: string) => void said.push(event) };
    const senders: unknown[] = [];
    const onSender = (sender: unknown) => void senders.push(sender);
    let all = 0;
    const platforms = goLive({
      config,
      door: fakeDoor(),
      log,
      memory: noMemory,
      onSender,
      onAllRefused: () => void all++,
    });
    await Promise.all(platforms.map(({ settled }) => settled));

    const refused = 'the platform refuses the token; set a new one and start again';
    expect([said, all]).toEqual([[refused, refused], 1]);
    expect([platforms.map((platform) => platform.state()), senders]).toEqual([['refused', 'refused'], []]);
    // A supervisor that starts it again and again asks each platform once a start, and opens no connection.
    expect(asked).toBe(2);
    await Promise.all(platforms.map((platform) => platform.stop()));
    expect(asked).toBe(2);
  });
});
