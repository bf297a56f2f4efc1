/** One figure as a line: what it counts, the amount with its bounds, who says so, as of when, and whether it is doubtful. */
import type { BriefFigure, Position } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { amountWords } from '../data/amount-words.ts';
import { originalWords, wordsOf, type BriefView } from './brief-view.ts';
import { claimantWords, UNNAMED, type Attribution } from './claimant.ts';
import { fillInline, joinInlines } from './fill-inline.ts';
import { localDate } from '../data/date-words.ts';
import { text, type Inline } from './message.ts';
import { dateOf, SEPARATOR } from './source-line.ts';

/** "Soldiers sent: about 10,000 soldiers · according to X · as of July 2025 [3]". */
export function figureLine(figure: BriefFigure, view: BriefView): Inline[] {
  const { phrases, marks } = view;
  const outletSpeaks = figure.claimant === null;
  const details = joinInlines(
    [
      [text(amountWords(figure, figure.unit, phrases) ?? figure.text)],
      subjectWords(figure, view),
      statusWords(figure.status, phrases),
      outletSpeaks ? [] : claimantWords(figure, view),
      timeWords(figure, phrases),
      doubtWords(figure, phrases),
      originalWords(figure.text, figure.citations, view),
    ],
    SEPARATOR,
  );
  return [text(slotLabel(figure.slot, phrases), 'strong'), text(': '), ...details, ...marks.of(figure.citations)];
}

/** One side of a dispute. Its date is the count's own, else the day its source was published. */
export function positionLine(position: Position, view: BriefView): Inline[] {
  const { phrases, marks } = view;
  const dated = position.asOf !== undefined || position.period !== undefined;
  const how = attributionOf(position);
  return [
    ...joinInlines(
      [
        positionWords(position, view, how),
        claimantWords(position, view, how),
        dated ? timeWords(position, phrases) : publishedWords(position, view),
        doubtWords(position, phrases),
        originalWords(position.text, position.citations, view),
      ],
      SEPARATOR,
    ),
    ...marks.of(position.citations),
  ];
}

/** The question a figure answers, in the reader's words. */
export function slotLabel(slot: string, phrases: Phrases): string {
  const key = `brief.slot.${slot}`;
  return phrases.has(key) ? phrases.say(key) : slot;
}

/** A denial or assertion by someone named is said with the name: "denied by X". */
function attributionOf({ status, claimant }: Position): Attribution {
  const isNamed = claimant !== undefined && claimant !== null && claimant !== UNNAMED;
  return isNamed && (status === 'denied' || status === 'asserted') ? status : 'named';
}

/** What a position holds: its amount, else its status, else its words in quotation marks. */
function positionWords(position: Position, view: BriefView, how: Attribution): Inline[] {
  const { phrases } = view;
  const amount = amountWords(position, position.unit, phrases);
  const status = position.status && how === 'named' ? statusLabel(position.status, phrases) : undefined;
  const words = [amount, amount === undefined || position.status !== 'done' ? status : undefined];
  const said = words.filter((word) => word !== undefined).join(SEPARATOR);
  if (said !== '') return [text(said)];
  return position.text && how === 'named'
    ? [wordsOf(phrases.say('brief.quoted', { words: position.text }), position.citations, view)]
    : [];
}

/** Whose figure it is: an actor's id becomes its name; other subjects are words of the sentence, shown with the original. */
function subjectWords({ subject }: BriefFigure, { brief }: BriefView): Inline[] {
  const actor = brief.actors.find(({ id }) => id === subject);
  return actor ? [text(actor.name)] : [];
}

/** What has happened needs no word; what is only planned, possible or denied does. */
function statusWords(status: string | undefined, phrases: Phrases): Inline[] {
  return status === undefined || status === 'done' ? [] : [text(statusLabel(status, phrases))];
}

function statusLabel(status: string, phrases: Phrases): string {
  const key = `brief.status.${status}`;
  return phrases.has(key) ? phrases.say(key) : status;
}

function timeWords({ asOf, period }: { asOf?: string; period?: string }, phrases: Phrases): Inline[] {
  if (period !== undefined) return [text(phrases.say('brief.period', { period: localDate(period, phrases) }))];
  return asOf === undefined ? [] : [text(phrases.say('brief.as-of', { date: localDate(asOf, phrases) }))];
}

function publishedWords(position: Position, view: BriefView): Inline[] {
  const source = view.source(position.citations[0]!.source);
  return source?.publishedAt
    ? fillInline(view.phrases, 'brief.published', 'date', [text(dateOf(source, view.phrases))])
    : [];
}

function doubtWords({ suspect, note }: { suspect?: boolean; note?: string }, phrases: Phrases): Inline[] {
  const reason = noteWords(note, phrases);
  if (suspect)
    return [
      text(phrases.say(reason ? 'brief.suspect.reason' : 'brief.suspect.plain', { reason: reason ?? '' }), 'emphasis'),
    ];
  return reason ? [text(reason)] : [];
}

/** The words of a note's code; a code without words is no reader's business. */
export function noteWords(note: string | undefined, phrases: Phrases): string | undefined {
  const key = `brief.note.${note}`;
  return note !== undefined && phrases.has(key) ? phrases.say(key) : undefined;
}
