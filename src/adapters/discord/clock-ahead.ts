/** How far our clock is ahead of Discord's, by the time that Discord writes into its answers. */
import { RESTEvents, type REST } from 'discord.js';

/** Listens to what a lane is answered; tells milliseconds, 0 until there was an answer with a time. By whole seconds. */
export function clockAhead(rest: Pick<REST, 'on'>, now: () => number): () => number {
  let ahead = 0;
  rest.on(RESTEvents.Response, (_request, { headers }) => {
    const theirs = Date.parse(headers.get('date') ?? '');
    if (Number.isFinite(theirs)) ahead = now() - theirs;
  });
  return () => ahead;
}
