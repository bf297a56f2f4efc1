/** Lines of a stream that may never end, one at a time and never longer than a file may be: what is read waits until it is used. */
import { SaarError } from '../errors.ts';
import { decodeFile } from './decode-bytes.ts';
import type { Draft } from './draft.ts';
import { jsonDraft, jsonValue } from './json-article.ts';
import { refusalOf, type Refusal } from './refusal.ts';

/** As long as a file may be. */
const LONGEST_LINE = 5 * 1024 * 1024;
const NEWLINE = 0x0a;

export interface JsonLine {
  /** From 1. */
  number: number;
  draft?: Draft;
  /** Why it is no article; its file is `<name>:<number>`. */
  refusal?: Refusal;
}

/**
 * The articles of a stream of JSON lines; blank lines are passed over and counted. `undefined` comes after what arrived
 * together: a good moment to store what there is. A bad line stops no other.
 */
export async function* jsonLines(
  chunks: AsyncIterable<Uint8Array | string>,
  name: string,
): AsyncGenerator<JsonLine | undefined> {
  let number = 0;
  for await (const line of linesOf(chunks)) {
    if (line === undefined) yield undefined;
    else {
      number += 1;
      const read = line === 'too long' || !isBlank(line) ? readLine(line, `${name}:${number}`) : undefined;
      if (read) yield { number, ...read };
    }
  }
}

function readLine(line: Uint8Array | 'too long', name: string): Omit<JsonLine, 'number'> {
  try {
    if (line === 'too long') throw new SaarError('file.too-large', { mebibytes: LONGEST_LINE / 1024 / 1024 });
    return { draft: jsonDraft(jsonValue(decodeFile(line))) };
  } catch (error) {
    return { refusal: refusalOf(name, error) };
  }
}

/** Bytes of each line; of one that is too long only that it was there. Undefined at the end of each chunk. */
async function* linesOf(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array | 'too long' | undefined> {
  const open = openLine();
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
      open.add(bytes.subarray(from, at));
      yield open.close();
      from = at + 1;
    }
    open.add(bytes.subarray(from));
    yield undefined;
  }
  if (!open.isEmpty()) yield open.close();
}

/** A line that has not ended: its pieces, given up where they are too many. */
function openLine() {
  let [pieces, length]: [Uint8Array[], number] = [[], 0];
  return {
    isEmpty: () => length === 0,
    add: (piece: Uint8Array) => {
      length += piece.length;
      if (length > LONGEST_LINE) pieces = [];
      else if (piece.length > 0) pieces.push(piece);
    },
    close: (): Uint8Array | 'too long' => {
      const line = length > LONGEST_LINE ? 'too long' : pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
      [pieces, length] = [[], 0];
      return line;
    },
  };
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
}
