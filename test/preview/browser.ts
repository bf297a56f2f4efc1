/** The preview page with the sample corpus on a free port, and a Chromium to look at it with. */
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { startWeb } from '../../src/adapters/web/web.ts';
import { readConfig } from '../../src/config.ts';
import { loadCorpus } from '../../src/main/load-corpus.ts';
import { openSaar } from '../../src/main/open-saar.ts';
import { previewParts } from '../../src/main/preview.ts';

/** The executable named by CHROMIUM, else the first one on the path; undefined when there is none. */
export function findChromium(): string | undefined {
  const given = process.env['CHROMIUM'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const candidates = given ? [given] : folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Its sandbox does not start for root, as in a container; the page is our own. */
export function launch(executablePath: string): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: [...(root ? ['--no-sandbox'] : []), '--font-render-hinting=none'] });
}

/** Saar as `npm start` opens it, without tokens, in a database of its own. */
export async function openPreview(): Promise<{ address: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'saar-preview-'));
  const saar = await openSaar(readConfig({ SAAR_DATABASE: join(folder, 'preview.db') }, () => ''));
  await loadCorpus(saar);
  const health = () => Promise.reject(new Error('nobody asks here'));
  const web = await startWeb(0, { ...previewParts(saar.app, () => {}), language: saar.config.language, health });
  const stop = async () => {
    await web.stop();
    await saar.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address: web.address, stop };
}
