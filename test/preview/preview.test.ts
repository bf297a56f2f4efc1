/** The preview page as a visitor meets it: in Chromium, with the sample corpus. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPreview } from './browser.ts';

const executable = findChromium();
const weakTexts = readFileSync(join(import.meta.dirname, 'weak-texts.js'), 'utf8');
if (!executable)
  console.info('The preview page is not tried in a browser: CHROMIUM names none and none is on the path.');

describe.skipIf(executable === undefined)('the preview page in a browser', { timeout: 60_000 }, () => {
  let preview: Awaited<ReturnType<typeof openPreview>>;
  let browser: Browser;
  /** What no visit may leave behind: errors in the console, requests to elsewhere. */
  const wrong: string[] = [];

  beforeAll(async () => {
    [preview, browser] = await Promise.all([openPreview(), launch(executable!)]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await preview?.stop();
  });

  async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()));
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('request', (request) => request.url().startsWith(preview.address) || wrong.push(request.url()));
    await page.goto(preview.address + path);
    return page;
  }
  const answers = (page: Page, platform: string) => page.locator(`.${platform} .answer`);

  it('shows a typed command on both platforms, side by side, and its address can be kept', async () => {
    const page = await visit('');
    await page.keyboard.type('/brief treaty');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await answers(page, 'discord').nth(1).waitFor();
    expect(await answers(page, 'discord').nth(1).locator('h4').first().textContent()).toBe('Treaty');
    expect(await answers(page, 'telegram').nth(1).locator('strong').first().textContent()).toBe('Treaty');
    const [left, right] = await Promise.all([
      page.locator('.discord').boundingBox(),
      page.locator('.telegram').boundingBox(),
    ]);
    expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x);
    expect(new URL(page.url()).searchParams.get('q')).toBe('/brief treaty');
    expect(await page.getByRole('status').textContent()).toContain('Treaty');
    await page.context().close();
  });

  it.each(['discord', 'telegram'])(
    'opens the sources of a brief on %s, below it and on that side alone',
    async (platform) => {
      const page = await visit('?q=/brief%20treaty');
      const other = platform === 'discord' ? 'telegram' : 'discord';
      await answers(page, platform).getByRole('button', { name: 'Sources', exact: true }).first().click();
      await answers(page, platform).nth(1).waitFor();
      expect(await answers(page, platform).nth(1).textContent()).toContain('Sources: Treaty');
      expect(await answers(page, other).count()).toBe(1);
      expect(await answers(page, 'discord').nth(1).locator('.alone').count()).toBe(platform === 'discord' ? 1 : 0);
      await page.context().close();
    },
  );

  it('answers a change of language in place, and says so to those who cannot see it', async () => {
    const page = await visit('?q=/brief%20treaty');
    const card = answers(page, 'discord').first();
    await card.getByRole('button', { name: 'हिन्दी' }).click();
    await page.locator('.discord .answer[lang=hi]').waitFor();
    expect(await answers(page, 'discord').count()).toBe(1);
    expect(await card.locator('h4').first().textContent()).toBe('संधि');
    expect(await page.locator('.telegram .answer').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('status').textContent()).toContain('संधि');
    await page.context().close();
  });

  it('speaks Hindi, page and answers, and both languages at once', async () => {
    const page = await visit(`?q=${encodeURIComponent('/संक्षेप संधि')}`);
    await page.getByText('हिन्दी', { exact: true }).first().click();
    await page.waitForURL(/language=hi/);
    expect(await page.locator('html').getAttribute('lang')).toBe('hi');
    expect(await page.locator('.answer[lang=hi]').count()).toBe(2);
    await page.getByText('दोनों', { exact: true }).click();
    await page.waitForURL(/language=both/);
    await page.waitForLoadState();
    expect(await page.locator('.answer').count()).toBe(4);
    await page.context().close();
  });

  it('opens a long quotation where it stands', async () => {
    const page = await visit('?q=/brief%20treaty');
    const quotation = page.locator('.telegram .expandable:not(.short)').first();
    const height = async () => (await quotation.boundingBox())!.height;
    const closed = await height();
    await quotation.getByRole('checkbox').press('Space');
    expect(await height()).toBeGreaterThan(closed + 10);
    await page.context().close();
  });

  it('needs no mouse: suggestions, sending, the buttons of a card', async () => {
    const page = await visit('?q=/help');
    await page.keyboard.type('/bri');
    await page.locator('#offers li').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('mun');
    await page.locator('#offers li:has-text("Munitions")').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator('#q').inputValue()).toBe('/brief munitions ');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    const card = answers(page, 'discord').nth(1);
    await card.waitFor();
    await card.getByRole('button', { name: 'Sources', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await answers(page, 'discord').nth(2).waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    await page.context().close();
  });

  it('turns pages and opens the sentence behind a mark', async () => {
    const page = await visit('?q=/brief%20treaty');
    const card = answers(page, 'discord').first();
    await card.getByRole('button', { name: '▶' }).click();
    await card.getByRole('button', { name: '2/2' }).waitFor();
    expect(await answers(page, 'discord').count()).toBe(1);
    await card.locator('.menu summary').click();
    await card.locator('.menu button').nth(2).click();
    expect(await answers(page, 'discord').nth(1).locator('h4').first().textContent()).toMatch(/^\[3\]/);
    await answers(page, 'telegram').getByRole('button', { name: '[3]', exact: true }).click();
    expect(await answers(page, 'telegram').nth(1).locator('strong').first().textContent()).toMatch(/^\[3\]/);
    await page.context().close();
  });

  it("opens Discord's form for a moderator, and sets nothing", async () => {
    const page = await visit(`?q=${encodeURIComponent('/help')}&moderator=1`);
    await page.keyboard.type('/digest setup');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await answers(page, 'discord').last().textContent()).toContain('nothing is set or sent from here');
    await page.context().close();
  });

  it('fits a phone of 360 pixels, one platform at a time', async () => {
    const page = await visit('?q=/brief%20munitions', { viewport: { width: 360, height: 740 } });
    const wide = () => page.evaluate('document.documentElement.scrollWidth');
    const hidden = () => page.locator('.telegram').isHidden();
    expect([await wide(), await hidden()]).toEqual([360, true]);
    await page.getByText('Telegram', { exact: true }).first().click();
    expect([await wide(), await hidden(), await page.locator('.discord').isHidden()]).toEqual([360, false, true]);
    const narrow = await page
      .locator('button:visible, .choice label:visible')
      .evaluateAll((all) =>
        all
          .filter((each) => each.getBoundingClientRect().height < 24 && !each.classList.contains('said'))
          .map((each) => each.textContent),
      );
    expect(narrow).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has enough contrast in the %s', async (colorScheme) => {
    const page = await visit('?q=/brief%20munitions', { colorScheme });
    await answers(page, 'discord').getByRole('button', { name: 'Sources', exact: true }).first().click();
    await answers(page, 'discord').nth(1).waitFor();
    expect(await page.evaluate(weakTexts)).toEqual([]);
    await page.context().close();
  });

  it('works without its script', async () => {
    const page = await visit('', { javaScriptEnabled: false });
    await page.locator('#q').fill('/brief treaty');
    await page.locator('#ask > button').click();
    await page.waitForURL(/treaty/);
    expect(await answers(page, 'discord').locator('h4').first().textContent()).toBe('Treaty');
    await answers(page, 'telegram').getByRole('button', { name: 'Sources', exact: true }).first().click();
    await page.waitForURL(/tap=/);
    expect(await answers(page, 'telegram').textContent()).toContain('Saar sample');
    await page.context().close();
  });

  it('shapes Devanagari with a font that has it', async () => {
    const page = await visit(`?q=${encodeURIComponent('/संक्षेप संधि')}&language=hi`);
    // A conjunct that is shaped is narrower than its letters one by one with their viramas shown.
    const width = (text: string) =>
      page.evaluate<number>(`(() => {
        const canvas = document.createElement('canvas').getContext('2d');
        canvas.font = getComputedStyle(document.querySelector('.telegram .bubble')).font;
        return canvas.measureText(${JSON.stringify(text)}).width;
      })()`);
    expect(await width('क्ष्म')).toBeLessThan(await width('क्\u200cष्\u200cम'));
    await page.context().close();
  });

  it('left no error in the console and asked nobody else', () => {
    expect(wrong).toEqual([]);
  });
});
