/** Keys of what articles tell: 32-bit numbers that say themselves of which kind they are, and so how much meeting in one shows. */
import { hash32 } from '../corpus/min-hash.ts';

/**
 * How often a key of each kind is found in stories of any subject, before anything is known of the key itself: a state or a
 * small number is in many, a name that no list knows in hardly any.
 */
const SHARE = {
  state: 0.04,
  listed: 0.01,
  name: 0.0005,
  word: 0.004,
  meaning: 0.03,
  number: 0.006,
  small: 0.06,
  deed: 0.003,
} as const;

export type KeyKind = keyof typeof SHARE;

const KINDS = Object.keys(SHARE) as KeyKind[];
const SHARES = Object.values(SHARE);
const KIND_BITS = 7;
/** So many stories' worth is believed of a kind before its key's own count decides. */
const BELIEVED = 500;

export function keyOf(kind: KeyKind, text: string): number {
  return ((hash32(text) & ~KIND_BITS) | KINDS.indexOf(kind)) >>> 0;
}

export function kindOf(key: number): KeyKind {
  return KINDS[key & KIND_BITS]!;
}

/**
 * How much it shows that two articles have a key in common: inverse story frequency, in nats.
 * @param holding stories that hold the key, of `all`
 */
export function rarityOf(key: number, holding: number, all: number): number {
  return Math.log((all + BELIEVED) / (holding + SHARES[key & KIND_BITS]! * BELIEVED));
}
