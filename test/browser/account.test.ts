import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/server.ts';
import {
  accessibilityProblems,
  asFile,
  BROWSER,
  QUICK_STUDIO,
  useStudioBrowser,
} from '../support/studio-browser.ts';

/** A server stops and starts meanwhile; test machines are seldom quiet. */
const RESTART_MS = 60_000;
/** No picture ends while this file is there: what is looked at while it is made stays at work. */
const HOLD = join(temporaryFolder(), 'hold');
const holdPictures = () => writeFileSync(HOLD, '');
const letPicturesEnd = () => rmSync(HOLD, { force: true });

describe.skipIf(BROWSER === null)('the account and try-ons in the web studio', () => {
  // What is worn how is seen in the pixels of try-ons; here is told what becomes of an order.
  const studio = useStudioBrowser({
    ...QUICK_STUDIO,
    env: { ...QUICK_STUDIO.env, QUICK_PICTURES_HOLD: HOLD },
  });
  const at = (path: string) => `${studio.atelier.url}${path}`;

  test('a key is made and shown once, opens the API, and opens nothing once it is revoked', async () => {
    const { page } = studio;
    await page.goto(at('/settings/keys'));
    await page.getByRole('button', { name: 'Make a key' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('Give it a name').waitFor();
    await form.getByLabel('Name').fill('Shop importer');
    expect(await accessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Make a key' }).click();
    const key = await page.getByRole('dialog').getByLabel('Key', { exact: true }).inputValue();
    const status = async () => {
      const headers = { authorization: `Bearer ${key}` };
      return (await fetch(at('/api/image-studio/credits'), { headers })).status;
    };
    expect(await status()).toBe(200);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.reload();
    await page.getByText('Used once').waitFor();
    expect(await page.content()).not.toContain(key);

    await page.getByRole('button', { name: 'Revoke: Shop importer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('heading', { name: 'No keys yet' }).waitFor();
    expect(await status()).toBe(401);
  });

  test(
    'a product is tried on by a ready model, over a reload and a restart of the server, and stands in the queue',
    async () => {
      const { page } = studio;
      await addTee(at(''), studio.atelier.apiKey);
      holdPictures();
      await page.goto(at('/try-on'));
      await page.getByText('Choose a model', { exact: true }).waitFor();
      await page
        .locator('label', { hasText: /^Woman/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Add a product' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Blue tee' }).click();
      await page.getByRole('button', { name: 'Take off: Blue tee' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: /^Try on/ }).click();
      await page.getByRole('button', { name: 'Cancel' }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: 'Cancel' }).waitFor();
      // The screen stays open: it waits for the server, and goes on with what that picks up again.
      await studio.restart();
      letPicturesEnd();
      await page.getByRole('button', { name: 'Open large: Try-on' }).waitFor({ timeout: RESTART_MS });
      expect(await accessibilityProblems(page)).toEqual([]);

      await page.goto(at('/queue'));
      await page.getByRole('button', { name: 'Show: Try-on, Blue tee' }).click();
      await page.getByRole('button', { name: 'Open large: Try-on' }).waitFor();
    },
    2 * RESTART_MS,
  );

  test('what is at work is cancelled from the queue', async () => {
    const { page } = studio;
    holdPictures();
    await page.goto(at('/try-on'));
    await page.locator('label', { hasText: /^Man/ }).first().click();
    await page.getByRole('button', { name: /^Try on/ }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await page.goto(at('/queue'));
    await page.getByRole('button', { name: 'Cancel: Try-on, Blue tee' }).click();
    await page.getByText('Nothing is at work.').waitFor();
    await page.getByText('Cancelled', { exact: true }).nth(1).waitFor();
    letPicturesEnd();
  });

  test('who makes pictures of products is chosen in the settings, and stays chosen', async () => {
    const { page } = studio;
    await page.goto(at('/settings'));
    await page.getByText('Automatic', { exact: true }).click();
    const settings = async () => (await page.context().request.get(at('/account/v1/settings'))).text();
    await expect.poll(settings).toContain('"engine":"auto"');
    await page.reload();
    await page.getByRole('radio', { name: /^Automatic/, checked: true }).waitFor({ state: 'attached' });
    expect(studio.otherHosts).toEqual([]);
  });
});

/** Puts a product into the catalogue and waits until it can be tried on. */
async function addTee(url: string, apiKey: string): Promise<void> {
  const headers = { 'x-api-key': apiKey };
  const { name, mimeType, buffer } = asFile('product-tee-blue-front.jpg');
  const form = new FormData();
  form.append('image_data', new Blob([new Uint8Array(buffer)], { type: mimeType }), name);
  const upload = await fetch(`${url}/studio/v1/uploaded_images`, { method: 'POST', headers, body: form });
  const { id } = Object(await upload.json());
  const body = JSON.stringify({
    sku_id: 'TEE-1',
    product_info: { title: 'Blue tee', uploaded_image_ids: [id] },
    capabilities: { try_on: true },
  });
  const added = await fetch(`${url}/v1/sku_items`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  expect(added.ok).toBe(true);
  await expect
    .poll(async () => (await fetch(`${url}/v1/sku_items/TEE-1`, { headers })).text(), { timeout: RESTART_MS })
    .toMatch(/"try_on":\{[^}]*"status":"ready"/);
}
