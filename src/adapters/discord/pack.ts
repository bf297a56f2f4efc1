/** Sections of lines into messages that Discord takes: no longer than they may be, broken where a reader would pause. */
import type { Section } from './blocks.ts';

/** What one message has room for. */
export interface Room {
  /** UTF-16 units. */
  length: number;
  /** Bytes in UTF-8. */
  bytes: number;
  /** Texts; each after the first is parted from the one before it. */
  texts: number;
  /** UTF-16 units that a parting costs. */
  parting: number;
}

/** Each part is a list of texts. A section that fits into one message is not torn apart; a longer one breaks between lines. */
export function packed(sections: readonly Section[], room: Room): string[][] {
  const parts: string[][] = [];
  let left = { ...room, texts: 0 };
  for (const section of sections)
    for (const lines of torn(section, room)) {
      const block = lines.join('\n');
      const bytes = Buffer.byteLength(block);
      if (left.texts === 0 || left.length < block.length + room.parting || left.bytes < bytes) {
        parts.push([]);
        left = { ...room, length: room.length + room.parting };
      }
      parts.at(-1)!.push(block);
      left.length -= block.length + room.parting;
      left.bytes -= bytes;
      left.texts -= 1;
    }
  return parts;
}

/** A section in pieces of whole lines that each fit into one message. */
function torn(section: Section, room: Room): Section[] {
  const pieces: string[][] = [[]];
  let length = 0;
  let bytes = 0;
  for (const line of section) {
    const size = Buffer.byteLength(line) + 1;
    if (length > 0 && (length + line.length + 1 > room.length || bytes + size > room.bytes)) {
      pieces.push([]);
      length = 0;
      bytes = 0;
    }
    pieces.at(-1)!.push(line);
    length += line.length + 1;
    bytes += size;
  }
  return pieces;
}
