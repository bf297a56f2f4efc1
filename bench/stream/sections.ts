/**
 * The files that the stream's words are written in: lines under headings that begin with `@`. Lines that begin with `#` are
 * remarks. `@fact`, `@stage` and the like say something themselves; any other heading is a language and a section.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Heading {
  /** What stands behind the `@`, in words. */
  words: string[];
  /** The line itself, without its first word. */
  rest: string;
  lines: string[];
}

export function readHeadings(path: string): Heading[] {
  const headings: Heading[] = [];
  for (const line of readFileSync(path, 'utf8')
    .split('\n')
    .map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const last = headings.at(-1);
    if (line.startsWith('@')) {
      const words = line.slice(1).split(/\s+/u);
      headings.push({ words, rest: words.slice(1).join(' '), lines: [] });
    } else if (last) last.lines.push(line);
    else throw new Error(`${path}: a line stands before the first heading: ${line}`);
  }
  return headings;
}

/** Language → section → lines, as written under `@<language> <section>`. */
export type Sections = Map<string, Map<string, string[]>>;

export function addSection(sections: Sections, { words: [language, section], lines }: Heading): void {
  const own = sections.get(language!) ?? new Map<string, string[]>();
  own.set(section!, [...(own.get(section!) ?? []), ...lines]);
  sections.set(language!, own);
}

export function readSections(path: string): Sections {
  const sections: Sections = new Map();
  for (const heading of readHeadings(path)) addSection(sections, heading);
  return sections;
}

/** The text files of a folder, by name. */
export function textFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name));
}
