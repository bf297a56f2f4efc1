/** What changed since the brief it is compared with; that nothing did is said outright. */
import type { Change, Citation } from '../briefs/brief.ts';
import { wordsOf, type BriefView } from './brief-view.ts';
import { slotLabel } from './figure-line.ts';
import { fillInline, joinInlines } from './fill-inline.ts';
import { text, type Block, type Inline } from './message.ts';

/** What a change is about when it is no figure's slot. */
const KEY_POINT = 'point';

/** No block at all for a brief that is compared with none. */
export function changeBlocks(view: BriefView): Block[] {
  const { brief, phrases } = view;
  if (brief.changes.length > 0)
    return [
      { kind: 'heading', text: [text(phrases.say('brief.heading.changes'))] },
      { kind: 'list', items: brief.changes.map((change) => changeLine(change, view)) },
    ];
  if (brief.sinceBriefId === undefined) return [];
  return [{ kind: 'paragraph', text: [text(phrases.say('brief.change.none'))] }];
}

/** "Revised: Soldiers deployed: “9,000” → “12,000”", each side in the words of its source. */
function changeLine(change: Change, view: BriefView): Inline[] {
  const { phrases, marks } = view;
  const { before, after, citations, what, kind } = change;
  // The older sentence is cited first and the newer one last.
  const sides = [before && sideOf(before, citations, view), after && sideOf(after, citations.toReversed(), view)];
  const label = what === KEY_POINT ? [] : [text(slotLabel(what, phrases))];
  const said = joinInlines(
    sides.filter((side) => side !== undefined && side !== '').map((side) => [side]),
    ' → ',
  );
  return [
    ...fillInline(phrases, `brief.change.${kind}`, 'what', joinInlines([label, said], ': ')),
    ...marks.of(citations),
  ];
}

function sideOf(words: string, citations: readonly Citation[], view: BriefView): Inline {
  const cited = citations.filter(({ quote }) => quote.includes(words));
  return cited.length > 0 ? wordsOf(view.phrases.say('brief.quoted', { words }), cited, view) : text(words);
}
