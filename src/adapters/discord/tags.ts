/** Which tags of a forum a post gets: those that name what it is about, else one that its forum will take. Pure. */
import { headingsOf } from './post.ts';

export interface Tag {
  id: string;
  name: string;
  /** Only those who may manage threads set it. */
  moderated: boolean;
}

/** A forum as a poster needs to know it. */
export interface Forum {
  tags: readonly Tag[];
  /** Discord refuses a post without a tag (40067). */
  tagRequired: boolean;
}

/** All names of one thing, such as a topic's in every language Saar speaks. */
export type Names = readonly (readonly string[])[];

/** Discord's limit for one post. */
const MOST_TAGS = 5;

/** Ids of the tags for a post that begins with this body; empty where none fits and none is wanted. */
export function tagsFor({ tags, tagRequired }: Forum, body: string, names: Names): string[] {
  const open = tags.filter(({ moderated }) => !moderated);
  const headings = headingsOf(body).map(folded);
  const fitting = open.filter((tag) =>
    namesOf(tag, names).some((name) => headings.some((words) => holds(words, name))),
  );
  const chosen = fitting.length === 0 && tagRequired ? open.slice(0, 1) : fitting;
  return chosen.slice(0, MOST_TAGS).map(({ id }) => id);
}

/** Whether every post here needs a tag and there is none that Saar may set. */
export function isUntaggable({ tags, tagRequired }: Forum): boolean {
  return tagRequired && tags.every(({ moderated }) => moderated);
}

function namesOf(tag: Tag, names: Names): string[] {
  const own = folded(tag.name);
  const groups = names.map((group) => group.map(folded)).filter((group) => group.includes(own));
  return [own, ...groups.flat()].filter((name) => name !== '');
}

/** Whole words in a row: "arms" is not in "alarms". */
function holds(words: string, name: string): boolean {
  return ` ${words} `.includes(` ${name} `);
}

function folded(words: string): string {
  const plain = words.normalize('NFKC').toLowerCase();
  return (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}
