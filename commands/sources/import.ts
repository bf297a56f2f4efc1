/** `/sources import`: the feeds of an OPML file of the web, shown first and added by a button. */
import { z } from 'zod';
import { defineCommand, type Option } from '../../src/app/command.ts';
import { listOfFeeds, LONGEST_PRINT } from './list-of-feeds.ts';
import { LONGEST_ADDRESS } from './options.ts';

/** What the button says was shown. */
export const shownOption: Option = { name: 'shown', kind: 'text', required: false, tapped: true };
export const shownSchema = z.string().max(LONGEST_PRINT).optional();

export const importFeeds = defineCommand({
  path: 'sources import',
  access: 'settings',
  options: [{ name: 'address', kind: 'text', required: true }, shownOption],
  schema: z.strictObject({ address: z.string().trim().max(LONGEST_ADDRESS), shown: shownSchema }),
  run: ({ address, shown }, context) => listOfFeeds({ path: 'sources import', address, shown }, context),
});
