/** An office and its holder between commas are one name: "Chile's president, Juan Diaz, sent", "Juan Diaz, the president, sent". */
import type { NameMention, Span } from '../text/document.ts';
import type { Line } from '../text/line.ts';

/** Names that fill a role together, with the words that name them. */
export interface NameGroup extends Span {
  names: readonly NameMention[];
  /** The comma behind it ends its own insertion: it may be the verb's. */
  closed: boolean;
}

/**
 * Names with commas alone between them are a list only when a word such as "and" joins its last one.
 * @param between articles, which may stand before an office
 */
export function conjoined(
  line: Line,
  group: readonly NameMention[],
  { joiners, between }: { joiners: ReadonlySet<string>; between: ReadonlySet<string> },
): NameGroup[] {
  const hasWord = line.tokens.some(
    (token) =>
      token.kind === 'word' && joiners.has(token.key) && token.start > group[0]!.end && token.end < group.at(-1)!.start,
  );
  return group.length === 1 || hasWord ? [groupOf(group)] : aloneOrApposed(line, group, between);
}

/** Names that are no list, each alone but for a holder beside the office that he or she holds, who is one with it. */
function aloneOrApposed(line: Line, names: readonly NameMention[], articles: ReadonlySet<string>): NameGroup[] {
  const groups: NameGroup[] = [];
  for (let at = 0; at < names.length; at += 1) {
    const [name, next] = [names[at]!, names[at + 1]];
    const holder = next && holderOf(name, next);
    if (holder && isApposed(line, name, next, articles)) {
      groups.push({ start: name.start, end: next.end, names: [holder], closed: true });
      at += 1;
    } else groups.push(groupOf([name]));
  }
  return groups;
}

/** Names as one group of their own. */
function groupOf(names: readonly NameMention[]): NameGroup {
  return { start: names[0]!.start, end: names.at(-1)!.end, names, closed: false };
}

function holderOf(one: NameMention, other: NameMention): NameMention | undefined {
  if (one.kind === 'office' && other.kind === 'person') return isOfOneState(one, other) ? other : undefined;
  if (one.kind === 'person' && other.kind === 'office') return isOfOneState(one, other) ? one : undefined;
  return undefined;
}

/** Where both are known to belong to a state, it must be the same. */
function isOfOneState(one: NameMention, other: NameMention): boolean {
  return one.state === undefined || other.state === undefined || one.state === other.state;
}

/** A comma on either side of the second, and no word that compares the two ("Juan Diaz, like the president, …"). */
function isApposed({ tokens }: Line, one: Span, other: Span, articles: ReadonlySet<string>): boolean {
  const [comma, ...rest] = tokens.filter(({ start, end }) => start >= one.end && end <= other.start);
  const behind = tokens.find(({ start }) => start >= other.end);
  return comma?.key === ',' && rest.every(({ key }) => articles.has(key)) && behind?.key === ',';
}
