/** What changed since the brief it is compared with, each side with its own marks; that nothing did is said outright. */
import type { Brief, Change, Citation } from '../briefs/brief.ts';
import { localDate } from '../data/date-words.ts';
import { wordsOf, type BriefView } from './brief-view.ts';
import { claimantWords } from './claimant.ts';
import { slotLabel } from './figure-line.ts';
import { fillInline, fillInlines, joinInlines } from './fill-inline.ts';
import { text, type Block, type Inline } from './message.ts';
import { SEPARATOR } from './source-line.ts';

/** What a change is about when it is no figure's slot. */
const KEY_POINT = 'point';

/** No block at all for a brief that is compared with none. */
export function changeBlocks(view: BriefView): Block[] {
  const { brief } = view;
  if (brief.sinceBriefId === undefined && brief.changes.length === 0) return [];
  if (brief.changes.length === 0) return [{ kind: 'paragraph', text: [text(nothingNew(view))] }];
  return digestChangeBlocks(view, brief.changes);
}

/** A digest's own: all that it tells is new, so that only what is told otherwise than before is a change to its reader. */
export function digestChangeBlocks(view: BriefView, changes = otherwiseTold(view.brief)): Block[] {
  if (changes.length === 0) return [];
  return [
    { kind: 'heading', text: [text(view.phrases.say('brief.heading.changes'))] },
    { kind: 'list', items: changes.map((change) => changeLine(change, view)) },
  ];
}

/** Changes of what was told before. */
export function otherwiseTold({ changes }: Pick<Brief, 'changes'>): Change[] {
  return changes.filter(({ kind }) => kind !== 'added');
}

/** The changes, a line each. */
export function changeLines(view: BriefView): Inline[][] {
  return view.brief.changes.map((change) => changeLine(change, view));
}

/** That nothing is new, and since when, where the day is known. */
export function nothingNew({ phrases, since }: BriefView): string {
  return since === undefined
    ? phrases.say('brief.change.none')
    : phrases.say('brief.change.none-since', { date: localDate(since, phrases) });
}

/** "Revised: Soldiers deployed: “9,000” [7] → “12,000” [2]", each side in the words of its source. */
export function changeLine(change: Change, view: BriefView): Inline[] {
  const { phrases } = view;
  const { before, after, what, kind } = change;
  const [older, newer] = sidesOf(change);
  const now = after ? [...sideOf(after, newer, view), ...claimantOf(change, view)] : [];
  const then = before ? sideOf(before, older, view) : [];
  if (change.source !== undefined) return correctionLine(change, [then, now], view);
  const label = what === KEY_POINT ? [] : [text(slotLabel(what, phrases))];
  return fillInline(
    phrases,
    `brief.change.${kind}`,
    'what',
    joinInlines([label, joinInlines([then, now], ' → ')], ': '),
  );
}

/** "Changed: Killed: the Harbour Post now says “9” [2]; it said “12” [8]": corrected, or counted on by a page that is kept up. */
function correctionLine(change: Change, [before, after]: [Inline[], Inline[]], view: BriefView): Inline[] {
  const { phrases } = view;
  const publisher = view.source(change.source!)?.publisher ?? phrases.say('brief.source.no-publisher');
  const date = change.told === undefined ? '' : localDate(change.told, phrases);
  const parameters = { what: slotLabel(change.what, phrases), publisher, date };
  const key = `brief.change.outlet-${change.kind}${change.what === KEY_POINT ? '-point' : ''}`;
  return fillInlines(phrases, key, { before, after }, parameters);
}

/** The citations of the older and of the newer words; one that holds neither belongs to the side that stands alone. */
function sidesOf({ before, after, citations }: Change): [Citation[], Citation[]] {
  if (before === undefined) return [[], citations];
  if (after === undefined) return [citations, []];
  const newer = citations.filter(({ quote }) => quote.includes(after));
  const older = citations.filter((citation) => citation.quote.includes(before) || !newer.includes(citation));
  return [older, newer.length > 0 ? newer : citations];
}

/** Who gives the new figure: what somebody claims stays a claim when it is news. */
function claimantOf({ what, after, citations }: Change, view: BriefView): Inline[] {
  const places = new Set(citations.map(({ source, sentence }) => `${sentence} ${source}`));
  const figure = view.brief.figures.find(
    (each) =>
      each.slot === what &&
      each.text === after &&
      each.citations.some(({ source, sentence }) => places.has(`${sentence} ${source}`)),
  );
  if (!figure || figure.claimant === null) return [];
  return [text(SEPARATOR), ...claimantWords(figure, view)];
}

function sideOf(words: string, citations: readonly Citation[], view: BriefView): Inline[] {
  const cited = citations.filter(({ quote }) => quote.includes(words));
  const said = cited.length > 0 ? wordsOf(view.phrases.say('brief.quoted', { words }), cited, view) : text(words);
  return [said, ...view.marks.of(citations)];
}
