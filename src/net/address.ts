/** Which addresses are of the public internet. Whatever is not plainly one of them is somebody's own network. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All that is given out for use between networks; what else there is of IPv6 is reserved. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** Networks of IPv6 alone reach IPv4 hosts through this prefix (RFC 6052); the host is in the last 32 bits. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** Whether an IP literal, without brackets, is of the public internet. Addresses that hold another are judged by that one. */
export function isPublicAddress(literal: string): boolean {
  // The library also reads short and octal forms, which is not for this place to do.
  if (literal.includes('%') || isIP(literal) === 0) return false;
  const address = ipaddr.parse(literal);
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast';
  const inner = embedded(address);
  if (inner) return inner.range() === 'unicast';
  return address.match(GLOBAL_IPV6) && address.range() === 'unicast';
}

/** Whether an IP literal, without brackets, is of this machine: of no address that it is told by elsewhere. */
export function isLoopback(literal: string): boolean {
  if (isIP(literal) === 0) return false;
  const address = ipaddr.process(literal);
  return address.range() === 'loopback' || address.range() === 'unspecified';
}

function embedded(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (address.match(NAT64)) return new ipaddr.IPv4(address.toByteArray().slice(-4));
  return undefined;
}
