/** Quantities become figures: a slot, a claimant, a status, a period; what cannot be told stays open. */
import type { Clause } from '../text/clauses.ts';
import type { Claim, Quantity, Span } from '../text/document.ts';
import { slice, within } from '../text/document.ts';
import { lazily } from '../text/lazily.ts';
import type { Line } from '../text/line.ts';
import type { Token } from '../text/tokens.ts';
import type { Trie } from '../text/trie.ts';
import type { Figure, FactStatus } from './analysis.ts';
import type { SentenceFindings } from './local.ts';
import { amountOf, suspicionOf } from './amounts.ts';
import { besides, lossAmong, lossOf, troopsBefore } from './besides.ts';
import { REMEMBERED, recall, type Earlier, type Recalled, type Told } from './memory.ts';
import { pairedSlot, slotFromNext, wholeOf } from './pairs.ts';
import { periodOf } from './period.ts';
import { SOLDIERS, type People } from './people.ts';
import { sceneOf, type Placed, type Scene } from './scene.ts';
import { outsideDates, type CueReader } from './cues.ts';
import type { SlotChoice, SlotReader } from './slots.ts';
import { isReplaced, type StatusReader } from './status.ts';
import { firstFrom, lastUntil } from './token-places.ts';

export interface FigureTools {
  cues: CueReader;
  slots: SlotReader;
  status: StatusReader;
  people: People;
  /** Folded words and marks that join the members of a list. */
  joiners: ReadonlySet<string>;
  /** Whether the sentence doubts, denies or supposes what it tells: its figures then answer no question. */
  unsure: (line: Line) => boolean;
  /** Folded words that mark an owner before what is owned (के in "X के सैनिक"). */
  owners: ReadonlySet<string>;
  /** Folded words that may open a clause about a noun before who acts in it ("the tanks that the US gave"). */
  relatives: ReadonlySet<string>;
  /** Words beside a date that make it the beginning of the time until now. */
  since: Trie<true>;
}

/** Reads the figures of one article's sentences, which must come in order: it remembers the last ones. */
export type FigureReader = (line: Line, clauses: () => readonly Clause[], document: SentenceFindings) => Figure[];

/** A reader for one article with a headline; each call takes the next sentence, `document` holding the findings of that sentence only. */
export function figureReader(tools: FigureTools, headline: () => readonly Token[]): FigureReader {
  let past: Figure[][] = [];
  let lines: Line[] = [];
  let title: Line | undefined;
  const idsOf = (each: Line) => tools.cues(each).slot.map(({ id }) => id);
  const read: FigureReader = (line, clauses, document) => {
    const before = lines;
    const recent = lazily(() => new Set(before.flatMap(idsOf)));
    const context = lazily(() => new Set([...idsOf((title ??= { ...line, tokens: headline() })), ...recent()]));
    const cues = outsideDates(tools.cues(line), line, document.dates);
    const scene = sceneOf(line, clauses(), document, cues, { context, recent }, tools.joiners);
    return figuresOf(scene, document, { past, before: before[0] }, tools);
  };
  return (line, clauses, document) => {
    const figures = document.quantities.length === 0 ? [] : read(line, clauses, document);
    past = [figures, ...past].slice(0, REMEMBERED);
    lines = [line, ...lines].slice(0, REMEMBERED);
    return figures;
  };
}

type Before = Pick<Told, 'past' | 'before'>;

function figuresOf(scene: Scene, document: SentenceFindings, last: Before, tools: FigureTools): Figure[] {
  const unsure = tools.unsure(scene.line);
  const earlier: Earlier[] = [];
  const told = { earlier, ...last, names: document.names };
  for (const placed of scene.placed) {
    const unit = tools.people.unitOf(scene, placed);
    const found = unsure ? undefined : fill(scene, placed, unit, told, tools);
    const status = tools.status(scene, placed) ?? (placed.quantity.borrowed ? statusBefore(earlier, unit) : undefined);
    earlier.push({ figure: figureOf(scene, placed, document, found ?? { unit }, status, tools), placed });
  }
  const again = ({ placed }: Earlier, found: Filled): Earlier => {
    const status = tools.status(scene, placed);
    return { figure: figureOf(scene, placed, document, found, status, tools), placed };
  };
  for (let at = earlier.length - 2; at >= 0; at -= 1) {
    const next = earlier[at + 1]!;
    const ahead = unsure ? undefined : slotFromNext(scene, earlier[at]!, next, tools, document.names);
    const whole = unsure ? undefined : wholeOf(scene, earlier[at]!, next, tools.slots);
    if (ahead) earlier[at] = again(earlier[at]!, ahead);
    if (whole) earlier[at + 1] = again(next, whole);
  }
  return earlier.map(({ figure }) => figure);
}

type Filled = { unit: string } & Partial<Recalled>;

/** "is to be 3,200 strong, and 5,000 by 2027": what a number without noun and verb of its own takes from the one before. */
function statusBefore(earlier: readonly Earlier[], unit: string): FactStatus | undefined {
  const last = earlier.at(-1)?.figure;
  return last?.unit === unit ? last.status : undefined;
}

/** Unit and slot of a quantity: by its own words, by the figure that it stands beside, or by what was counted before. */
function fill(
  scene: Scene,
  placed: Placed,
  unit: string,
  told: Told,
  { slots, people }: FigureTools,
): Filled | undefined {
  const paired = pairedSlot(scene, placed, unit, told.earlier.at(-1), slots);
  if (paired) return { unit, choice: paired };
  const isKnown = placed.quantity.known || unit !== placed.quantity.unit;
  const own = isKnown ? slots.choose(scene, placed, unit, { prefer: lastSlot(unit, told) }) : undefined;
  if (own && !own.isDefault && !(placed.quantity.borrowed && own.slot.topic === 'other')) return { unit, choice: own };
  const isLost = !own && people.areArmed(scene, placed);
  const fallen = isLost ? lossOf(scene, placed, slots) : lossAmong(scene, placed, unit, told, slots);
  if (fallen) return { unit: SOLDIERS, choice: fallen };
  const listed = isKnown ? besides(scene, placed, { unit, choice: own }, told, slots) : undefined;
  if (listed) return { unit, choice: listed };
  const recalled = recall(scene, placed, { unit, choice: own }, told, slots);
  return recalled ?? (own ? { unit, choice: own } : troopsBefore(scene, placed, told, people, slots));
}

/** The slot that the last figure of this unit filled, to tell equally near cues apart. */
function lastSlot(unit: string, { earlier, past }: Told): string | undefined {
  const fits = (figure: Figure) => figure.unit === unit && figure.slot !== undefined;
  const here = earlier.findLast(({ figure }) => fits(figure))?.figure;
  return (here ?? past.map((figures) => figures.findLast(fits)).find(Boolean))?.slot;
}

function figureOf(
  scene: Scene,
  placed: Placed,
  document: SentenceFindings,
  { unit, choice, from }: Filled,
  told: FactStatus | undefined,
  tools: FigureTools,
): Figure {
  const { quantity } = placed;
  const claim = claimOver(document.claims, quantity);
  const status = claim?.polarity === 'denies' ? 'denied' : (told ?? 'done');
  const asked = choice && slotFor(scene, placed, choice, status, tools.slots);
  const subject = subjectOf(scene.line, document, quantity, tools.owners) ?? from?.subject;
  const former = isReplaced(scene, placed) ? true : undefined;
  const time = periodOf(scene, document, placed, tools.since);
  const suspicion = suspicionOf(quantity, asked?.id);
  const { value, min, max, vague, bound, approximate } = amountOf(quantity);
  // Every key in every figure, undefined where it has none: objects of one shape are read fastest.
  return {
    value,
    min,
    max,
    vague,
    bound,
    approximate,
    start: quantity.start,
    end: quantity.end,
    sentence: scene.line.sentence.index,
    slot: asked?.id,
    rule: asked && choice?.rule,
    unit: choice?.slot.as ?? unit,
    subject,
    claimant: claim?.name ?? null,
    claimantActor: claim?.actor || undefined,
    status: asked && asked !== choice?.slot && status !== 'possible' ? 'planned' : status,
    period: time.iso,
    since: time.since,
    former,
    asOf: former ? undefined : document.publishedAt?.slice(0, 10),
    suspect: suspicion ? true : undefined,
    note: suspicion,
    text: slice(document.text, quantity),
  };
}

/** A planned or possible figure answers another question than one that is there; so does one still being sent. */
function slotFor(scene: Scene, placed: Placed, { slot }: SlotChoice, status: FactStatus, slots: SlotReader) {
  const ahead =
    status === 'planned' || status === 'possible' || (status === 'ongoing' && slots.underway(scene, placed, slot));
  return (ahead && slot.planned ? slots.byId(slot.planned) : undefined) ?? slot;
}

/**
 * The innermost claim whose scope covers the span, a named voice before hearsay of the same reach; a claim that only
 * declines to speak claims nothing.
 */
export function claimOver(claims: readonly Claim[], span: { start: number; end: number }): Claim | undefined {
  let inmost: Claim | undefined;
  for (const claim of claims) {
    if (claim.polarity === 'declines-to-answer' || !within(span, claim.scope) || within(span, claim.verb)) continue;
    const wider = inmost && (reachOf(inmost) - reachOf(claim) || Number(!inmost.claimant) - Number(!claim.claimant));
    if (wider === undefined || wider > 0) inmost = claim;
  }
  return inmost;
}

function reachOf({ scope }: Claim): number {
  return scope.end - scope.start;
}

/** The actor in the counted noun phrase ("North Korean soldiers"), or right before it as owner ("मिस्र के 40 सैनिक"). */
function subjectOf(
  line: Line,
  document: SentenceFindings,
  quantity: Quantity,
  owners: ReadonlySet<string>,
): string | undefined {
  const { names } = document;
  const inside = { start: quantity.start, end: quantity.noun?.end ?? quantity.end };
  const named = names.find((name) => within(name, inside)) ?? names.find((name) => owns(line, name, quantity, owners));
  const subject = named?.state ?? named?.id;
  return subject?.startsWith('new:') ? undefined : subject;
}

function owns(line: Line, name: Span, quantity: Span, owners: ReadonlySet<string>): boolean {
  const between = firstFrom(line.tokens, name.end);
  return between === lastUntil(line.tokens, quantity.start) && owners.has(line.tokens[between]!.key);
}
