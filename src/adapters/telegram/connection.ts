/**
 * The connection of one digest. Each has a fresh one: one that was kept may be closed by the other side at the very moment of
 * a send, and then nobody knows whether the message went out. And of one that never stood it is certain that nothing went out.
 */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';

/** Failures that come only before a byte has left: name not found, connection refused, no route, certificate; then those marked here. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO|CONNECT_)/;
/** Begins the code of a failure before a connection stood that may come later too, such as a reset. */
const MARK = 'CONNECT_';
/** Well within the time of a whole send: a network that swallows everything is told apart from an answer that does not come. */
const CONNECT_MS = 8_000;

/** Whether the code of a failure says that no connection stood. */
export function isNeverConnected(code: string): boolean {
  return NEVER_CONNECTED.test(code);
}

/** An agent whose errors say whether a connection stood before: to a server, with TLS to a safe one. */
export function freshConnections(apiUrl: string | undefined, connectMs = CONNECT_MS): HttpAgent | HttpsAgent {
  const isPlain = apiUrl?.startsWith('http:') === true;
  const agent = isPlain ? new HttpAgent() : new HttpsAgent();
  return watched(agent as Connecting, isPlain ? 'connect' : 'secureConnect', connectMs);
}

/** What Node's agents offer whoever extends them; their types do not say so. */
type Connecting = (HttpAgent | HttpsAgent) & { createConnection(...given: unknown[]): Socket };

function watched(agent: Connecting, standing: 'connect' | 'secureConnect', connectMs: number): Connecting {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (...given) => {
    const socket = connect(...given);
    const timer = setTimeout(() => socket.destroy(failure('TIMEOUT')), connectMs);
    // Before the listeners of whoever asked for the socket, who read the code.
    socket.once('error', markFailure);
    socket.once('close', () => clearTimeout(timer));
    socket.once(standing, () => {
      clearTimeout(timer);
      socket.off('error', markFailure);
    });
    return socket;
  };
  return agent;
}

function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error('no connection'), { code });
}

function markFailure(error: NodeJS.ErrnoException): void {
  const code = error.code ?? 'FAILED';
  error.code = isNeverConnected(code) ? code : `${MARK}${code}`;
}
