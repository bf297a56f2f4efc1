/** What the local page shows of the platforms: their own renderers, which send nothing. Loaded when first asked for. */
import { readAssets, type Assets } from '../adapters/web/assets.ts';
import type { Platforms } from '../adapters/web/platforms.ts';
import { join } from 'node:path';
import { dataFolder } from './program-folder.ts';

/** The page's script, style sheet and icon. */
export function pageAssets(): Assets {
  return readAssets(join(dataFolder, 'page'));
}

let loading: Promise<Platforms> | undefined;

/** discord.js takes a while to load: whoever opens no page does not wait for it. */
export function shownPlatforms(): Promise<Platforms> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Platforms> {
  const [{ renderBodies }, { readActionId }] = await Promise.all([
    import('../adapters/discord/render.ts'),
    import('../adapters/discord/actions.ts'),
  ]);
  const [{ render }, { readCall }] = await Promise.all([
    import('../adapters/telegram/render.ts'),
    import('../adapters/telegram/keyboard.ts'),
  ]);
  return {
    discord: { render: (message) => renderBodies(message), read: (id) => readActionId(id) },
    telegram: { render: (message) => render(message), read: (id) => readCall(id) },
  };
}
