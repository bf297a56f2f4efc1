/** Makes the briefs that readers ask for first, before they ask: what is worked out once must keep nobody waiting. */
import { setImmediate } from 'node:timers/promises';
import type { App } from '../app/app.ts';
import { windowStart } from '../app/window.ts';
import type { Log } from '../log.ts';

/**
 * The first brief compiles the rules of reading, which takes longer than Discord lets an acknowledgement wait: it is made
 * before this resolves. Those of the other topics and languages follow beside whatever else is done, until `stopped`.
 */
export async function warmUp(app: App, log: Log, stopped: () => boolean): Promise<void> {
  const languages = [app.defaultLanguage, ...app.data.phrases.keys()];
  const all = [...new Set(languages)].flatMap((language) =>
    [...app.data.topics.keys()].map((topic) => ({ topic, language })),
  );
  const make = async (request: { topic: string; language: string }) => {
    const from = windowStart(await app.defaultWindow(), new Date());
    await app.brief({ ...request, ...(from !== undefined && { from }) });
  };
  const [first, ...others] = all;
  if (first)
    await make(first).catch((error: unknown) => log.warn('a brief could not be made', { ...first, err: error }));
  void (async () => {
    for (const request of others) {
      await setImmediate();
      if (stopped()) return;
      await make(request).catch((error: unknown) => log.warn('a brief could not be made', { ...request, err: error }));
    }
  })();
}
