/** The digest runner on the app and the store, and the pulse by which the health check knows that it ticks. */
import type { App } from '../app/app.ts';
import type { Phrases } from '../data/phrases.ts';
import type { DeliveryEvent } from '../delivery/events.ts';
import { createRunner, type Runner, type RunnerParts } from '../delivery/runner.ts';
import { renewNextRuns } from '../delivery/zone-rules.ts';
import type { Log } from '../log.ts';
import { haltNotice } from '../messages/halt-notice.ts';
import { testMessage } from '../messages/edition-message.ts';
import type { Store, Subscription } from '../store/store.ts';
import { newId } from './open-saar.ts';
import { createPulse, type Pulse } from './pulse.ts';

export interface Digests {
  runner: Runner;
  pulse: Pulse;
  /** Has every event told from now on. */
  watch(listener: (event: DeliveryEvent) => void): void;
}

export interface DigestsParts {
  app: App;
  store: Store;
  log: Log;
  /** See `CleaningParts`. */
  texts?: RunnerParts['texts'];
  /** The token of a platform was refused in the middle of sending. */
  onUnauthorized(platform: string): void;
}

function phrasesOf({ data, defaultLanguage }: App, { language }: Subscription): Phrases {
  return data.phrases.get(language) ?? data.phrases.get(defaultLanguage)!;
}

/** Not started yet. */
export function createDigests({ app, store, log, texts, onUnauthorized }: DigestsParts): Digests {
  const pulse = createPulse(store);
  const tell = (event: string, fields?: object) => log.warn(event, fields);
  const listeners = [pulse.noteTry];
  const runner = createRunner({
    store: pulse.store,
    editions: {
      make: async (subscription, scheduledFor, late, isTest) => {
        const edition = await app.edition(subscription, scheduledFor, late);
        return isTest ? { ...edition, message: testMessage(edition.message, phrasesOf(app, subscription)) } : edition;
      },
    },
    owner: newId(12),
    clock: Date.now,
    tell,
    texts,
    onUncertain: (delivery, doubt) => log.warn('a delivery is in doubt', { delivery: delivery.id, doubt }),
    onUnauthorized,
    onMalformed: ({ id, platform }, code) =>
      log.error('the platform cannot read an edition, which is a fault of Saar: please report it', {
        platform,
        delivery: id,
        code,
      }),
    haltNotice: (subscription) => {
      const isOver = subscription.state === 'disabled';
      return haltNotice({ ...subscription, isOver }, phrasesOf(app, subscription));
    },
    onEvent: (event) => {
      for (const listener of listeners) listener(event);
    },
  });
  const start: Runner['start'] = async (senders) => {
    const rules = process.versions.tz ?? process.version;
    await renewNextRuns({ store, clock: Date.now, tell, rules }).catch((err: unknown) =>
      log.warn('next dates not worked out anew; they stay as they are', { err }),
    );
    pulse.begin();
    await runner.start(senders);
  };
  return { runner: { ...runner, start }, pulse, watch: (listener) => void listeners.push(listener) };
}
