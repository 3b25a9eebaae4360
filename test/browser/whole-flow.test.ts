import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { CREDENTIALS } from '../support/server.ts';
import { accessibilityProblems, asFile, BROWSER, useStudioBrowser } from '../support/studio-browser.ts';
import { zipEntries } from '../support/zip-entries.ts';

/** Pictures are made in seconds on a quiet machine; test machines are seldom quiet. */
const PICTURE_MS = 120_000;
/** No screen has more stops before what is looked for. */
const MOST_TABS = 80;

describe.skipIf(BROWSER === null)('the whole way in the web studio', () => {
  const studio = useStudioBrowser();

  test(
    'by keyboard alone: from the door over a flat lay and its crops to the archive',
    async () => {
      const { page } = studio;
      await page.context().clearCookies();
      await page.goto(studio.atelier.url);
      await page.getByLabel('Key').waitFor();
      await page.keyboard.type('wrong');
      await page.keyboard.press('Enter');
      await page.getByText('This key is not valid here.').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(CREDENTIALS.apiKey);
      await page.keyboard.press('Enter');
      await page.getByRole('navigation').waitFor();

      await page.keyboard.press('g');
      await page.keyboard.press('f');
      await page.getByRole('heading', { name: 'Flat lays', level: 1 }).waitFor();
      await tabTo(page, page.getByRole('button', { name: 'choose a file' }));
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(asFile('product-tee-blue-front.jpg'));
      await page.getByRole('img', { name: /product-tee-blue-front/ }).waitFor();
      await tabTo(page, page.getByRole('radio', { name: 'Automatic' }));
      await page.keyboard.press('ArrowLeft');
      await tabTo(page, page.getByLabel('Width, px'));
      await page.keyboard.type('320');
      await tabTo(page, page.getByLabel('Height, px'));
      await page.keyboard.type('400');
      await page.keyboard.press('Control+Enter');
      await page.getByText('320 × 400').waitFor({ timeout: PICTURE_MS });

      await tabTo(page, page.getByRole('button', { name: 'Send to' }));
      await page.keyboard.press('Enter');
      await page.keyboard.type('Social');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Social', level: 1 }).waitFor();
      await page
        .getByRole('button', { name: /^Crop for/ })
        .nth(2)
        .waitFor({ timeout: PICTURE_MS });
      await page.keyboard.press('Control+Enter');
      const all = page.getByRole('button', { name: 'Download all (ZIP)' });
      await all.waitFor({ timeout: PICTURE_MS });
      await tabTo(page, all);
      const download = page.waitForEvent('download');
      await page.keyboard.press('Enter');
      const names = zipEntries(readFileSync(await (await download).path())).map(([name]) => name);
      expect(names).toHaveLength(3);
      expect(names[0]).toMatch(/^instagram_.*_\d+x\d+\.jpg$/);
      expect(studio.otherHosts).toEqual([]);
    },
    3 * PICTURE_MS,
  );
});

/** Goes from stop to stop until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const reached = target.and(page.locator(':focus'));
  for (let stop = 0; stop < MOST_TABS; stop++) {
    await page.keyboard.press('Tab');
    if ((await reached.count()) > 0) return;
  }
  throw new Error(`${MOST_TABS} stops of the Tab key do not lead to ${target}.`);
}
