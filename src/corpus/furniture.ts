/** Page furniture out of a cleaned text, line by line: links, share bars, captions, comment forms. News stays. */
import { withoutInsideFurniture, withoutTail, withoutTeaser } from './furniture-inside.ts';
import { closingLine, furnitureLine, furnitureOf, isStop, type FurnitureLine } from './furniture-line.ts';
import type { FurnitureRules } from './furniture-rules.ts';

export interface Removed {
  rule: string;
  text: string;
}

/** A longer line is a paragraph or a page without lines; its brackets and labels are still looked at. */
const LONGEST_LINE = 2_000;
/** Beyond this a line is no paragraph a person wrote: it stays as it is, and costs nothing. */
const LONGEST_PARAGRAPH = 50_000;
/** Nor has an article more lines than this. */
const MOST_LINES = 20_000;
const STANDFIRST_LINES = 4;
/** A line of so many words that ends with a full stop is news, also below a list of links. */
const PROSE_WORDS = 4;
const LONG_PROSE_WORDS = 10;

interface Walk {
  kept: string[];
  removed: Removed[];
  /** Below a "Related stories" heading: every line goes until one reads like news. */
  belowLinks: boolean;
  /** Lines of news so far. */
  news: number;
}

/** The text without its page furniture, and what went by which rule. */
export function removeFurniture(text: string, rules: FurnitureRules): { text: string; removed: Removed[] } {
  const walk: Walk = { kept: [], removed: [], belowLinks: false, news: 0 };
  const lines = text.split('\n');
  for (const line of lines.slice(0, MOST_LINES)) if (!step(walk, line, rules)) break;
  if (lines.length <= MOST_LINES) dropSignature(walk, rules);
  if (lines.length > MOST_LINES) walk.kept = walk.kept.concat(lines.slice(MOST_LINES));
  return {
    text: walk.kept
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    removed: walk.removed,
  };
}

/** Takes one line in; false when nothing after it is the article's. */
function step(walk: Walk, text: string, rules: FurnitureRules): boolean {
  if (text.length > LONGEST_PARAGRAPH) return walk.kept.push(text) > 0;
  const line = furnitureLine(withoutTail(text, rules));
  if (line.text !== text) walk.removed.push({ rule: 'tail', text: text.slice(line.text.length).trim() });
  const found = text.length <= LONGEST_LINE ? furnitureOf(line, rules) : undefined;
  if (!found) keepLine(walk, line, rules);
  else removeLine(walk, line, found.rule, found.place === 'label');
  if (found?.place === 'links') walk.belowLinks = true;
  return found?.place !== 'comments';
}

/** The agency and the names of its editors below an article. */
function dropSignature(walk: Walk, rules: FurnitureRules): void {
  const at = walk.kept.findLastIndex((text) => text !== '');
  if (at < 1 || walk.kept[at]!.length > LONGEST_LINE) return;
  const line = furnitureLine(walk.kept[at]!);
  const found = closingLine(line, rules);
  if (!found) return;
  walk.removed.push({ rule: found.rule, text: line.text });
  walk.kept.length = at;
}

function keepLine(walk: Walk, line: FurnitureLine, rules: FurnitureRules): void {
  if (line.text === '') {
    walk.kept.push('');
    return;
  }
  if (walk.belowLinks && !isProse(line, PROSE_WORDS)) {
    walk.removed.push({ rule: 'below-links', text: line.text });
    return;
  }
  walk.belowLinks = false;
  const inside = withoutInsideFurniture(line.text, rules);
  const rest = walk.news < STANDFIRST_LINES ? withoutTeaser(furnitureLine(inside), rules) : inside;
  if (rest !== line.text) walk.removed.push({ rule: 'inside-line', text: line.text });
  if (rest !== '') walk.kept.push(rest);
  if (rest !== '') walk.news += 1;
}

/** After a link's label and its first sentence, news may follow on the same line: that part stays. */
function removeLine(walk: Walk, line: FurnitureLine, rule: string, isLabel: boolean): void {
  const stop = isLabel ? line.words.findIndex(isStop) : -1;
  const rest = stop === -1 ? '' : line.text.slice(line.words[stop]!.end).trim();
  const stays = rest !== '' && isProse(furnitureLine(rest), LONG_PROSE_WORDS);
  if (stays) walk.kept.push(rest);
  walk.removed.push({ rule, text: stays ? line.text.slice(0, -rest.length).trim() : line.text });
}

function isProse(line: FurnitureLine, words: number): boolean {
  return line.stopped && !/\?["'”’)\]]*$/.test(line.text) && line.words.filter((word) => word.word).length >= words;
}
