/** How the sources fare as a whole: for `/status`, `/about` and the program's own answers. */
import type { Source } from '../../src/app/sources.ts';
import { sourceTitle } from '../../src/messages/source-words.ts';
import { failing, isInTrouble, offWords, type Telling } from './source-line.ts';

/** "4 sources are read · 1 of them is failing · 2 are off". */
export function countedLine(sources: readonly Source[], { phrases }: Pick<Telling, 'phrases'>): string {
  const on = sources.filter(({ state }) => state === 'on');
  const troubled = on.filter(isInTrouble).length;
  const off = sources.length - on.length;
  return [
    phrases.say('sources.told.on', { count: on.length }),
    ...(troubled > 0 ? [phrases.say('sources.told.failing', { count: troubled })] : []),
    ...(off > 0 ? [phrases.say('sources.told.off', { count: off })] : []),
  ].join(' · ');
}

/** Each in trouble with since when and why, at most so many; the others are counted. */
export function troubleLines(sources: readonly Source[], most: number, context: Telling): string[] {
  const troubled = sources.filter(isInTrouble);
  const lines = troubled.slice(0, most).map((source) => troubleLine(source, context));
  const more = troubled.length - lines.length;
  return more > 0 ? [...lines, context.phrases.say('sources.more', { count: more })] : lines;
}

/** "The Gazette (g4z377): failing since …: the site does not answer". */
export function troubleLine(source: Source, context: Telling): string {
  const [why = ''] = source.state === 'off' ? [offWords(source, context)] : failing(source, context);
  return `${sourceTitle(source)} (${source.id}): ${why}`;
}
