import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LISTED_PLACES } from '../../apps/studio/src/app/places.ts';
import { type AtelierProcess, CREDENTIALS } from '../support/server.ts';
import {
  accessibilityProblems,
  asFile,
  BROWSER,
  everythingShown,
  expectNoSidewaysScroll,
  useStudioBrowser,
} from '../support/studio-browser.ts';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };
const INITIAL_SCRIPT_BYTES = 250_000;
/** Google's threshold for a page that stands still ("good" Cumulative Layout Shift). */
const STANDS_STILL = 0.1;

describe.skipIf(BROWSER === null)('the web studio in a real browser', () => {
  const studio = useStudioBrowser();
  const at = (path: string) => `${studio.atelier.url}${path}`;

  describe('the door', () => {
    test('opens by keyboard with the key, and says why when it is wrong', async () => {
      const page = await studio.open();
      await page.context().clearCookies();
      await page.goto(at('/image-studio/create'));
      await page.getByLabel('Key').waitFor();
      await page.keyboard.type('wrong');
      await page.keyboard.press('Enter');
      await page.getByText('This key is not valid here.').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByLabel('Key').fill(CREDENTIALS.apiKey);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Create' }).waitFor();
      // The browser itself reports the refusal that was asked for.
      studio.complaints.splice(0);
    });
  });

  describe.each([
    ['a phone in the light', { viewport: PHONE, colorScheme: 'light' }],
    ['a desk in the dark', { viewport: DESK, colorScheme: 'dark' }],
  ] as const)('on %s', (_where, context) => {
    test.each(LISTED_PLACES.map(({ label, path }) => [label, path]))(
      '%s is accessible and fits',
      async (_, path) => {
        const page = await studio.open(context);
        await page.goto(at(path));
        await page.locator('main h1').waitFor();
        await everythingShown(page);
        await expectNoSidewaysScroll(page);
        expect(await accessibilityProblems(page)).toEqual([]);
        await page.context().close();
      },
    );
  });

  describe('work', () => {
    test('a template and a prompt give one picture of its size, for the announced price', async () => {
      const page = await studio.open();
      await signInAsSmallShop(page, studio.atelier);
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
      await page.setInputFiles('input[type=file]', {
        name: 'notes.png',
        mimeType: 'image/png',
        buffer: Buffer.from('no picture'),
      });
      await page.getByText('“notes.png” is damaged').waitFor();
      await page.context().close();
    });
  });

  describe('getting about', () => {
    test('the palette leads everywhere by keyboard', async () => {
      const { page } = studio;
      await page.goto(at('/'));
      await page.locator('main h1').waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('flat');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Flat lays' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/flat-lays');
      await page.keyboard.press('g');
      await page.keyboard.press('c');
      await page.getByRole('heading', { name: 'Create' }).waitFor();
    });

    test('the chosen theme stays', async () => {
      const { page } = studio;
      await page.goto(at('/'));
      await page.getByRole('button', { name: /^Theme:/ }).click();
      await page.getByRole('button', { name: 'Theme: Light' }).click();
      await page.reload();
      await page.getByRole('button', { name: 'Theme: Dark' }).waitFor();
      expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark');
    });
  });

  describe('what it weighs', () => {
    test(`the first screen needs at most ${INITIAL_SCRIPT_BYTES / 1000} kB of script`, async () => {
      const html = await (await fetch(at('/'))).text();
      const scripts = [...html.matchAll(/(?:src|href)="(\/app\/[^"]+\.js)"/g)].map(([, path]) => path ?? '');
      const sizes = scripts.map(async (path) => gzipSync(await (await fetch(at(path))).bytes()).byteLength);
      const total = (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
      expect(total).toBeGreaterThan(0);
      expect(total).toBeLessThanOrEqual(INITIAL_SCRIPT_BYTES);
    });

    test('nothing moves while the first screen and its pictures load', async () => {
      const page = await studio.open({ viewport: DESK });
      await page.addInitScript(`
        window.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
      `);
      await page.goto(at('/'));
      await page.locator('main h1').waitFor();
      await everythingShown(page);
      expect(await page.evaluate('window.shift')).toBeLessThan(STANDS_STILL);
      await page.context().close();
    });
  });

  test('asks no other host for anything, and breaks no rule of its own policy', () => {
    expect(studio.otherHosts).toEqual([]);
    expect(studio.complaints).toEqual([]);
  });
});

const CLI = resolve(import.meta.dirname, '../../apps/cli/bin/atelier.js');

/** Signs the browser in as a new account with 500 credits a month. */
async function signInAsSmallShop(page: Page, { url, dataDir }: AtelierProcess): Promise<void> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [CLI, 'accounts', 'create', 'small shop', '--plan', 'basic', '--json'],
    { env: { ...process.env, ATELIER_DATA_DIR: dataDir } },
  );
  const { api_key: key } = z.object({ api_key: z.string() }).parse(JSON.parse(stdout));
  await page.context().clearCookies();
  await page.context().request.post(`${url}/account/v1/session`, { data: { key } });
}
