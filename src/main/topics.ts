/** `saar topics`: the topics and how much there is on each, as `/topics` answers in the chats. */
import { render } from '../adapters/terminal/render.ts';
import { terminalInvocation } from '../adapters/terminal/terminal-place.ts';
import { lookOf, type Call } from './call.ts';
import { loadCorpus } from './load-corpus.ts';
import { openSaar } from './open-saar.ts';

export async function topics(call: Call): Promise<void> {
  const saar = await openSaar(call.config);
  try {
    await loadCorpus(saar);
    const message = await saar.door.invoke(terminalInvocation('topics', {}, call.config.language));
    call.out.write(render({ ...message, actions: [] }, lookOf(call.out)));
  } finally {
    await saar.close();
  }
}
