/** Takes out of a page what its reader cannot see: a page may hide words for machines, and those are nobody's sentence. */
import { SaarError } from '../errors.ts';
import { DECIDING, isHiddenStyle } from './hidden-style.ts';
import { backgroundOf, isUnreadable } from './page-colour.ts';
import type { PageElement, PageNode } from './page-node.ts';
import { declarations, styleRules, type SimpleSelector, type Style, type StyleRule } from './page-style.ts';

/** Shown only where scripts do not run, or by scripts: neither is the page that its reader sees. */
const UNRENDERED = 'noscript,template,noframes,noembed';
const UNSEEN =
  'script,style,svg,iframe,object,embed,canvas,video,audio,button,select,datalist,textarea,nav,' +
  '[hidden],[popover],details:not([open]),dialog:not([open])';
const SCREENS = /^\s*(?:|all|screen|only screen)\s*$/i;
const MOST_RULES = 20_000;
/** Rules tried on elements, all in all, and what one that fits costs more; beyond is no page that somebody wrote. */
const MOST_TRIES = 4_000_000;
const COST_OF_FIT = 50;
/** Whatever a longer `style` says, it is not read to its end. */
const LONGEST_STYLE = 50_000;
/** A form that holds more of the page's words is the page: some systems wrap every page in one. */
const LARGEST_FORM = 0.5;

/** @throws SaarError `file.page` for a page whose styles are made to cost time. */
export function dropHidden(page: PageElement): void {
  for (const element of [...page.querySelectorAll(UNRENDERED)]) element.remove();
  const rules = pageRules(page);
  for (const element of [...page.querySelectorAll(UNSEEN)]) element.remove();
  dropForms(page);
  dropStyled(page, rules);
}

function dropForms(page: PageElement): void {
  const forms = [...page.querySelectorAll('form')];
  const all = forms.length === 0 ? 0 : lengthOf(page.querySelector('body') ?? page);
  for (const form of forms) if (lengthOf(form) <= all * LARGEST_FORM) form.remove();
}

function lengthOf(element: PageElement): number {
  return (element.textContent ?? '').length;
}

/** Rules that can decide, by the id, class or tag that an element must have for them. */
type Rules = ReadonlyMap<string, readonly StyleRule[]>;

function pageRules(page: PageElement): Rules {
  const sheets = [...page.querySelectorAll('style')].filter((each) => SCREENS.test(each.getAttribute('media') ?? ''));
  const deciding = sheets
    .flatMap((sheet) => styleRules(sheet.textContent ?? '', MOST_RULES))
    .filter(({ style, important }) => [...style.keys(), ...important.keys()].some((name) => DECIDING.has(name)))
    .slice(0, MOST_RULES);
  const byKey = new Map<string, StyleRule[]>();
  for (const rule of merged(deciding)) {
    const group = byKey.get(keyOf(rule.selector));
    if (group) group.push(rule);
    else byKey.set(keyOf(rule.selector), [rule]);
  }
  return byKey;
}

/** Rules of one selector are one, which stands where the last of them stood. */
function merged(rules: readonly StyleRule[]): Iterable<StyleRule> {
  const bySelector = new Map<string, StyleRule>();
  for (const { selector, style, important } of rules) {
    const name = `${selector.tag ?? ''}#${selector.ids.join('#')}.${selector.classes.join('.')}`;
    const before = bySelector.get(name);
    bySelector.delete(name);
    bySelector.set(name, {
      selector,
      style: new Map([...(before?.style ?? []), ...style]),
      important: new Map([...(before?.important ?? []), ...important]),
    });
  }
  return bySelector.values();
}

function keyOf({ tag, ids, classes }: SimpleSelector): string {
  if (ids.length > 0) return `#${ids[0]}`;
  return classes.length > 0 ? `.${classes[0]}` : tag!;
}

/** A style that nobody wrote by hand is not believed to show anything. */
const UNREAD = declarations('display:none!important');

/** From the top down, so that an element knows what stands behind it. */
function dropStyled(page: PageElement, rules: Rules): void {
  const backgrounds = new Map<PageNode, string | undefined>();
  let tries = 0;
  for (const element of [...page.querySelectorAll('*')]) {
    const { style, tried } = styleOf(element, rules);
    tries += tried;
    if (tries > MOST_TRIES) throw new SaarError('file.page');
    const parent = element.parentNode;
    const behind = backgroundOf(style) ?? (parent ? backgrounds.get(parent) : undefined);
    backgrounds.set(element, behind);
    const isHidden = element.getAttribute('aria-hidden')?.toLowerCase() === 'true' || isHiddenStyle(style);
    if (isHidden || isUnreadable(style, behind)) element.remove();
  }
}

/** An element's own style: colours of old attributes, then rules by weight, then its attribute, then what is important. */
function styleOf(element: PageElement, rules: Rules): { style: Style; tried: number } {
  const source = element.getAttribute('style');
  const own = source === null ? undefined : source.length > LONGEST_STYLE ? UNREAD : declarations(source);
  const id = element.getAttribute('id');
  const classes = element.getAttribute('class')?.split(/\s+/) ?? [];
  const tag = element.nodeName.toLowerCase();
  const tried = [tag, ...classes.map((name) => `.${name}`), `#${id}`].flatMap((key) => rules.get(key) ?? []);
  const fitting = tried
    .filter(({ selector }) => fits(selector, tag, id, classes))
    .sort((a, b) => weightOf(a.selector) - weightOf(b.selector));
  const layers = [
    ...attributes(element),
    ...fitting.flatMap(({ style }) => [...style]),
    ...(own?.style ?? []),
    ...fitting.flatMap(({ important }) => [...important]),
    ...(own?.important ?? []),
  ];
  return { style: new Map(layers), tried: tried.length + COST_OF_FIT * fitting.length };
}

function fits(selector: SimpleSelector, tag: string, id: string | null, classes: readonly string[]): boolean {
  if (selector.tag !== undefined && selector.tag !== tag) return false;
  return selector.ids.every((each) => each === id) && selector.classes.every((each) => classes.includes(each));
}

function weightOf({ tag, ids, classes }: SimpleSelector): number {
  return ids.length * 10_000 + classes.length * 100 + (tag === undefined ? 0 : 1);
}

function attributes(element: PageElement): [string, string][] {
  const [colour, background] = [element.getAttribute('color'), element.getAttribute('bgcolor')];
  return [
    ...(colour === null ? [] : [['color', colour.toLowerCase()] as [string, string]]),
    ...(background === null ? [] : [['background-color', background.toLowerCase()] as [string, string]]),
  ];
}
