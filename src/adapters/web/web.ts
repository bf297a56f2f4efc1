/** The local page's socket: on this machine's loopback address alone, in a container too. */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { SaarError } from '../../errors.ts';
import { routes, type WebSettings } from './routes.ts';

export interface Web {
  /** Where the page is, such as `http://127.0.0.1:8080/`. */
  address: string;
  /** Ends the listening and every connection. */
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Opens the page. Port 0 takes any free one. @throws SaarError `web.port` when the port cannot be had. */
export async function startWeb(port: number, settings: WebSettings): Promise<Web> {
  const server = createAdaptorServer({ fetch: routes(settings).fetch, hostname: LOOPBACK }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new SaarError('web.port', { port, reason: error.code ?? error.message }, 'user', error)),
    );
    server.listen(port, LOOPBACK, resolve);
  });
  const bound = server.address();
  return {
    address: `http://${LOOPBACK}:${typeof bound === 'object' && bound ? bound.port : port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
