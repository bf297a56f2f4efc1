/** Servers on loopback that answer as badly as some on the web do, and one that nobody may ever reach. */
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Serving {
  port: number;
  /** Connections so far. */
  connections(): number;
  close(): Promise<void>;
}

/** Answers HTTP as the listener does. */
export function serveHttp(listener: RequestListener): Promise<Serving> {
  return listening(createHttp(listener));
}

/** Answers with whatever bytes the listener writes. */
export function serveTcp(listener: (socket: Socket) => void): Promise<Serving> {
  return listening(createTcp(listener));
}

async function listening(server: Server): Promise<Serving> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
