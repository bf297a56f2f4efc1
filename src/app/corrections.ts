/** Buttons under an error: the same call with what the reader may have meant in place of what was wrong. */
import type { Phrases } from '../data/phrases.ts';
import { SaarError } from '../errors.ts';
import { topicAction } from '../messages/brief-actions.ts';
import type { Action, Call } from '../messages/message.ts';
import type { App } from './app.ts';
import type { Command } from './command.ts';
import { idsIn } from './error-message.ts';

/** What is longer was never right. */
const LONGEST_KEPT = 200;

/** What may have been meant by a call of a command that failed; none where nobody can guess. */
export function corrections(error: unknown, command: Command, call: Call, app: App, phrases: Phrases): Action[] {
  if (!(error instanceof SaarError)) return [];
  const zones = zoneActions(error, call, phrases);
  if (command.guide !== undefined)
    return isOfOptions(error) ? [...zones, guideAction(command.guide, call, phrases)] : [];
  if (zones.length > 0) return zones;
  if (error.code === 'digest.none') return [guideAction('digest setup', { ...call, options: {} }, phrases)];
  if (error.code === 'topic.unknown' || error.code === 'topic.none-near')
    return [...topicActions(error, call, app, phrases), ...wordsAction(error, command, call, phrases)];
  if (error.code === 'language.unknown')
    return idsIn(error.parameters['known']).map((language) =>
      corrected(call, phrases.say(`chat.language-labels.${language}`), { language }),
    );
  return [];
}

/** The brief of a topic that was typed as if it were a command: `/munitions`. */
export function topicMeant(path: string, app: App, phrases: Phrases): Action[] {
  try {
    const topic = app.topicId(path);
    const title = app.topics(phrases.language).find(({ id }) => id === topic)?.title;
    return [topicAction(topic, title ?? topic)];
  } catch {
    return [];
  }
}

/** Whether what was typed is missing or wrong, so that being led through it helps. */
function isOfOptions({ code }: SaarError): boolean {
  return /^(?:option|schedule|topic|language)\./.test(code);
}

/** The options that were right go along; the guide asks again for the others. */
function guideAction(guide: string, call: Call, phrases: Phrases): Action {
  const options = Object.fromEntries(Object.entries(call.options).filter(([, value]) => value.length <= LONGEST_KEPT));
  return { label: phrases.say('chat.guide'), command: guide, options, effect: 'answer' };
}

/** The zones that the error names, each in place of the one that is none. */
function zoneActions({ code, parameters }: SaarError, call: Call, phrases: Phrases): Action[] {
  const name = optionOf(call, parameters['zone']);
  if (name === undefined || code !== 'schedule.zone') return [];
  return idsIn(parameters['suggestion']).map((zone) => ({
    ...corrected(call, phrases.say('chat.use-zone', { zone }), { [name]: zone }),
    effect: 'replace',
  }));
}

/** The topics that the error names, each in place of the one that is none. */
function topicActions({ code, parameters }: SaarError, call: Call, app: App, phrases: Phrases): Action[] {
  const name = optionOf(call, parameters['given']);
  if (name === undefined || code !== 'topic.unknown') return [];
  const titles = new Map(app.topics(phrases.language).map(({ id, title }) => [id, title]));
  return idsIn(parameters['nearest']).map((id) => corrected(call, titles.get(id) ?? id, { [name]: id }));
}

/** What is no topic may be a question. */
function wordsAction({ parameters }: SaarError, command: Command, call: Call, phrases: Phrases): Action[] {
  const free = command.options.find((option) => option.free)?.name;
  const name = optionOf(call, parameters['given']);
  if (free === undefined || name === undefined) return [];
  const { [name]: given = '', ...others } = call.options;
  return [{ ...corrected(call, phrases.say('chat.ask-words'), {}), options: { ...others, [free]: given.trim() } }];
}

function optionOf({ options }: Call, given: string | number | undefined): string | undefined {
  return Object.keys(options).find((name) => options[name]!.trim() === given);
}

function corrected({ command, options }: Call, label: string, changed: Call['options']): Action {
  return { label, command, options: { ...options, ...changed }, effect: 'answer' };
}
