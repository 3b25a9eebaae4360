import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  accessibilityProblems,
  asFile,
  BROWSER,
  everythingShown,
  expectNoSidewaysScroll,
  useStudioBrowser,
} from '../support/studio-browser.ts';

const PHONE = { width: 360, height: 740 };
/** Figures are drawn in about ten seconds each on a quiet machine; test machines are seldom quiet. */
const FIGURE_MS = 150_000;
const FLOW_MS = 2 * FIGURE_MS;
/** Small pictures are made sooner. */
const SMALL = { width: '256', height: '384' };

describe.skipIf(BROWSER === null)('products and their pictures in the web studio', () => {
  const studio = useStudioBrowser();
  const at = (path: string) => `${studio.atelier.url}${path}`;

  test(
    'a product is added, prepared, made a flat lay of, and its picture goes on to the next studio',
    async () => {
      const { page } = studio;
      await page.goto(at('/products'));
      await page.getByRole('heading', { name: 'Your first product' }).waitFor();
      await addProduct(page, { sku: 'TEE/BLUE 1', title: 'Blue tee', photo: 'product-tee-blue-front.jpg' });
      await page.getByRole('heading', { name: 'Blue tee' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/products/TEE%2FBLUE%201');
      await page.getByText('Ready', { exact: true }).first().waitFor({ timeout: FIGURE_MS });
      expect(await accessibilityProblems(page)).toEqual([]);

      await page.getByRole('button', { name: 'Make flat lays' }).click();
      await page.getByRole('heading', { name: 'Flat lays' }).waitFor();
      await page.getByRole('img', { name: 'Your picture Blue tee 1' }).waitFor();
      await chooseSmallSize(page);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('button', { name: 'Open large: Flat, front' }).waitFor({ timeout: FIGURE_MS });
      await page.getByText('256 × 384').waitFor();

      await page.getByRole('button', { name: 'Make again: Flat, front' }).click();
      await pictures(page).nth(1).waitFor({ timeout: FIGURE_MS });
      expect(new Set(await addresses(page)).size).toBe(2);
      await page.reload();
      await pictures(page).nth(1).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);

      await page.getByRole('button', { name: 'Send to' }).first().click();
      await page.getByRole('menuitem', { name: 'On figure' }).click();
      await page.getByRole('heading', { name: 'On figure', level: 1 }).waitFor();
      await page.getByRole('img', { name: 'Your picture flat-front' }).waitFor();
    },
    FLOW_MS,
  );

  test(
    'a garment is shown on a described model, and one picture is made again on the same model',
    async () => {
      const page = await studio.open();
      await page.goto(at('/on-figure'));
      expect(await page.getByRole('button', { name: /^Make pictures/ }).getAttribute('aria-disabled')).toBe(
        'true',
      );
      await page.getByText('Add a photo of the product first').waitFor();
      await page.setInputFiles('input[type=file]', asFile('product-tee-blue-front.jpg'));
      await page.getByLabel('Describe one', { exact: true }).check({ force: true });
      await page.getByLabel('Male', { exact: true }).check({ force: true });
      await page.getByLabel('Age').selectOption('senior_adult');
      await page.getByLabel('Hair colour').selectOption('red');
      await page.getByText('Hair colour: red').first().waitFor();
      const red = await drawnModel(page, 'hair_color=red');
      await page.getByLabel('Hair colour').selectOption('white');
      expect(await drawnModel(page, 'hair_color=white')).not.toEqual(red);
      await page.getByLabel('Hair colour').selectOption('red');
      expect(await drawnModel(page, 'hair_color=red')).toEqual(red);
      await page.getByLabel('Standing, back', { exact: true }).uncheck({ force: true });
      await chooseSmallSize(page);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: /^Make pictures/ }).click();
      await page.getByRole('button', { name: 'Open large: Standing, front' }).waitFor({ timeout: FIGURE_MS });

      await page.getByRole('button', { name: 'Make again: Standing, front' }).click();
      await pictures(page).nth(1).waitFor({ timeout: FIGURE_MS });
      expect(new Set(await addresses(page)).size).toBe(2);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.context().close();
    },
    FLOW_MS,
  );

  test('a product is used for other things, replaced with its uses under its SKU, and deleted', async () => {
    const page = await studio.open({ viewport: PHONE, colorScheme: 'dark' });
    await page.goto(at('/products'));
    await page.getByRole('link', { name: /Blue tee/ }).waitFor();
    await everythingShown(page);
    await expectNoSidewaysScroll(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: /Blue tee/ }).click();
    await page.getByLabel('Outfits').uncheck({ force: true });
    await page.getByLabel('Size and fit').check({ force: true });
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.getByRole('img', { name: 'Your picture Blue tee 1' }).waitFor();
    await page.getByLabel('Title').fill('Sky tee');
    await page.getByRole('button', { name: 'Replace product' }).click();
    await page.getByRole('heading', { name: 'Sky tee' }).waitFor();
    expect(await page.getByLabel('Outfits').isChecked()).toBe(false);
    expect(await page.getByLabel('Size and fit').isChecked()).toBe(true);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'Your first product' }).waitFor();
    await page.context().close();
  });

  test('asks no other host for anything, and breaks no rule of its own policy', () => {
    expect(studio.otherHosts).toEqual([]);
    expect(studio.complaints).toEqual([]);
  });
});

async function addProduct(
  page: Page,
  { sku, title, photo }: { sku: string; title: string; photo: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Add product' }).click();
  const form = page.getByRole('dialog');
  await form.locator('input[type=file]').setInputFiles(asFile(photo));
  await form.getByLabel('Title').fill(title);
  await form.getByLabel('SKU').fill(sku);
  expect(await accessibilityProblems(page)).toEqual([]);
  await form.getByRole('button', { name: 'Add product' }).click();
}

async function chooseSmallSize(page: Page): Promise<void> {
  await page.getByLabel('Custom', { exact: true }).check({ force: true });
  await page.getByLabel('Width, px').fill(SMALL.width);
  await page.getByLabel('Height, px').fill(SMALL.height);
}

/** The bytes of the model's preview, once it is of a description that has `part`. */
async function drawnModel(page: Page, part: string): Promise<Buffer> {
  const shown = page.getByRole('img', { name: 'Your model' }).and(page.locator(`[src*="${part}"]`));
  await shown.waitFor();
  const address = await shown.getAttribute('src');
  return (await page.request.get(new URL(address ?? '', page.url()).href)).body();
}

/** The buttons that results are opened by. */
function pictures(page: Page) {
  return page.getByRole('button', { name: /^Open large/ });
}

/** Where the shown results come from: different pictures have different addresses. */
async function addresses(page: Page): Promise<(string | null)[]> {
  const images = await pictures(page).locator('img').all();
  return Promise.all(images.map((image) => image.getAttribute('src')));
}
