/** One address for every way of writing where a page stands: a key to compare by, not an address to ask. */
import type { AddressesData } from '../data/addresses.ts';
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';

/** A longer one is nobody's way of writing another. */
const LONGEST = 4_000;
const DEFAULT_PORTS: ReadonlySet<string> = new Set(['', '80', '443']);
/** An escape of what needs none (RFC 3986, 2.3: letters, digits, `-._~`). */
const ESCAPE = /%[\da-f]{2}/gi;
const UNRESERVED = /^[\w.~-]$/;

/**
 * The address in one spelling: without fragment, credentials, default port, tracking parameters and a slash at the end,
 * parameters sorted by name, and without what only marks a page for phones. Its own canonical address; what is no http(s)
 * address is returned as it is. The page may not stand at this address: follow the one that was given.
 */
export function canonicalUrl(url: string, { addresses }: Pick<Data, 'addresses'>): string {
  if (url.length > LONGEST || !URL.canParse(url)) return url;
  const { protocol, hostname, port, pathname, search } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return url;
  const site = DEFAULT_PORTS.has(port)
    ? `https://${plainHost(hostname, addresses)}`
    : `${protocol}//${plainHost(hostname, addresses)}:${port}`;
  return `${site}${plainPath(pathname, addresses)}${plainSearch(search, addresses)}`;
}

/** The address as it stands, without the parameters that only tell who sent the reader: what may be asked and shown. */
export function withoutTracking(url: string, { addresses }: Pick<Data, 'addresses'>): string {
  const [, start, search, rest] = /^([^?#]*)\?([^#]*)(.*)$/su.exec(url) ?? [];
  if (search === undefined) return url;
  const isNoise = noiseOf(addresses);
  const kept = search.split('&').filter((part) => !isNoise(part.toLowerCase()));
  return `${start}${kept.length === 0 ? '' : `?${kept.join('&')}`}${rest}`;
}

function plainHost(hostname: string, rules: AddressesData): string {
  const labels = hostname.replace(/\.+$/, '').split('.');
  while (labels.length > 2 && rules.hosts.includes(labels[0]!)) labels.shift();
  return labels.join('.') || hostname;
}

function plainPath(pathname: string, rules: AddressesData): string {
  let plain = plainEscapes(pathname);
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = withoutPhone(plain, rules);
  }
  return plain === '' ? '/' : plain;
}

/** One round: what is found when something else is gone waits for the next. */
function withoutPhone(path: string, { paths, segments, endings }: AddressesData): string {
  const bare = path.replace(/\/+$/, '');
  const lower = bare.toLowerCase();
  const start = paths.find((each) => lower.startsWith(each));
  if (start !== undefined) return bare.slice(start.length - 1);
  const ending = endings.find(({ from }) => lower.endsWith(from));
  if (ending) return bare.slice(0, -ending.from.length) + ending.to;
  const marked = (part: string) => segments.find((each) => part.toLowerCase().startsWith(each) && part !== each);
  return bare
    .split('/')
    .map((part) => part.slice(marked(part)?.length ?? 0))
    .join('/');
}

/** Parameters of one name keep their order, which may mean something. */
function plainSearch(search: string, rules: AddressesData): string {
  const isNoise = noiseOf(rules);
  const kept = plainEscapes(search.slice(1))
    .replaceAll('%20', '+')
    .split('&')
    .filter((part) => part !== '' && !isNoise(part.toLowerCase()))
    .map((part) => ({ part, name: part.split('=', 1)[0]! }))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  return kept.length === 0 ? '' : `?${kept.map(({ part }) => part).join('&')}`;
}

const noiseOf: (rules: AddressesData) => (part: string) => boolean = oncePer(({ parameters }: AddressesData) => {
  const starts = parameters.filter((each) => each.endsWith('*')).map((each) => each.slice(0, -1));
  const whole = new Set(parameters);
  return (part: string) => {
    const name = part.split('=', 1)[0]!;
    return whole.has(name) || whole.has(part) || starts.some((start) => name.startsWith(start));
  };
});

function plainEscapes(text: string): string {
  return text.replace(ESCAPE, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return UNRESERVED.test(character) ? character : escape.toUpperCase();
  });
}
