/** A page's elements → lines of text: one line a block, no matter how deep the page is nested. */
import { ELEMENT, TEXT, type PageNode } from './page-node.ts';

const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 ' +
    'HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
);

/** The text below `root`, a line break before and after each block and at each `<br>`. Walks without recursion. */
export function pageText(root: PageNode): string {
  const out: string[] = [];
  let node: PageNode | null = root;
  while (node) {
    enter(node, out);
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      leave(node, out);
      node = node.parentNode;
    }
    if (!node || node === root) break;
    leave(node, out);
    node = node.nextSibling;
  }
  return out.join('');
}

function enter(node: PageNode, out: string[]): void {
  if (node.nodeType === TEXT) out.push((node.textContent ?? '').replace(/\s+/g, ' '));
  else if (node.nodeName === 'BR') out.push('\n');
  else leave(node, out);
}

function leave(node: PageNode, out: string[]): void {
  if (node.nodeType === ELEMENT && BLOCKS.has(node.nodeName)) out.push('\n\n');
}
