/** Who may change what Saar reads: it is read for everybody, and it makes the machine of whoever runs Saar ask the web. */
import type { Context, Place } from '../../src/app/command.ts';
import { SaarError } from '../../src/errors.ts';

/** Whoever asks here runs Saar themselves, or is told on a page that nothing is changed from there. */
const AT_HOME: readonly Place['platform'][] = ['terminal', 'web'];

/** A person by platform and id, as SAAR_OWNERS names them. */
export function personOf({ place, caller }: Pick<Context, 'place' | 'caller'>): string {
  return `${place.platform}:${caller.id}`;
}

/**
 * Those whom SAAR_OWNERS names; where it names nobody, whoever may manage a server or group, which the door has asked before,
 * and never somebody alone with Saar: there everybody manages.
 */
export function mayChange({ app, place, caller }: Pick<Context, 'app' | 'place' | 'caller'>): boolean {
  if (AT_HOME.includes(place.platform)) return true;
  return app.owners.length > 0 ? app.owners.includes(personOf({ place, caller })) : !place.direct;
}

/** @throws SaarError `source.not-allowed` with the caller as SAAR_OWNERS would name them */
export function mustChange(context: Pick<Context, 'app' | 'place' | 'caller'>): void {
  if (!mayChange(context)) throw new SaarError('source.not-allowed', { id: personOf(context) });
}
