/** What was read in articles, as programs get it from `analyze --json`. Offsets are UTF-16 units into each `text`. */
import type { Dispute } from '../../briefs/brief.ts';
import type { Analysis, Figure } from '../../facts/analysis.ts';
import { slice, type Claim, type DateMention, type Numeral, type Span } from '../../text/document.ts';

/** The whole dump: one entry a document, in the order given, and the disputes between them. */
export function analysisDump(analyses: readonly Analysis[], disputes: readonly Dispute[]) {
  return { documents: analyses.map(documentDump), disputes };
}

/** A title is read too (for topic and evidence); it stands apart, and its figures are not listed. */
function documentDump({ document, topics, figures }: Analysis) {
  const { text } = document;
  return {
    id: document.id,
    language: document.language,
    ...(document.title === undefined ? {} : { title: document.title }),
    ...(document.publication === undefined ? {} : { publication: document.publication }),
    text,
    sentences: document.sentences.map(({ index, ...span }) => ({ ...quoted(text, span), topics: topics[index] ?? [] })),
    figures: figures.map((figure) => figureDump(text, figure)),
    ...(document.waitingDates === undefined ? {} : { waitingDates: document.waitingDates }),
    dates: document.dates.map((date) => dateDump(text, date)),
    numbers: document.numerals.map((numeral) => numberDump(text, numeral)),
    attributions: document.claims.map((claim) => claimDump(text, claim)),
  };
}

/** A figure without what only comparing needs; its words and place stand with it. */
function figureDump(text: string, { start, end, text: _words, claimantActor: _actor, note: _note, ...figure }: Figure) {
  return { ...figure, ...quoted(text, { start, end }) };
}

function dateDump(text: string, date: DateMention) {
  const { iso, precision, slip, sentence, rule } = date;
  return { iso, precision, ...quoted(text, date), ...(slip ? { slip } : {}), sentence, rule };
}

function numberDump(text: string, { kind, value, min, max, vague, rule, ...span }: Numeral) {
  return { kind, value, min, max, vague, ...quoted(text, span), rule };
}

function claimDump(text: string, claim: Claim) {
  const { name, verb, polarity, sentence, rule } = claim;
  return { claimant: name, verb: slice(text, verb), polarity, sentence, rule };
}

function quoted(text: string, { start, end }: Span) {
  return { start, end, text: text.slice(start, end) };
}
