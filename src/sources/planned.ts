/** What a list of feeds would add, told before anything is: an OPML file of the web, or the list that comes with Saar. */
import { createHash } from 'node:crypto';
import type { Planned } from '../app/sources.ts';
import { decodeBytes } from '../corpus/decode-bytes.ts';
import { SaarError } from '../errors.ts';
import { sortedOut, type VerbsParts, type Wanted } from './add-all.ts';

const ACCEPT = 'text/x-opml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
/** Enough to tell one list from the next. */
const PRINT_LENGTH = 12;

export async function plannedOf(parts: VerbsParts, wanted: readonly Wanted[]): Promise<Planned> {
  const outcome = sortedOut(parts, await parts.store.sources(), wanted, '');
  const addresses = outcome.added.map(({ url }) => url).join('\n');
  return { ...outcome, print: createHash('sha256').update(addresses).digest('hex').slice(0, PRINT_LENGTH) };
}

/** The feeds of an OPML file. @throws SaarError `opml.invalid`, `opml.too-large`, and what fetching throws */
export async function opmlAt({ turns, reading }: VerbsParts, address: string): Promise<Wanted[]> {
  const answer = await turns.get(address, { accept: ACCEPT });
  if (answer.kind === 'unchanged') throw new SaarError('fetch.status', { status: 304 }, 'refused');
  return reading.readOpml(decoded(answer.bytes));
}

/** What is no text is no list either. */
function decoded(bytes: Uint8Array): string {
  try {
    return decodeBytes(bytes);
  } catch (error) {
    throw new SaarError('opml.invalid', {}, 'user', error);
  }
}
