/** Whether an address may be asked at all, before anything is resolved or sent: scheme, host and port. Pure. */
import { isIP } from 'node:net';
import { SaarError } from '../errors.ts';
import { isLoopback, isPublicAddress } from './address.ts';

/** What whoever runs Saar allows beyond the usual. */
export interface Reach {
  /** Ports of public hosts that may be asked. */
  ports: readonly number[];
  /** Hosts that may be asked wherever they are: `feeds.lan` on every port, `127.0.0.1:9000` and `[::1]:9000` on that one. */
  hosts: readonly string[];
  /** Where our own page can be asked for, which is no source: a port of this machine, and hosts that lead to it from elsewhere. */
  own?: { port?: number; hosts?: readonly string[] };
}

export const USUAL_PORTS: readonly number[] = [80, 443, 8080, 8443];

export interface Target {
  url: URL;
  /** Named by whoever runs Saar: it may lie in their own network. */
  isTrusted: boolean;
}

const LONGEST = 2_048;
/** A host that is allowed, with a port or without. */
const HOST = /^(\[[^\]]+\]|[^:[\]]+)(?::(\d{1,5}))?$/;
const SCHEMES: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };
/** Names that never lead out of a machine or its network (RFC 6761, RFC 6762, and ICANN's `internal`). */
const OWN_NAMES = ['localhost', 'local', 'internal', 'home.arpa'];

/**
 * Reads an address as browsers do, so that what is checked is what is asked; `base` is what it is relative to.
 * @throws SaarError `fetch.address`, `fetch.scheme`, `fetch.userinfo`, `fetch.own`, `fetch.port` {port}, `fetch.private` {host}
 */
export function readTarget(address: string, reach: Reach, base?: URL): Target {
  const url = parsed(address, base);
  if (!Object.hasOwn(SCHEMES, url.protocol)) throw new SaarError('fetch.scheme', { scheme: url.protocol.slice(0, 20) });
  if (url.username !== '' || url.password !== '') throw new SaarError('fetch.userinfo', {});
  const port = portOf(url);
  if (isOwn(url.hostname, port, reach)) throw ownAddress();
  if (isTrusted(url.hostname, port, reach)) return { url, isTrusted: true };
  if (!mayBePublic(url.hostname)) throw new SaarError('fetch.private', { host: url.hostname.slice(0, 100) });
  if (!reach.ports.includes(port)) throw new SaarError('fetch.port', { port });
  return { url, isTrusted: false };
}

/** The port that is asked, also where the address names none. */
export function portOf(url: URL): number {
  return url.port === '' ? SCHEMES[url.protocol]! : Number(url.port);
}

/** @param hostname as a URL has it: in lower case, an IPv6 literal in brackets or not */
export function isTrusted(hostname: string, port: number, { hosts }: Reach): boolean {
  return isAmong(hosts, hostname, port);
}

/** Whether our own page stands there: Saar would read what it said itself. */
function isOwn(hostname: string, port: number, { own }: Reach): boolean {
  const host = bare(hostname);
  const isHere = isLoopback(host) || host === 'localhost' || host.endsWith('.localhost');
  return (isHere && port === own?.port) || isAmong(own?.hosts ?? [], hostname, port);
}

export function ownAddress(): SaarError {
  return new SaarError('fetch.own', {});
}

function isAmong(hosts: readonly string[], hostname: string, port: number): boolean {
  return hosts.some((each) => {
    const [, host = '', only] = HOST.exec(each.toLowerCase()) ?? [];
    return bare(host) === bare(hostname) && (only === undefined || Number(only) === port);
  });
}

function parsed(address: string, base: URL | undefined): URL {
  const isOdd = address.length > LONGEST || /[\\\s\p{Cc}]/u.test(address);
  if (isOdd || !URL.canParse(address, base?.href)) throw new SaarError('fetch.address', {});
  return new URL(address, base);
}

/** A name may still resolve to an address that is not; a literal is judged here, for nothing resolves it. */
function mayBePublic(hostname: string): boolean {
  const host = bare(hostname);
  if (isIP(host) !== 0) return isPublicAddress(host);
  const isOwn = OWN_NAMES.some((name) => host === name || host.endsWith(`.${name}`));
  return host.includes('.') && !isOwn;
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
