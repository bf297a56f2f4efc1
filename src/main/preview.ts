/** What the local page is given: a door through which nothing is set, and the platforms' own renderers, which send nothing. */
import { join } from 'node:path';
import { readAssets } from '../adapters/web/assets.ts';
import type { Platforms } from '../adapters/web/platforms.ts';
import type { WebSettings } from '../adapters/web/routes.ts';
import type { App } from '../app/app.ts';
import type { Door } from '../app/command.ts';
import { createDoor } from '../app/door.ts';
import type { ErrorLog } from '../app/error-message.ts';
import { commands } from '../../commands/index.ts';
import { SaarError } from '../errors.ts';
import { dataFolder } from './program-folder.ts';

/** What the page needs beside its settings. `log` receives what goes wrong unexpectedly. */
export function previewParts(app: App, log: ErrorLog): Pick<WebSettings, 'door' | 'platforms' | 'assets'> {
  return {
    door: previewDoor(app, log),
    platforms: lazily(loadPlatforms),
    assets: readAssets(join(dataFolder, 'page')),
  };
}

/** Every command works as in a chat, up to the point where something would be set or sent: a page is no place for that. */
function previewDoor(app: App, log: ErrorLog): Door {
  const refused = () => Promise.reject(new SaarError('preview.only', {}));
  const digests = { subscribe: refused, setPaused: refused, unsubscribe: refused, sendNow: refused };
  // A look at an address would ask the web in the name of whoever opened the page.
  const changes = { addSource: refused, removeSource: refused, importSources: refused, addStarter: refused };
  const asking = { checkSource: refused, planned: refused, addPlanned: refused, addresses: refused };
  const sources = { ...app.sources, ...changes, ...asking };
  const shown: App = { ...app, ...digests, sources, setPlaceLanguage: refused, movePlace: refused };
  return createDoor(commands, shown, () => new Date(), { log });
}

/** discord.js takes a while to load: whoever opens no page does not wait for it. */
function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => (loading ??= load());
}

async function loadPlatforms(): Promise<Platforms> {
  const [{ answerBodies }, { readActionId }] = await Promise.all([
    import('../adapters/discord/pages.ts'),
    import('../adapters/discord/actions.ts'),
  ]);
  const [{ renderAnswer }, { richBody }, { readCall }] = await Promise.all([
    import('../adapters/telegram/render.ts'),
    import('../adapters/telegram/rich.ts'),
    import('../adapters/telegram/call-data.ts'),
  ]);
  return {
    discord: {
      render: answerBodies,
      read: (id, [chosen]) => {
        const call = readActionId(id);
        if (call?.option === undefined || chosen === undefined) return call;
        return { ...call, options: { ...call.options, [call.option]: chosen } };
      },
    },
    telegram: {
      render: (message, page = 1) => {
        const rich = richBody(message);
        return rich ? [rich] : renderAnswer(message, { page });
      },
      read: (id) => readCall(id),
    },
  };
}
