/** How the sources fare as a whole: for `/status`, `/about` and the program's own answers. */
import type { Source } from '../../src/app/sources.ts';
import { sourceTitle } from '../../src/messages/source-words.ts';
import { failing, isInTrouble, offWords, stateWords, troubleFirst, type Telling } from './source-line.ts';

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

/** Each with when it was read last, what fails and what came in, those in trouble first; more than `most` are counted. */
export function eachLine(sources: readonly Source[], most: number, context: Telling): string[] {
  const lines = troubleFirst(sources)
    .slice(0, most)
    .map((source) => `${sourceTitle(source)} (${source.id}): ${stateWords(source, context).join(' · ')}`);
  const more = sources.length - lines.length;
  return more > 0 ? [...lines, context.phrases.say('sources.more', { count: more })] : lines;
}

/** "The Gazette (g4z377): failing since …: the site does not answer". */
export function troubleLine(source: Source, context: Telling): string {
  const [why = ''] = source.state === 'off' ? [offWords(source, context)] : failing(source, context);
  return `${sourceTitle(source)} (${source.id}): ${why}`;
}
