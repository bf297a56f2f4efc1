/** A list of feeds in a chat: first what it would add, with a button that adds just that; behind the button what came of it. */
import type { Context } from '../../src/app/command.ts';
import type { Added, Planned, Source } from '../../src/app/sources.ts';
import { text, type Action, type Inline, type Message } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { addressOf, sourceTitle, whyNotRead } from '../../src/messages/source-words.ts';
import { adviceBlocks } from './advice.ts';
import { mustChange, personOf } from './may-change.ts';
import { listAction } from './source-line.ts';

/** Which call this is: of an OPML file with its address, or of the list that comes with Saar. */
export interface ListCall {
  path: string;
  address?: string;
  /** The print of what was shown, where its button was tapped. */
  shown: string | undefined;
}

/** More than these are counted: nobody reads hundreds of addresses in a chat. */
const MOST_SHOWN = 50;
const MOST_REFUSED = 10;
/** As much of a print as the button can carry: more is none. */
export const LONGEST_PRINT = 40;

/** Adds what was shown, and shows it where nothing was yet, or where it is another list by now. */
export async function listOfFeeds(call: ListCall, context: Context): Promise<Message> {
  mustChange(context);
  const { app, aside } = context;
  const planned = await aside(() => app.sources.planned(call.address));
  if (call.shown !== planned.print || planned.added.length === 0) return plannedMessage(planned, call, context);
  const { language, phrases } = context;
  const outcome = await aside(() => app.sources.addPlanned(planned, personOf(context)));
  const message = notice({
    language,
    title: phrases.say('sources.feeds.added', { count: outcome.added.length }),
    lines: [...countsLines(outcome, context), phrases.say('sources.feeds.later')],
    items: itemsOf(outcome, context),
    actions: [listAction(context)],
    private: true,
  });
  return withAdvice(message, outcome, context);
}

function plannedMessage(planned: Planned, call: ListCall, context: Context): Message {
  const { language, phrases } = context;
  const count = planned.added.length;
  const message = notice({
    language,
    title: count > 0 ? phrases.say('sources.feeds.new', { count }) : phrases.say('sources.feeds.none'),
    lines: [...countsLines(planned, context), ...(count > 0 ? [phrases.say('sources.feeds.ask')] : [])],
    items: itemsOf(planned, context),
    actions: [...(count > 0 ? [addAction(planned, call, context)] : []), listAction(context)],
    private: true,
  });
  return withAdvice(message, planned, context);
}

function addAction({ added, print }: Planned, { path, address }: ListCall, { phrases }: Context): Action {
  return {
    label: phrases.say('sources.feeds.add', { count: added.length }),
    command: path,
    options: { ...(address !== undefined && { address }), shown: print },
    effect: 'replace',
  };
}

/** Nothing is said of nothing. */
function countsLines({ known, refused }: Added, { phrases }: Context): string[] {
  const parts = [
    ...(known.length > 0 ? [phrases.say('sources.feeds.known', { count: known.length })] : []),
    ...(refused.length > 0 ? [phrases.say('sources.feeds.refused', { count: refused.length })] : []),
  ];
  return parts.length > 0 ? [parts.join(' · ')] : [];
}

/** What is added, then what is refused and why. */
function itemsOf({ added, refused }: Added, context: Context): Inline[][] {
  const { phrases } = context;
  const refusals = refused.slice(0, MOST_REFUSED).map(({ url, code }) => {
    const why = phrases.say('sources.verdict.refused', { why: whyNotRead(code, phrases) });
    return [text(why, 'strong'), text(' · '), text(addressOf(url), 'code')];
  });
  return [
    ...added.slice(0, MOST_SHOWN).map(feedItem),
    ...moreItem(added.length - MOST_SHOWN, context),
    ...refusals,
    ...moreItem(refused.length - MOST_REFUSED, context),
  ];
}

function feedItem(source: Source): Inline[] {
  return [text(sourceTitle(source), 'strong'), text(' · '), text(addressOf(source.url), 'code')];
}

function moreItem(count: number, { phrases }: Context): Inline[][] {
  return count > 0 ? [[text(phrases.say('sources.more', { count }))]] : [];
}

function withAdvice(message: Message, { refused }: Added, context: Context): Message {
  const codes = refused.map(({ code }) => code);
  return { ...message, blocks: [...message.blocks, ...adviceBlocks(codes, context)] };
}
