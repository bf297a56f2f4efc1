/** How a test has a digest rendered that is about nothing else: with sound, under keys that tell the parts apart. */
import type { Rendering } from '../../src/messages/sender.ts';

export const RENDERING: Rendering = { silent: false, keyOf: (part) => `abcdefghijklmnopqrstuv${10 + part}` };
