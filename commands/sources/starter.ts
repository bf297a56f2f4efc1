/** `/sources starter`: the feeds that come with Saar, shown first and added by a button. */
import { z } from 'zod';
import { defineCommand } from '../../src/app/command.ts';
import { shownOption, shownSchema } from './import.ts';
import { listOfFeeds } from './list-of-feeds.ts';

export const starter = defineCommand({
  path: 'sources starter',
  access: 'settings',
  options: [shownOption],
  schema: z.strictObject({ shown: shownSchema }),
  run: ({ shown }, context) => listOfFeeds({ path: 'sources starter', shown }, context),
});
