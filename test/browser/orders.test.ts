import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AtelierProcess } from '../support/server.ts';
import { accessibilityProblems, asFile, BROWSER, useStudioBrowser } from '../support/studio-browser.ts';

const CLI = resolve(import.meta.dirname, '../../apps/cli/bin/atelier.js');
/** Seconds of a minute after which its requests are not used up any more before it ends. */
const LATE_SECOND = 50;

describe.skipIf(BROWSER === null)('orders in the web studio', () => {
  const studio = useStudioBrowser();
  const at = (path: string) => `${studio.atelier.url}${path}`;

  test('what was typed, given and ordered is there again after a reload', async () => {
    const page = await studio.open();
    await page.goto(at('/flat-lays'));
    await page.setInputFiles('input[type=file]', asFile('product-flat-tee-stripes.jpg'));
    await page.getByText('About the product').click();
    await page.getByLabel('Title').fill('Striped tee');
    await page.getByRole('button', { name: /Make pictures/ }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await page.reload();
    await page.getByRole('img', { name: /product-flat-tee-stripes/ }).waitFor();
    await page.getByText('About the product').click();
    expect(await page.getByLabel('Title').inputValue()).toBe('Striped tee');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
    await page.context().close();
  });

  test('a file that cannot be used is refused before it is sent', async () => {
    const page = await studio.open();
    await page.goto(at('/flat-lays'));
    const file = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
    await page.setInputFiles('input[type=file]', file);
    await page.getByText('“notes.png” is damaged').waitFor();
    await page.context().close();
  });

  test('a template and a prompt give one picture of its size, for the announced price', async () => {
    const page = await studio.open();
    await signInAs(page, studio.atelier, 'basic');
    await page.goto(at('/image-studio/create'));
    await page.getByRole('button', { name: 'Choose a template' }).click();
    await page.getByLabel('Search templates').fill('linkedin post');
    await page
      .getByRole('button', { name: /LinkedIn Post/ })
      .first()
      .click();
    await page.getByLabel('What should be in the picture?').fill('A ceramic mug on an oak table');
    await page.getByText(/1200 × 628 px$/).waitFor();
    const announced = Number(
      /^(\d+) credits/.exec(await page.getByText(/^\d+ credits, .* left$/).innerText())?.[1],
    );
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /^Open large/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Open large/ }).count()).toBe(1);
    await page.getByText(/^1200 × 628 · /).waitFor();
    await page.getByText(`${500 - announced} credits left`).waitFor({ state: 'attached' });
    await page.context().close();
  });

  test('an account that asks too often is told when it may go on', async () => {
    const page = await studio.open();
    await signInAs(page, studio.atelier, 'free');
    await page.goto(at('/image-studio/create'));
    await page.getByLabel('What should be in the picture?').fill('A ceramic mug on an oak table');
    await useUpThisMinute(page, at('/api/image-studio/create'));
    await page.keyboard.press('Control+Enter');
    await page.getByText('Rate limit exceeded.').waitFor();
    await page.getByRole('button', { name: /^Try again in \d+ s$/ }).waitFor();
    await page.getByText(/^Request /).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  test('an order that found no line is kept, and goes out at the second try', async () => {
    const page = await studio.open();
    await page.goto(at('/image-studio/create'));
    const prompt = page.getByLabel('What should be in the picture?');
    await prompt.fill('A ceramic mug on an oak table');
    await page.context().setOffline(true);
    await page.keyboard.press('Control+Enter');
    await page.getByText('The server could not be reached.').waitFor();
    expect(await prompt.inputValue()).toBe('A ceramic mug on an oak table');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    const [running, made] = [{ name: 'Cancel' }, { name: /^Open large/ }];
    await page.getByRole('button', running).or(page.getByRole('button', made)).first().waitFor();
    await page.context().close();
    expect(studio.otherHosts).toEqual([]);
  });
});

/** Signs the browser in as a new account. */
async function signInAs(page: Page, { url, dataDir }: AtelierProcess, plan: string): Promise<void> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [CLI, 'accounts', 'create', `${plan} shop`, '--plan', plan, '--json'],
    { env: { ...process.env, ATELIER_DATA_DIR: dataDir } },
  );
  const { api_key: key } = z.object({ api_key: z.string() }).parse(JSON.parse(stdout));
  await page.context().clearCookies();
  await page.context().request.post(`${url}/account/v1/session`, { data: { key } });
}

/** Asks for pictures, wrongly so that none is made, until the minute holds no more requests. */
async function useUpThisMinute(page: Page, address: string): Promise<void> {
  await expect.poll(() => new Date().getSeconds(), { timeout: 15_000 }).toBeLessThan(LATE_SECOND);
  const ask = async () => (await page.context().request.post(address, { data: {} })).status();
  await expect.poll(ask, { interval: 1 }).toBe(429);
}
