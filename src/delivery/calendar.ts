/** Everything about when, in one object for those who take a schedule from a person: `main` hands it to the app. */
import type { Schedule } from '../app/schedule.ts';
import { dataPath, readDataFile } from '../data/files.ts';
import { clockSchema, parseLocalTime } from './local-time.ts';
import { nextRun } from './schedule.ts';
import { parseWeekdays, weekdaysSchema } from './weekdays.ts';
import { allZones, parseZone, zonesSchema } from './zones.ts';

/** Reads `zones.yaml`, `weekdays.yaml` and `clock.yaml` of the data folder. @throws SaarError `data.invalid` */
export function readCalendar(dataFolder: string): Schedule {
  const zones = readDataFile(dataPath(dataFolder, 'zones.yaml'), zonesSchema);
  const weekdays = readDataFile(dataPath(dataFolder, 'weekdays.yaml'), weekdaysSchema);
  const clock = readDataFile(dataPath(dataFolder, 'clock.yaml'), clockSchema);
  return {
    parseTimeZone: (typed) => parseZone(zones, typed),
    parseLocalTime: (typed) => parseLocalTime(clock, typed),
    parseWeekdays: (typed) => parseWeekdays(weekdays, typed),
    nextRun,
    zones: [...allZones(zones)].sort(),
  };
}
