/** The body of an answer, inflated, and no more of it than is wanted: what counts is what it becomes, not what was sent. */
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SaarError } from '../errors.ts';

const INFLATING: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
/** What is asked for; servers are known to send `deflate` in two forms, so it is not. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

/**
 * Reads to the end. The stream is destroyed when it is too much.
 * @param encoding the answer's `Content-Encoding`; several, one inside the other, are refused
 * @throws SaarError `fetch.encoding`, `fetch.too-large` {mebibytes}; what the stream throws
 */
export async function readBody(stream: Readable, encoding: string | undefined, most: number): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? '';
  const inflate = name === '' || name === 'identity' ? undefined : INFLATING[name];
  if (!inflate && name !== '' && name !== 'identity') {
    stream.destroy();
    throw new SaarError('fetch.encoding', { encoding: name.slice(0, 40) }, 'refused');
  }
  if (!inflate) return gathered(stream, most);
  const inflated = inflate();
  let lost: unknown;
  stream.on('error', (error) => {
    lost = error;
    inflated.destroy();
  });
  stream.pipe(inflated);
  try {
    return await gathered(inflated, most);
  } catch (error) {
    if (lost !== undefined) throw lost;
    if (error instanceof SaarError) throw error;
    throw new SaarError('fetch.encoding', { encoding: name }, 'refused', error);
  } finally {
    stream.destroy();
  }
}

async function gathered(stream: Readable, most: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    length += part.length;
    // Leaving the loop destroys the stream.
    if (length > most) throw tooLarge(most);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function tooLarge(most: number): SaarError {
  return new SaarError('fetch.too-large', { mebibytes: Math.round((most / 1024 / 1024) * 10) / 10 }, 'refused');
}
