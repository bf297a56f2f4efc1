/** A moment in words, in the zone of the one who runs Saar. */
import type { Context } from '../src/app/command.ts';
import { localDay, localTime } from '../src/data/date-words.ts';

/** Its day, its time, and the zone that both are told in. */
export function momentOf(moment: Date, { app, phrases }: Pick<Context, 'app' | 'phrases'>) {
  const zone = app.defaultTimeZone;
  return { date: localDay(moment, zone, phrases), time: localTime(moment, zone, phrases), zone };
}
