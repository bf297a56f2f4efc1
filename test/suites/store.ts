/** What it means to be a Store: every database that claims to be one runs this suite. */
import { describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { articleCases } from './store-articles.ts';
import { boundsCases } from './store-bounds.ts';
import { conversationCases } from './store-conversations.ts';
import { deliveryCases } from './store-deliveries.ts';
import { editionCases } from './store-editions.ts';
import { forgottenTextCases } from './store-forgotten-texts.ts';
import { oldRunCases } from './store-old-runs.ts';
import { placeCases } from './store-places.ts';
import { runCases } from './store-runs.ts';
import { scheduleCases } from './store-schedules.ts';
import { searchCases } from './store-search.ts';
import { storyCases } from './store-stories.ts';
import { sourceCases } from './store-sources.ts';

/** `open` gives a new, empty store; the suite closes it. */
export type OpenStore = () => Promise<Store>;

export function storeSuite(name: string, open: OpenStore): void {
  describe(`a store on ${name}`, () => {
    articleCases(open);
    editionCases(open);
    forgottenTextCases(open);
    boundsCases(open);
    searchCases(open);
    storyCases(open);
    placeCases(open);
    conversationCases(open);
    runCases(open);
    oldRunCases(open);
    deliveryCases(open);
    scheduleCases(open);
    sourceCases(open);
  });
}
