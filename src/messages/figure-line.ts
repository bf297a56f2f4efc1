/** One figure as a line: what it counts, the amount with its bounds, who says so, as of when, and whether it is doubtful. */
import type { BriefFigure, Position } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { amountWords } from '../data/amount-words.ts';
import { originalWords, wordsOf, type BriefView } from './brief-view.ts';
import { claimantWords, UNNAMED, type Attribution } from './claimant.ts';
import { joinInlines } from './fill-inline.ts';
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
      originalWords(figure, view),
    ],
    SEPARATOR,
  );
  return [text(slotLabel(figure.slot, phrases), 'strong'), text(': '), ...details, ...marks.of(figure.citations)];
}

/** One side of a dispute. Its date is the count's own, else the day its source was published. */
export function positionLine(position: Position, view: BriefView): Inline[] {
  const { phrases, marks } = view;
  const how = attributionOf(position);
  return [
    ...joinInlines(
      [
        positionWords(position, view, how),
        claimantWords(position, view, how),
        positionTime(position, view),
        doubtWords(position, phrases),
        originalWords(position, view),
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

/** Whose figure it is, by name in the reader's language. */
function subjectWords({ subject, subjectName }: BriefFigure, { brief }: BriefView): Inline[] {
  const name = subjectName ?? brief.actors.find(({ id }) => id === subject)?.name;
  return name === undefined ? [] : [text(name)];
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
  // "since May" is a bound and reads as one; "for since May" does not.
  if (period !== undefined && isOpen(period)) return [text(localDate(period, phrases))];
  if (period !== undefined) return [text(phrases.say('brief.period', { period: localDate(period, phrases) }))];
  return asOf === undefined ? [] : [text(phrases.say('brief.as-of', { date: localDate(asOf, phrases) }))];
}

function isOpen(period: string): boolean {
  return /^(?:\.\.)?\/|\/(?:\.\.)?$/.test(period);
}

/**
 * When a side says it. A count is as of its own date; a claim or denial without a count was made when it was printed, unless
 * the source gives it another day; where nothing is known, the day of printing stands for it.
 */
function positionTime(position: Position, view: BriefView): Inline[] {
  const { phrases } = view;
  const { asOf, period } = position;
  const source = view.source(position.citations[0]!.source);
  const counts = amountWords(position, undefined, phrases) !== undefined;
  const printed = source?.publishedAt?.slice(0, 10);
  const published = source?.publishedAt
    ? [text(phrases.say('brief.published', { date: dateOf(source, phrases) }))]
    : [];
  if (counts) return asOf !== undefined || period !== undefined ? timeWords(position, phrases) : published;
  const said =
    asOf === undefined || asOf === printed
      ? published
      : [text(phrases.say('brief.said-on', { date: localDate(asOf, phrases) }))];
  const covered = period === undefined ? [] : timeWords({ period }, phrases);
  return joinInlines([covered, said], SEPARATOR);
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
