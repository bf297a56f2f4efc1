/** The buttons under a brief: its sources, and the same brief in the other languages that Saar speaks. */
import type { Brief } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import type { Action } from './message.ts';

export interface ActionChoices {
  /** Languages to offer; the brief's own is left out. */
  languages?: readonly string[];
  /** Options of the call that made this brief, such as its window, which a switch of language keeps. */
  options?: Readonly<Record<string, string>>;
}

export function briefActions(
  brief: Brief,
  phrases: Phrases,
  { languages = [], options = {} }: ActionChoices,
): Action[] {
  const others = languages.filter((language) => language !== brief.language);
  const switches = others.map((language): Action => {
    const label = phrases.say(`chat.language-labels.${language}`);
    return { label, command: 'brief', options: { ...options, topic: brief.topic.id, language }, effect: 'replace' };
  });
  return brief.bottomLine === null
    ? switches
    : [sourcesAction(brief, phrases.say('brief.action.sources')), ...switches];
}

/** Opens the original sentences behind a brief's marks. */
export function sourcesAction(brief: Brief, label: string): Action {
  return { label, command: 'sources', options: { brief: brief.id }, effect: 'answer' };
}
