/** The buttons under a brief and under its parts: the other parts, the sources, a wider window, the other languages. */
import type { Brief } from '../briefs/brief.ts';
import type { Asked } from '../briefs/subject.ts';
import type { Phrases } from '../data/phrases.ts';
import { ASKED } from '../data/topics.ts';
import type { Action, Call } from './message.ts';

export interface ActionChoices {
  /** Languages to offer; the brief's own is left out. */
  languages?: readonly string[];
  /** Options of the call that made this brief, such as its window, which a switch of language keeps. */
  options?: Readonly<Record<string, string>>;
  /** There is a newer brief that tells something else. */
  outdated?: boolean;
  /** ISO day of the brief that it is compared with. */
  since?: string;
  /** Topics to offer in place of a question for which nothing was found. */
  topics?: readonly { id: string; title: string }[];
}

/** What is offered under a whole brief. An empty one offers the nearest topics instead of parts. */
export function briefActions(brief: Brief, phrases: Phrases, choices: ActionChoices): Action[] {
  const switches = languageActions(brief, 'brief', phrases, choices);
  if (brief.bottomLine === null) {
    const topics = (choices.topics ?? []).map(({ id, title }) => topicAction(id, title));
    return [...widerActions(brief, 'brief', phrases), ...topics, ...switches];
  }
  const parts = [
    ...(brief.disputes.length > 0 ? [partAction(brief, 'disputes', phrases)] : []),
    ...(brief.timeline.length > 0 ? [partAction(brief, 'timeline', phrases)] : []),
    ...(brief.figures.length > 0 ? [partAction(brief, 'figures', phrases)] : []),
    partAction(brief, 'changes', phrases),
  ];
  const wider = widerActions(brief, 'brief', phrases);
  return [sourcesAction(brief, phrases.say('brief.action.sources')), ...parts, ...wider, ...switches];
}

/** What is offered under one part of a brief. */
export function sectionActions(brief: Brief, section: string, phrases: Phrases, choices: ActionChoices): Action[] {
  const call = callFor(brief, 'brief');
  const whole: Action = {
    label: phrases.say('brief.action.brief'),
    command: call.command,
    options: { ...call.options, language: brief.language, ...windowOf(choices) },
    effect: 'answer',
  };
  const switches = languageActions(brief, section, phrases, choices);
  // What changed is asked since a day, not for a window.
  const windowed = section === 'changes' ? 'brief' : section;
  if (brief.bottomLine === null) return [...widerActions(brief, windowed, phrases), ...switches];
  return [whole, sourcesAction(brief, phrases.say('brief.action.sources')), ...switches];
}

/**
 * The call that shows a brief or its part again as it is, with the options that its buttons keep. What changed is asked again:
 * its answer is worked out each time.
 */
export function againCall(command: string, brief: Brief, options: ActionChoices['options'] = {}): Call {
  if (command === 'changes') return { command, options: { ...options, language: brief.language } };
  return { command, options: { brief: brief.id, ...windowOf({ options }) } };
}

/** What a brief was made for: a topic, or a reader's own words, which its title keeps. */
export function askedBy({ topic }: Brief): Asked {
  return topic.id.startsWith(ASKED) ? { about: topic.title } : { topic: topic.id };
}

/** The call that makes it or a part of it again. A question's words would not fit into a button: its brief knows them. */
function callFor(brief: Brief, command: string): Call {
  const { topic } = askedBy(brief);
  return topic === undefined ? { command: 'again', options: { brief: brief.id } } : { command, options: { topic } };
}

/** The brief of a topic, as an answer of its own. */
export function topicAction(topic: string, label: string): Action {
  return { label, command: 'brief', options: { topic }, effect: 'answer' };
}

/** Opens the original sentences behind a brief's marks. */
export function sourcesAction(brief: Brief, label: string): Action {
  return { label, command: 'sources', options: { brief: brief.id }, effect: 'answer' };
}

/** A part of this very brief, not of the one that the same question would give later. */
export function partAction(
  brief: Brief,
  part: 'disputes' | 'timeline' | 'figures' | 'changes',
  phrases: Phrases,
): Action {
  return {
    label: phrases.say(`brief.action.${part}`),
    command: part,
    options: { brief: brief.id },
    effect: 'answer',
  };
}

/** Where a window leaves articles out, the window without bounds. */
function widerActions(brief: Brief, command: string, phrases: Phrases): Action[] {
  const { window, language } = brief;
  if (window.from === null && window.to === null) return [];
  const call = callFor(brief, command);
  const options = { ...call.options, language, window: 'all' };
  return [{ label: phrases.say('brief.action.wider'), command: call.command, options, effect: 'replace' }];
}

function languageActions(
  brief: Brief,
  command: string,
  phrases: Phrases,
  { languages = [], options = {} }: ActionChoices,
): Action[] {
  const call = 'brief' in options ? { command, options: {} } : callFor(brief, command);
  return languages
    .filter((language) => language !== brief.language)
    .map((language) => ({
      label: phrases.say(`chat.language-labels.${language}`),
      command: call.command,
      options: { ...options, ...call.options, language },
      effect: 'replace',
    }));
}

function windowOf({ options }: ActionChoices): Readonly<Record<string, string>> {
  return options?.['window'] === undefined ? {} : { window: options['window'] };
}
