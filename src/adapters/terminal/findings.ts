/** One line's worth of every finding in a sentence: what it is called, what was read, which words it rests on, by which rules. */
import { amountWords } from '../../data/amount-words.ts';
import { localDate } from '../../data/date-words.ts';
import type { Phrases } from '../../data/phrases.ts';
import type { Analysis, Figure, Frame } from '../../facts/analysis.ts';
import { slice, within, type Claim, type DateMention, type Document, type Span } from '../../text/document.ts';
import type { Style } from './wrap.ts';

export interface Finding {
  style?: Style;
  label: string;
  words: (string | undefined)[];
  /** Names of the rules and cues behind it, for `--explain`. */
  rules: string[];
  /** The words of the text that it marks. */
  marks: (Span & { style: Style })[];
}

/** What was read in one sentence; names only mark their words. */
export interface SentenceFindings {
  findings: Finding[];
  names: Span[];
}

export interface FindingLook {
  phrases: Phrases;
  nameOf(actor: string): string | undefined;
  explain: boolean;
}

/** What was read in each sentence, by its index: figures, dates, claims, and, when explaining, events. */
export function findingsIn(analysis: Analysis, look: FindingLook): SentenceFindings[] {
  const { document, figures, frames } = analysis;
  const found = document.sentences.map((): SentenceFindings => ({ findings: [], names: [] }));
  const add = (sentence: number, finding: Finding) => void found[sentence]?.findings.push(finding);
  for (const figure of figures) add(figure.sentence, figureFinding(figure, document, look));
  for (const date of document.dates) add(date.sentence, dateFinding(date, document, look));
  for (const claim of document.claims) add(claim.sentence, claimFinding(claim, document, look));
  if (look.explain) for (const frame of frames) add(frame.sentence, frameFinding(frame, document, look));
  for (const name of document.names) found[name.sentence]?.names.push(name);
  return found;
}

function figureFinding(figure: Figure, document: Document, { phrases, nameOf }: FindingLook): Finding {
  const { slot, subject, claimant, status, text, suspect, note, unit } = figure;
  const quantity = document.quantities.find(({ start, end }) => start === figure.start && end === figure.end);
  const numeral = document.numerals.find((found) => quantity && within(found, quantity));
  const key = `brief.slot.${slot}`;
  return {
    style: 'figure',
    label: slot && phrases.has(key) ? phrases.say(key) : (slot ?? phrases.say('terminal.analysis.figure')),
    words: [
      amountWords(figure, quantity?.known === false ? undefined : unit, phrases),
      subject && (nameOf(subject) ?? subject),
      phrases.say(`brief.status.${status}`),
      claimant === 'unnamed'
        ? phrases.say('brief.claimant.unnamed')
        : claimant && phrases.say('brief.claimant.named', { claimant }),
      suspect ? phrases.say(`brief.note.${note ?? 'slip'}`) : undefined,
      `“${text}”`,
    ].map((word) => word ?? undefined),
    rules: [numeral?.rule, quantity?.rule, figure.rule].filter((rule) => rule !== undefined),
    marks: [{ start: figure.start, end: figure.end, style: 'figure' }],
  };
}

function dateFinding(date: DateMention, document: Document, { phrases }: FindingLook): Finding {
  return {
    style: 'date',
    label: phrases.say('terminal.analysis.date'),
    words: [
      localDate(date.iso, phrases),
      date.slip ? phrases.say('terminal.analysis.slip') : undefined,
      `“${slice(document.text, date)}”`,
    ],
    rules: [date.rule],
    marks: [{ start: date.start, end: date.end, style: 'date' }],
  };
}

function claimFinding(claim: Claim, document: Document, { phrases, nameOf }: FindingLook): Finding {
  const { claimant, verb, carried, actor, polarity, rule } = claim;
  const known = actor && nameOf(actor);
  const name = claim.name === 'unnamed' ? phrases.say('terminal.analysis.unnamed') : claim.name;
  return {
    style: 'voice',
    label: phrases.say('terminal.analysis.says'),
    words: [
      known && known !== name ? `${name} (${known})` : name,
      phrases.say(`brief.status.${polarity}`),
      carried ? phrases.say('terminal.analysis.carried') : undefined,
      `“${slice(document.text, verb)}”`,
    ],
    rules: [rule],
    marks: [claimant, verb].flatMap((span) => (span ? [{ ...span, style: 'voice' as const }] : [])),
  };
}

function frameFinding(frame: Frame, document: Document, { phrases, nameOf }: FindingLook): Finding {
  const roles = Object.entries(frame.roles).map(
    ([role, filler]) =>
      `${role}: ${filler.actors.map((actor) => nameOf(actor) ?? actor).join(', ') || slice(document.text, filler)}`,
  );
  const { negated, doubted, status, cue } = frame;
  return {
    label: phrases.say('terminal.analysis.event'),
    words: [
      frame.frame,
      phrases.say(`brief.status.${status}`),
      negated ? phrases.say('terminal.analysis.negated') : undefined,
      doubted ? phrases.say('terminal.analysis.doubted') : undefined,
      ...roles,
      `“${slice(document.text, cue)}”`,
    ],
    rules: [],
    marks: [],
  };
}
