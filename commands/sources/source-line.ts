/** One source in a line: what it is called, where it lies, how it fares, when it is read next. */
import type { Context } from '../../src/app/command.ts';
import type { Source } from '../../src/app/sources.ts';
import { text, type Action, type Inline } from '../../src/messages/message.ts';
import { hostOf, sourceTitle, whyNotRead } from '../../src/messages/source-words.ts';
import { inHowLong } from '../digest/status-lines.ts';
import { momentOf } from '../moment.ts';

/** What the words need; the program's own calls have no more than this. */
export type Telling = Pick<Context, 'app' | 'phrases' | 'now'>;

/** "**Gazette** · `k3x9qa` · gazette.example · read on Tuesday, 20 May 2031, 08:00 · next in 20 minutes · 9 articles". */
export function sourceItem(source: Source, context: Telling): Inline[] {
  const title = sourceTitle(source);
  const host = hostOf(source.siteUrl ?? source.url);
  const place = host === title ? [] : [text(' · '), text(host, 'code')];
  const words = stateWords(source, context).map((each) => ` · ${each}`);
  return [text(title, 'strong'), text(' · '), text(source.id, 'code'), ...place, text(words.join(''))];
}

/** Whether somebody should look at it. */
export function isInTrouble({ state, failures }: Source): boolean {
  return state === 'off' || failures > 0;
}

/** Those that somebody should look at before the others, else as they are. */
export function troubleFirst(sources: readonly Source[]): Source[] {
  return sources.toSorted((one, other) => Number(isInTrouble(other)) - Number(isInTrouble(one)));
}

/** How it fares, what went wrong, and when it is read next. */
export function stateWords(source: Source, context: Telling): string[] {
  const { phrases } = context;
  const articles = phrases.say('sources.state.articles', { count: source.articles });
  if (source.state === 'off') return [...lastRead(source, context), offWords(source, context), articles];
  return [...failing(source, context), ...lastRead(source, context), nextWords(source, context), articles];
}

/** "next in 20 minutes"; nothing is said of one that is off. */
export function nextWords({ nextAt }: Source, context: Telling): string {
  const { phrases, now } = context;
  const wait = nextAt - now.getTime();
  if (wait <= 0) return phrases.say('sources.state.due');
  return phrases.say('sources.state.next', { when: inHowLong(wait, context) });
}

/** Since when it fails and why, and how often it was tried. */
export function failing({ failures, failingSince, lastTriedAt, lastError }: Source, context: Telling): string[] {
  if (failures === 0) return [];
  const { phrases } = context;
  const since = momentOf(new Date(failingSince ?? lastTriedAt ?? context.now.getTime()), context);
  const why = whyNotRead(lastError ?? '', phrases);
  return [
    phrases.say('sources.state.failing', { ...since, why }),
    phrases.say('sources.state.tries', { count: failures }),
  ];
}

/** Why it is off, in words. */
export function offWords({ reason }: Source, { phrases }: Telling): string {
  return reason === undefined
    ? phrases.say('sources.state.off-plain')
    : phrases.say('sources.state.off', { why: whyNotRead(reason, phrases) });
}

function lastRead({ lastOkAt, failures }: Source, context: Telling): string[] {
  if (lastOkAt !== undefined) return [context.phrases.say('sources.state.read', momentOf(new Date(lastOkAt), context))];
  return failures > 0 ? [] : [context.phrases.say('sources.state.never')];
}

/** Leads to what is read. */
export function listAction({ phrases }: Telling): Action {
  return { label: phrases.say('sources.action.list'), command: 'sources list', options: {}, effect: 'answer' };
}

/** Reads it no more. */
export function removeAction({ id }: Pick<Source, 'id'>, { phrases }: Telling): Action {
  return {
    label: phrases.say('sources.action.remove'),
    command: 'sources remove',
    options: { source: id },
    effect: 'answer',
  };
}
