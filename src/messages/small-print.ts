/** The small print of a brief: its window, what was read and used, how old that is, and what was held back. */
import { age, localDate } from '../data/date-words.ts';
import { askedBy } from './brief-actions.ts';
import type { BriefView } from './brief-view.ts';
import { text, type Block } from './message.ts';
import { SEPARATOR } from './source-line.ts';

/** One note. Ages are counted from the brief's own time, so the same brief always reads the same. */
export function smallPrint({ brief, phrases }: BriefView): Block {
  const { documentsRead, documentsUsed, undated = 0, oldest, newest } = brief.window;
  const dated = (key: string, iso: string | null) =>
    iso === null ? '' : phrases.say(key, { date: localDate(iso, phrases), age: age(iso, brief.generatedAt, phrases) });
  const parts = [
    windowWords(brief.window, phrases),
    phrases.say('brief.window.read', { count: documentsRead, used: documentsUsed }),
    dated('brief.window.oldest', oldest),
    oldest === newest ? '' : dated('brief.window.newest', newest),
    undated > 0 ? phrases.say('brief.window.undated', { count: undated }) : '',
    brief.withheld > 0 ? phrases.say('brief.withheld', { count: brief.withheld }) : '',
  ];
  return { kind: 'note', text: [text(parts.filter((part) => part !== '').join(SEPARATOR))] };
}

/** That the same question has another answer by now. */
export function outdatedNote(brief: BriefView['brief'], phrases: BriefView['phrases']): Block {
  const { about, topic } = askedBy(brief);
  const asked = about === undefined ? topic : `about ${about}`;
  return { kind: 'note', text: [text(phrases.say('brief.outdated', { topic: asked }))] };
}

function windowWords({ from, to }: BriefView['brief']['window'], phrases: BriefView['phrases']): string {
  if (from === null && to === null) return phrases.say('brief.window.all');
  if (to === null) return phrases.say('brief.window.from', { from: localDate(from!, phrases) });
  if (from === null) return phrases.say('brief.window.to', { to: localDate(to, phrases) });
  return phrases.say('brief.window.between', { from: localDate(from, phrases), to: localDate(lastDay(to), phrases) });
}

const DAY_MS = 86_400_000;

/** The last day that a window whose end is exclusive holds; an end that is no day stays as it is. */
function lastDay(end: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(end) ? new Date(Date.parse(end) - DAY_MS).toISOString().slice(0, 10) : end;
}
