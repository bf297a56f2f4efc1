/** The buttons under a brief and under its parts: the other parts, the sources, a wider window, the other languages. */
import type { Brief } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import type { Action } from './message.ts';

export interface ActionChoices {
  /** Languages to offer; the brief's own is left out. */
  languages?: readonly string[];
  /** Options of the call that made this brief, such as its window, which a switch of language keeps. */
  options?: Readonly<Record<string, string>>;
  /** ISO day of the brief that it is compared with. */
  since?: string;
}

/** What is offered under a whole brief. An empty one offers the whole window instead of parts. */
export function briefActions(brief: Brief, phrases: Phrases, choices: ActionChoices): Action[] {
  const switches = languageActions(brief, 'brief', phrases, choices);
  if (brief.bottomLine === null) return [...widerActions(brief, 'brief', phrases), ...switches];
  const parts = [
    ...(brief.timeline.length > 0 ? [partAction(brief, 'timeline', phrases)] : []),
    ...(brief.figures.length > 0 ? [partAction(brief, 'figures', phrases)] : []),
    partAction(brief, 'changes', phrases),
  ];
  return [sourcesAction(brief, phrases.say('brief.action.sources')), ...parts, ...switches];
}

/** What is offered under one part of a brief. */
export function sectionActions(brief: Brief, section: string, phrases: Phrases, choices: ActionChoices): Action[] {
  const whole: Action = {
    label: phrases.say('brief.action.brief'),
    command: 'brief',
    options: { topic: brief.topic.id, language: brief.language, ...windowOf(choices) },
    effect: 'answer',
  };
  const switches = languageActions(brief, section, phrases, choices);
  // What changed is asked since a day, not for a window.
  const windowed = section === 'changes' ? 'brief' : section;
  if (brief.bottomLine === null) return [...widerActions(brief, windowed, phrases), ...switches];
  return [whole, sourcesAction(brief, phrases.say('brief.action.sources')), ...switches];
}

/** Opens the original sentences behind a brief's marks. */
export function sourcesAction(brief: Brief, label: string): Action {
  return { label, command: 'sources', options: { brief: brief.id }, effect: 'answer' };
}

/** A part of this very brief, not of the one that the same question would give later. */
function partAction(brief: Brief, part: 'timeline' | 'figures' | 'changes', phrases: Phrases): Action {
  return {
    label: phrases.say(`brief.action.${part}`),
    command: part,
    options: { brief: brief.id },
    effect: 'answer',
  };
}

/** Where a window left nothing, the window without bounds. */
function widerActions({ window, topic, language }: Brief, command: string, phrases: Phrases): Action[] {
  if (window.from === null && window.to === null) return [];
  const options = { topic: topic.id, language, window: 'all' };
  return [{ label: phrases.say('brief.action.wider'), command, options, effect: 'replace' }];
}

function languageActions(
  brief: Brief,
  command: string,
  phrases: Phrases,
  { languages = [], options = {} }: ActionChoices,
): Action[] {
  const named: Readonly<Record<string, string>> = 'brief' in options ? {} : { topic: brief.topic.id };
  return languages
    .filter((language) => language !== brief.language)
    .map((language) => ({
      label: phrases.say(`chat.language-labels.${language}`),
      command,
      options: { ...options, ...named, language },
      effect: 'replace',
    }));
}

function windowOf({ options }: ActionChoices): Readonly<Record<string, string>> {
  return options?.['window'] === undefined ? {} : { window: options['window'] };
}
