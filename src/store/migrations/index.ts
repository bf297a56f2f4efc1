/** The schema's history in order: the number of a step is its place here. Append only. */
import { articles } from './0001-articles.ts';
import { briefs } from './0002-briefs.ts';
import { digests } from './0003-digests.ts';
import { boundedBriefs } from './0004-bounded-briefs.ts';
import { search } from './0005-search.ts';
import { conversations } from './0006-conversations.ts';
import { provedDeliveries } from './0007-proved-deliveries.ts';
import { sources } from './0008-sources.ts';
import { editions } from './0009-editions.ts';
import { forgottenTexts } from './0010-forgotten-texts.ts';
import { packedTexts } from './0011-packed-texts.ts';
import { stories } from './0012-stories.ts';
import { unreadableArticles } from './0013-unreadable-articles.ts';
import { firstReadings } from './0014-first-readings.ts';
import { shownParts } from './0015-shown-parts.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [
  articles,
  briefs,
  digests,
  boundedBriefs,
  search,
  conversations,
  provedDeliveries,
  sources,
  editions,
  forgottenTexts,
  packedTexts,
  stories,
  unreadableArticles,
  firstReadings,
  shownParts,
];
