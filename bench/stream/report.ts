/** One report of an event: lead, what else is known, who says so, reactions, and what happened elsewhere before. */
import type { Chance } from './chance.ts';
import { stageAt, type Event } from './event.ts';
import { APART } from './kind.ts';
import type { Manner, Press } from './outlet.ts';
import type { Sections } from './sections.ts';
import { capital } from './template.ts';
import { say, tell, type Line, type Voice } from './telling.ts';

export interface Report {
  title: Line;
  /** Sentences by paragraph. */
  paragraphs: Line[][];
  event: string;
  stage: number;
  /** What the outlet puts behind its text, such as that it was corrected. */
  notes: string[];
}

export interface ReportParts {
  press: Press;
  /** Reactions by tone, beside what a kind's own file says. */
  common: Sections;
  /** Events that may be recalled in passing. */
  earlier: readonly Event[];
}

const REMEMBERED_MS = 5 * 86_400_000;
const RECALLS = 0.35;
/** Of those that recall another event, so many do it in the middle of their own story. */
const RECALLS_AMID = 0.3;

export function writeReport(parts: ReportParts, event: Event, stage: number, voice: Voice, chance: Chance): Report {
  const { language, length } = voice.outlet;
  const own = event.kind.stages[stage]!.sections.get(language)!;
  const lead = `${event.kind.stages[stage]!.name}/lead`;
  const body = [
    ...matters(event, stage, stage, voice, chance),
    ...(stage > 0 ? before(event, stage, voice, chance) : []),
    ...reactions(parts, event, stage, voice, chance),
  ].slice(0, chance.whole(...length) - 1);
  const said = body.map((line) => withSource(line, event, parts.press.manners[language]!, voice, chance));
  const recalled = chance.is(RECALLS) ? recalls(parts, event, voice, chance) : [];
  const at = chance.is(RECALLS_AMID) ? Math.ceil(said.length / 2) : said.length;
  const opening = [tell(event, stage, lead, own.get('lead')!, voice, chance), ...said.slice(0, at)];
  return {
    title: tell(event, stage, lead, own.get('title')!, voice, chance),
    paragraphs: [opening, recalled, said.slice(at)].flatMap((lines) => paragraphed(lines, chance)),
    event: event.id,
    stage,
    notes: [],
  };
}

/** What is known beside the lead, in an order of its own: the matters of stage `of`, with the numbers of stage `at`. */
function matters(event: Event, of: number, at: number, voice: Voice, chance: Chance, most = Infinity): Line[] {
  const { name, sections } = event.kind.stages[of]!;
  const own = sections.get(voice.outlet.language)!;
  const names = [...own.keys()].filter((section) => !APART.includes(section));
  const chosen = chance.some(names, Math.min(most, names.length));
  return chosen.map((section) => tell(event, at, `${name}/${section}`, own.get(section)!, voice, chance));
}

/** What a follow-up repeats of how it began. */
function before(event: Event, stage: number, voice: Voice, chance: Chance): Line[] {
  return [recall(event, stage, voice, chance), ...matters(event, 0, stage, voice, chance, chance.whole(1, 3))];
}

function recall(event: Event, stage: number, voice: Voice, chance: Chance): Line {
  const { name, sections } = event.kind.stages[0]!;
  const templates = sections.get(voice.outlet.language)!.get('recall')!;
  return tell(event, stage, `${name}/lead`, templates, voice, chance);
}

function reactions({ common }: ReportParts, event: Event, stage: number, voice: Voice, chance: Chance): Line[] {
  const own = common.get(voice.outlet.language)!;
  const templates = [...own.get(event.kind.tone)!, ...own.get('any')!];
  const chosen = chance.some(templates, chance.whole(3, 12));
  return chosen.map((template) => tell(event, stage, 'reaction', [template], voice, chance));
}

/** Other events in passing: of the same kind or the same state more often than not, as they stand by then. */
function recalls({ earlier }: ReportParts, event: Event, voice: Voice, chance: Chance): Line[] {
  const others = earlier.filter(({ id, at }) => id !== event.id && at <= voice.at && voice.at - at < REMEMBERED_MS);
  if (others.length === 0) return [];
  const near = others.filter(({ kind, facts }) => kind === event.kind || sameState(facts, event.facts));
  const from = near.length > 0 && chance.is(0.7) ? near : others;
  return chance.some(from, chance.whole(1, 2)).map((other) => recall(other, stageAt(other, voice.at), voice, chance));
}

function sameState(a: Event['facts'], b: Event['facts']): boolean {
  const [one, other] = [a.get('state'), b.get('state')];
  return one?.is === 'name' && other?.is === 'name' && one.name === other.name;
}

/** "…, police said." where the sentence names no speaker yet. */
function withSource(line: Line, event: Event, manner: Manner, voice: Voice, chance: Chance): Line {
  if (!chance.is(voice.outlet.said) || new RegExp(manner.voiced, 'iu').test(line.text)) return line;
  const sources = event.kind.stages[0]!.sections.get(voice.outlet.language)!.get('source')!;
  const source = say(event, 0, sources, voice, chance).text;
  const bare = line.text.replace(/[.।]$/u, '');
  const text = chance.pick(manner.said).replace('{text}', bare).replace('{source}', source);
  return { ...line, text: capital(text) };
}

function paragraphed(lines: readonly Line[], chance: Chance): Line[][] {
  const paragraphs: Line[][] = [];
  for (let at = 0; at < lines.length;) {
    const count = chance.whole(1, 3);
    paragraphs.push(lines.slice(at, at + count));
    at += count;
  }
  return paragraphs;
}
