/** The little of CSS that reading a page needs: declarations, and the rules of a style sheet whose selectors are simple. */
export type Style = ReadonlyMap<string, string>;

/** One compound selector: `p.a.b#c`. Nothing about ancestors, states or attributes. */
export interface SimpleSelector {
  tag?: string;
  ids: readonly string[];
  classes: readonly string[];
}

export interface StyleRule {
  selector: SimpleSelector;
  style: Style;
  /** The declarations that other rules do not override. */
  important: Style;
}

/** A longer attribute or sheet is cut: what stands behind is not looked at. */
const LONGEST_SHEET = 2_000_000;
const COMMENTS = /\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g;
const STRINGS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;
/** A backslash before what is no hexadecimal digit stands for nothing (CSS Syntax, escapes). */
const ESCAPES = /\\(?![\da-f\n])/gi;
const SIMPLE = /^([a-z][a-z\d-]*)?((?:[.#](?:[\w-]|[^\u0000-\u007f])+)*)$/i;
/** Blocks that hold for every reader's screen. */
const TRANSPARENT = /^@(?:layer\b|media\s{0,9}(?:only\s{1,9})?(?:all|screen)\s{0,9}$)/i;
/** No value that decides anything is longer, nor the selectors of a rule. */
const LONGEST_VALUE = 500;
const LONGEST_PRELUDE = 20_000;

/** The declarations of a `style` attribute or of a rule's braces; a later one of the same property counts. */
export function declarations(source: string): { style: Style; important: Style } {
  const style = new Map<string, string>();
  const important = new Map<string, string>();
  for (const part of parts(plain(source))) {
    const colon = part.indexOf(':');
    if (colon === -1) continue;
    const given = part
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const bang = given.lastIndexOf('!');
    const strong = bang !== -1 && given.slice(bang + 1).trim() === 'important';
    const value = (strong ? given.slice(0, bang) : given).slice(0, LONGEST_VALUE).trim();
    if (value !== '') (strong ? important : style).set(part.slice(0, colon).trim().toLowerCase(), value);
  }
  return { style, important };
}

/** The rules of a sheet that hold on every screen and whose selectors are simple, in their order. */
export function styleRules(sheet: string, most: number): StyleRule[] {
  const source = plain(sheet.slice(0, LONGEST_SHEET)).replace(STRINGS, '""');
  const marks = /[{};]/g;
  const rules: StyleRule[] = [];
  for (let at = 0; rules.length < most;) {
    marks.lastIndex = at;
    const found = marks.exec(source);
    if (!found) return rules;
    const prelude = source.slice(at, found.index).trim();
    at = found.index + 1;
    if (found[0] !== '{' || TRANSPARENT.test(prelude)) continue;
    if (prelude.startsWith('@')) {
      at = blockEnd(source, at);
      continue;
    }
    const closing = source.indexOf('}', at);
    const end = closing === -1 ? source.length : closing;
    const told = declarations(source.slice(at, end));
    for (const selector of prelude.slice(0, LONGEST_PRELUDE).split(',').flatMap(simpleSelector))
      rules.push({ selector, ...told });
    at = end + 1;
  }
  return rules;
}

function plain(source: string): string {
  return source.replace(COMMENTS, '').replace(ESCAPES, '');
}

/** Parted at semicolons, but not those in brackets and quotes. */
function parts(source: string): string[] {
  const found: string[] = [];
  let from = 0;
  let depth = 0;
  let quote = '';
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at]!;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === ';' && depth === 0) {
      found.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, source.slice(from)];
}

function simpleSelector(text: string): SimpleSelector[] {
  const match = SIMPLE.exec(text.trim());
  if (!match || match[0] === '') return [];
  const names = match[2]!.match(/[.#][^.#]+/g) ?? [];
  const called = (mark: string) => names.filter((name) => name.startsWith(mark)).map((name) => name.slice(1));
  return [{ ...(match[1] ? { tag: match[1].toLowerCase() } : {}), ids: called('#'), classes: called('.') }];
}

function blockEnd(source: string, from: number): number {
  const braces = /[{}]/g;
  braces.lastIndex = from;
  for (let depth = 1, found = braces.exec(source); found; found = braces.exec(source)) {
    depth += found[0] === '{' ? 1 : -1;
    if (depth === 0) return found.index + 1;
  }
  return source.length;
}
