/** Looks for the post that an earlier try may have opened in a forum: a post has no nonce, but its first message bears a stamp. */
import { Routes } from 'discord.js';
import type { Found } from '../../messages/sender.ts';
import type { Asking } from './asking.ts';
import { failureOf } from './failure.ts';
import { isRecent, isRefusal, verdict, type Listed, type Sought } from './find.ts';

export interface SoughtPost extends Sought {
  guildId: string;
  forumId: string;
}

interface Thread {
  id: string;
  parent_id?: string | null;
  owner_id?: string;
}

/** Posts of ours in one forum since a moment; more are nobody's good deed. */
const MOST_POSTS = 25;

/**
 * Reads the beginnings of our posts there, the open ones first, then those archived since.
 * @throws what the library throws, but for a refusal: it leaves the matter unknown
 */
export async function findPost(ask: Asking, sought: SoughtPost, mayRead: boolean): Promise<Found> {
  const { guildId, forumId } = sought;
  let doubt = !mayRead;
  for (const route of [Routes.guildActiveThreads(guildId), Routes.channelThreads(forumId, 'public')]) {
    const posts = await ours(() => ask.get(route), sought);
    if (!posts || posts.length > MOST_POSTS) return { state: 'unknown' };
    for (const { id } of posts) {
      const is = await beginning(ask, id, sought);
      if (is === 'it') return { state: 'shown', messageId: id, threadId: id };
      doubt ||= is === 'perhaps';
    }
  }
  return { state: doubt ? 'unknown' : 'absent' };
}

async function ours(request: () => Promise<unknown>, sought: SoughtPost): Promise<Thread[] | undefined> {
  const { forumId, self } = sought;
  try {
    const { threads = [] } = (await request()) as { threads?: Thread[] };
    return threads.filter(
      ({ id, parent_id, owner_id }) => parent_id === forumId && owner_id === self && isRecent(id, sought),
    );
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** A post's first message has the post's own id. */
async function beginning(ask: Asking, postId: string, sought: SoughtPost): Promise<ReturnType<typeof verdict>> {
  try {
    return verdict((await ask.get(Routes.channelMessage(postId, postId))) as Listed, sought);
  } catch (error) {
    const failure = failureOf(error);
    // A post, or its beginning, that somebody deleted since may have been it.
    if (failure.kind === 'refused' && failure.status !== 401) return 'perhaps';
    throw error;
  }
}
