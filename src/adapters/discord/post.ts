/** What a forum post takes from the message that it opens with: its name, and the headings that say what it is about. */

const LONGEST_NAME = 100;

/** Words of the first line when it is a title, without its signs; undefined for a later part of a message. */
export function postName(body: string): string | undefined {
  const first = linesOf(body)[0] ?? '';
  if (!first.startsWith('## ')) return undefined;
  return [...unescaped(first.slice(3))].slice(0, LONGEST_NAME).join('').trim() || undefined;
}

/** Titles and headings of a rendered message, without their signs. */
export function headingsOf(body: string): string[] {
  return linesOf(body)
    .filter((line) => /^#{1,3} /.test(line))
    .map((line) => unescaped(line.replace(/^#+ /, '')));
}

function linesOf(body: string): string[] {
  return textsIn(JSON.parse(body) as unknown).flatMap((words) => words.split('\n'));
}

function unescaped(words: string): string {
  return words.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

/** The texts of a component and of what lies in it, in reading order. */
export function textsIn(component: unknown): string[] {
  if (typeof component !== 'object' || component === null) return [];
  const own = 'content' in component && typeof component.content === 'string' ? [component.content] : [];
  const inside = 'components' in component && Array.isArray(component.components) ? component.components : [];
  return [...own, ...inside.flatMap((each) => textsIn(each))];
}
