/** The page's script, style sheet and icon: plain files, served as they are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** By the name under which each is asked for. */
export type Assets = Readonly<Record<string, { type: string; content: string }>>;

const TYPES = {
  'preview.css': 'text/css; charset=utf-8',
  'preview.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** @param folder holds a file of each name. */
export function readAssets(folder: string): Assets {
  return Object.fromEntries(
    Object.entries(TYPES).map(([name, type]) => [name, { type, content: readFileSync(join(folder, name), 'utf8') }]),
  );
}
