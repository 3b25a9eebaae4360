import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/ensure-browser.ts';
import { type AtelierProcess, startAtelier } from '../support/server.ts';

const executablePath = findBrowser();

describe.skipIf(executablePath === null)('the API reference in a real browser', () => {
  let atelier: AtelierProcess;
  let browser: Browser;
  let page: Page;
  const otherHosts: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    atelier = await startAtelier();
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    });
    page = await browser.newPage();
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== atelier.url) otherHosts.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${atelier.url}/docs`);
    await page.getByText('/uploaded_images').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await atelier?.stop();
  });

  test('shows the operations of the Studio API', async () => {
    expect(await page.title()).toBe('Atelier API');
    expect(await page.getByText('/generated_images/{image_id}').count()).toBeGreaterThan(0);
  });

  test('asks no other host for anything', () => expect(otherHosts).toEqual([]));

  test('breaks no rule of its own content security policy', () => expect(complaints).toEqual([]));
});
