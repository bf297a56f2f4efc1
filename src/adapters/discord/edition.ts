/** The messages of a digest: those of any message, stamped with the key each is sent under, silent if wished, no more than need be. */
import { MessageFlags } from 'discord.js';
import type { Message } from '../../messages/message.ts';
import type { Rendering } from '../../messages/sender.ts';
import { renderParts, type Body } from './render.ts';
import { stampOf } from './stamp.ts';

/** One message of a digest, and how many of its blocks stand whole in it and those before it. */
export interface EditionPart {
  body: Body;
  blocks: number;
}

/** The bodies of a digest's parts in order. Pure: what is frozen of them is byte for byte what is sent. */
export function editionParts(message: Message, { silent, keyOf }: Rendering): EditionPart[] {
  return withRoomForMenus(message).map(({ body: { flags, components, ...rest }, blocks }, part) => {
    const [card, ...rows] = components;
    const body = {
      ...rest,
      flags: flags | (silent ? MessageFlags.SuppressNotifications : 0),
      components: [{ ...card!, id: stampOf(keyOf(part)) }, ...rows],
    };
    return { body, blocks };
  });
}

/**
 * The buttons stand in every digest; a menu is left out, the last one first, where it would make a message more of it: each message
 * takes a place in what a bot may send in a second.
 */
function withRoomForMenus(message: Message): EditionPart[] {
  const { pickers = [] } = message;
  const bare = renderParts({ ...message, pickers: [] });
  for (let count = pickers.length; count > 0; count--) {
    const bodies = renderParts({ ...message, pickers: pickers.slice(0, count) });
    if (bodies.length <= bare.length) return bodies;
  }
  return bare;
}
