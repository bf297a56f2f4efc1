/** How long a server that wants to be left in peace is left so. */

const SHORTEST_S = 60;
const LONGEST_S = 24 * 3_600;

/**
 * Seconds from `now` (epoch milliseconds) by a `Retry-After` header: between a minute and a day, whatever it says; a minute where it
 * says nothing that can be read. RFC 9110, 10.2.3: seconds, or a date.
 */
export function retryAfterSeconds(header: string | undefined, now: number): number {
  const said = header?.trim() ?? '';
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - now) / 1_000;
  return Number.isNaN(seconds) ? SHORTEST_S : Math.ceil(Math.min(LONGEST_S, Math.max(SHORTEST_S, seconds)));
}
