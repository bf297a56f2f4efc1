/** Whether a page's source is worth parsing: the cost of a parse grows faster than its depth and its attributes. */

/** Tags of what would be too many elements, with those that close them, and comments. */
const MOST_TAGS = 60_000;
/** Not the depth in the end: who forgets to close tags is forgiven. */
const DEEPEST = 4_000;
const MOST_ATTRIBUTES = 1_000;
const FEWEST_COUNTED = 2 * MOST_ATTRIBUTES;
const TAG = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][^\s/>]{0,40})(?:"[^"]*"|'[^']*'|[^"'>]+)*>?/gi;
/** What parts attributes, and what shows that a tag was never closed. */
const GAPS = /"[^"]*"|'[^']*'|\s+|</g;
/** Their content is no markup up to their own end. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
/** Elements without an end, and those that the next of their kind ends. */
const UNCLOSED = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot option optgroup rp rt colgroup'
  ).split(' '),
);

/** One pass over the source, without building anything. */
export function isBoundedSource(source: string): boolean {
  const tags = new RegExp(TAG);
  let depth = 0;
  let count = 0;
  for (let found = tags.exec(source); found; found = tags.exec(source)) {
    const [whole, slash, name = ''] = found;
    count += 1;
    if (count > MOST_TAGS || depth > DEEPEST || (whole.length > FEWEST_COUNTED && !hasFewAttributes(whole, name)))
      return false;
    const tag = name.toLowerCase();
    if (tag === '' || UNCLOSED.has(tag)) continue;
    if (slash === '/') depth = Math.max(0, depth - 1);
    else if (!RAW.has(tag)) depth += 1;
    else tags.lastIndex = rawEnd(source, tag, tags.lastIndex);
  }
  return true;
}

function hasFewAttributes(tag: string, name: string): boolean {
  if (name === '') return true;
  return (tag.match(GAPS) ?? []).filter((gap) => /^[\s<]/.test(gap)).length <= MOST_ATTRIBUTES;
}

function rawEnd(source: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}`, 'gi');
  end.lastIndex = from;
  return end.exec(source)?.index ?? source.length;
}
