/** The README's pictures: `npm run pictures` opens the preview page with the sample corpus and takes them anew. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findChromium, launch, openPreview } from './browser.ts';

interface Picture {
  name: string;
  /** What the page's address asks for. */
  asks: Record<string, string>;
  /** The mark whose sentence is opened on both sides. */
  opens?: number;
  look: BrowserContextOptions;
}

const DESKTOP = { viewport: { width: 1120, height: 760 }, deviceScaleFactor: 1.2 };
const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2 };

const PICTURES: readonly Picture[] = [
  { name: 'brief-en', asks: { q: '/brief munitions', language: 'en' }, look: { ...DESKTOP, colorScheme: 'light' } },
  {
    name: 'source-en',
    asks: { q: '/brief munitions', language: 'en' },
    opens: 2,
    look: { ...DESKTOP, colorScheme: 'light' },
  },
  { name: 'brief-hi', asks: { q: '/संक्षेप गोला-बारूद', language: 'hi' }, look: { ...DESKTOP, colorScheme: 'light' } },
  {
    name: 'phone-discord',
    asks: { q: '/brief treaty', language: 'en', as: 'discord' },
    look: { ...PHONE, colorScheme: 'dark' },
  },
  {
    name: 'phone-telegram',
    asks: { q: '/संक्षेप संधि', language: 'hi', as: 'telegram' },
    look: { ...PHONE, colorScheme: 'dark' },
  },
];

/** What a picture may weigh in the repository. */
const MOST_BYTES = 300_000;
const folder = join(import.meta.dirname, '../../docs/pictures');

/** Taps the mark in Telegram, and chooses it from the menu in Discord. */
async function open(page: Page, mark: number): Promise<void> {
  await page.locator('.discord .menu summary').click();
  await page
    .locator('.discord .menu button')
    .nth(mark - 1)
    .click();
  await page
    .locator('.telegram')
    .getByRole('button', { name: `[${mark}]`, exact: true })
    .click();
  for (const platform of ['discord', 'telegram']) await page.locator(`.${platform} .answer`).nth(1).waitFor();
}

async function take(browser: Browser, address: string, { name, asks, opens, look }: Picture): Promise<void> {
  const context = await browser.newContext({ ...look, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}?${new URLSearchParams(asks)}`);
  await page.evaluate('document.fonts.ready.then(() => document.activeElement.blur())');
  if (opens !== undefined) await open(page, opens);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  await context.close();
  const { size } = statSync(path);
  console.log(`docs/pictures/${name}.png: ${Math.round(size / 1000)} KB`);
  if (size > MOST_BYTES) throw new Error(`${name} is larger than ${MOST_BYTES / 1000} KB`);
}

async function main(): Promise<void> {
  const executable = findChromium();
  if (executable === undefined) throw new Error('There is no Chromium: set CHROMIUM to its path, or install it.');
  mkdirSync(folder, { recursive: true });
  const [preview, browser] = await Promise.all([openPreview(), launch(executable)]);
  try {
    for (const picture of PICTURES) await take(browser, preview.address, picture);
  } finally {
    await browser.close();
    await preview.stop();
  }
}

await main();
