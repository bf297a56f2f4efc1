/** Connections that are made only where Saar may go: the addresses that are checked are those that are connected to. */
import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { SaarError } from '../errors.ts';
import { isLoopback, isPublicAddress } from './address.ts';
import { isTrusted, ownAddress, type Reach } from './target.ts';

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

const CONNECT_MS = 10_000;
const SILENCE_MS = 10_000;
const MOST_HEADER_BYTES = 64 * 1024;
/** Connections to one host at one time; whoever fetches asks each host one thing at a time anyway. */
const CONNECTIONS = 2;

/** What the machine's own resolver says, its list of hosts too. */
export const systemResolve: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    lookup(hostname, { all: true, verbatim: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/** A pool of connections of its own: no proxy of the environment stands between, and only HTTP/1.1 is spoken. */
export function createAgent(reach: Reach, resolve: Resolve = systemResolve): Agent {
  return new Agent({
    connect: connector(reach, resolve),
    connections: CONNECTIONS,
    pipelining: 1,
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
    maxHeaderSize: MOST_HEADER_BYTES,
    allowH2: false,
  });
}

function connector(reach: Reach, resolve: Resolve): buildConnector.connector {
  const guarded = buildConnector({ timeout: CONNECT_MS, lookup: publicLookup(resolve) });
  const plain = buildConnector({ timeout: CONNECT_MS, lookup: asLookup(resolve) });
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    if (isTrusted(options.hostname, port, reach)) {
      return plain(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        const isOwn = port === reach.own?.port && isLoopback(socket.remoteAddress ?? '');
        if (!isOwn) return callback(null, socket);
        socket.destroy();
        callback(ownAddress(), null);
      });
    }
    guarded(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      // Said by the connection itself: whatever was overlooked before, nothing is sent now.
      if (isPublicAddress(socket.remoteAddress ?? '')) return callback(null, socket);
      socket.destroy();
      callback(privateHost(options.hostname), null);
    });
  };
}

/** One address that is not public is enough to refuse the name: the next connection might be to that one. */
function publicLookup(resolve: Resolve): LookupFunction {
  return asLookup(async (hostname) => {
    const addresses = await resolve(hostname);
    if (!addresses.every(({ address }) => isPublicAddress(address))) throw privateHost(hostname);
    return addresses;
  });
}

function asLookup(resolve: Resolve): LookupFunction {
  return (hostname, { all }, callback) => {
    const answer = async () => {
      const addresses = await resolve(hostname);
      const [first] = addresses;
      if (!first) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
      if (all) callback(null, addresses);
      else callback(null, first.address, first.family);
    };
    answer().catch((error: NodeJS.ErrnoException) => callback(error, '', 0));
  };
}

function privateHost(host: string): SaarError {
  return new SaarError('fetch.private', { host: host.slice(0, 100) });
}
