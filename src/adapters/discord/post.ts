/** The name of a forum post: the title with which a rendered message begins. */

const LONGEST_NAME = 100;

/** Words of the first line when it is a title, without its signs; undefined for a later part of a message. */
export function postName(body: string): string | undefined {
  const first = firstText(JSON.parse(body) as unknown)?.split('\n')[0] ?? '';
  if (!first.startsWith('## ')) return undefined;
  const words = first.slice(3).replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
  return [...words].slice(0, LONGEST_NAME).join('').trim() || undefined;
}

function firstText(component: unknown): string | undefined {
  if (typeof component !== 'object' || component === null) return undefined;
  if ('content' in component && typeof component.content === 'string') return component.content;
  const inside = 'components' in component && Array.isArray(component.components) ? component.components : [];
  return inside.map((each) => firstText(each)).find((words) => words !== undefined);
}
