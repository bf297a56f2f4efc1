/** Quotations that run over several sentences: where a sentence closes the one it found open, and where it opens one. */
import type { Claim, Span } from '../document.ts';
import { QUOTES } from './marks.ts';
import type { OpenQuotation, QuotedPart } from './memory.ts';
import type { Scene } from './scene.ts';
import { claimantOf, type Speaker } from './speakers.ts';

/** Single marks open behind a comma or colon and close behind a stop: those inside words are apostrophes. */
const MARKS = /[\u201c\u201e\u00ab]|[\u201d\u00bb]|"|''|(?<=[,:]\s)['\u2018](?=\S)|(?<=[\u0964.?!,])['\u2019](?=\s|$)/g;
const SINGLE = /^['\u2018\u2019]$/;
const OPENING = /[\u201c\u201e\u00ab]/;
const CLOSING = /[\u201d\u00bb]/;
const OPENS_AGAIN = /^(?:["\u201c\u201e\u00ab]|'')/;
const LONGEST = 8;
/** The first mark stands behind a word or stop: it closes. */
const CLOSES_FIRST =
  /^[^"\u201c\u201d\u201e\u00ab\u00bb]*(?:[\u201d\u00bb]|[^\s"\u201c\u201e\u00ab]"(?=\s|[.,;:!?)]|$))/;
const GAP = 4;

/** Whether any mark that may open or close a quotation stands in the sentence. */
export function holdsQuote({ tokens }: Scene): boolean {
  return tokens.some(({ kind, key }) => kind === 'mark' && QUOTES.has(key));
}

export interface Quoted {
  /** The part at the front that belongs to the quotation open before this sentence. */
  running?: Span;
  /** Start of the quotation that is open at the end. */
  opened?: number;
  /** Whether that one stands between single marks. */
  single: boolean;
}

/** Reads the quotation marks of a sentence that begins inside a quotation or not. */
export function readQuotes(scene: Scene, open: Pick<OpenQuotation, 'single'> | undefined): Quoted {
  const { start, end } = scene.span;
  let inside = open ? start : undefined;
  let single = open?.single ?? false;
  let running: Span | undefined = open ? { start, end } : undefined;
  for (const match of scene.text.slice(start, end).matchAll(MARKS)) {
    const at = start + match.index;
    const after = at + match[0].length;
    // A quotation ends by a mark of the kind that opened it.
    if (inside !== undefined && SINGLE.test(match[0]) !== single) continue;
    // Each paragraph of a long quotation opens again.
    if (inside !== undefined && at === start && !CLOSING.test(match[0])) continue;
    if (inside === undefined) {
      const opens = !CLOSING.test(match[0]) && !(SINGLE.test(match[0]) && after >= end);
      inside = opens ? at : undefined;
      single = SINGLE.test(match[0]);
    } else if (!OPENING.test(match[0])) {
      if (running?.end === end && inside === start) running = { start, end: after };
      inside = undefined;
    }
  }
  return { single, ...(running ? { running } : {}), ...(inside === undefined ? {} : { opened: inside }) };
}

/** Claims on parts of a quotation whose speaker another sentence names. */
export function quotedClaims(
  parts: readonly QuotedPart[],
  speaker: Speaker,
  said: Pick<Claim, 'verb' | 'polarity'> & { plain: boolean },
): Claim[] {
  return parts.map(({ sentence, span, polarity }) => ({
    sentence,
    ...claimantOf(speaker),
    verb: said.verb,
    polarity: said.plain ? polarity : said.polarity,
    scope: span,
    carried: true,
    rule: 'quotation',
  }));
}

/** Whether a quotation found open may go on here: a new paragraph must open it again, or close it before opening another. */
export function mayGoOn(scene: Scene): boolean {
  const before = scene.text.slice(Math.max(0, scene.span.start - GAP), scene.span.start);
  if (!/\n\s*$/.test(before)) return true;
  const words = scene.text.slice(scene.span.start, scene.span.end);
  return OPENS_AGAIN.test(words) || CLOSES_FIRST.test(words);
}

/** The quotation as the next sentence finds it; undefined when it has run on too long to be believed. */
export function carryOn(open: OpenQuotation, running: QuotedPart): OpenQuotation | undefined {
  if (open.length >= LONGEST) return undefined;
  const pending = open.speaker ? [] : [...open.pending, running];
  return { ...open, pending, length: open.length + 1 };
}
