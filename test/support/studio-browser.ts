import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { buildStudio } from '../../apps/studio/build/build.ts';
import { findBrowser } from '../../scripts/ensure-browser.ts';
import { photo } from './photos.ts';
import { type AtelierProcess, CREDENTIALS, QUICK_SERVER, type StartOptions, startAtelier } from './server.ts';

/** Path of a Chromium; tests of the studio are skipped where there is none. */
export const BROWSER = findBrowser();

const PATIENCE_MS = 45_000;
/** Building, a server and a browser: seconds, but not on a machine that does three other things. */
const START_MS = 150_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
];

/** A server for flows: what is clicked and what comes of it are tested, not how pictures look. */
export const QUICK_STUDIO: StartOptions = {
  command: QUICK_SERVER,
  env: { QUICK_PICTURES_UPLOADS: 'checked' },
};

/** A studio in a real browser on a real server, and what it did besides what it was asked for. */
export interface StudioBrowser {
  atelier: AtelierProcess;
  page: Page;
  /** Requests to any other origin than the server's: there must be none. */
  otherHosts: string[];
  /** Errors on the console, broken rules of the content security policy among them. */
  complaints: string[];
  /** A page of its own in another context, signed in too: other widths, other colours. */
  open(options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  /** Stops the server and starts it again on the same data and the same address. */
  restart(): Promise<void>;
}

/** Builds the studio, starts a server and a browser, and signs in; all of it goes when the tests of the file are over. */
export function useStudioBrowser(start: StartOptions = {}): StudioBrowser {
  let browser: Browser | undefined;
  let atelier: AtelierProcess | undefined;
  let page: Page | undefined;
  let session: Awaited<ReturnType<BrowserContext['cookies']>> = [];
  const otherHosts: string[] = [];
  const complaints: string[] = [];

  const watch = (context: BrowserContext, url: string) => {
    context.setDefaultTimeout(PATIENCE_MS);
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== url) otherHosts.push(request.url());
    });
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    context.on('weberror', (error) => complaints.push(error.error().message));
  };
  const open: StudioBrowser['open'] = async (options = {}) => {
    if (browser === undefined || atelier === undefined) throw new Error('The studio opens before the tests.');
    const context = await browser.newContext(options);
    watch(context, atelier.url);
    // One session serves all pages of a file.
    if (page === undefined)
      await context.request.post(`${atelier.url}/account/v1/session`, { data: { key: CREDENTIALS.apiKey } });
    else await context.addCookies(session);
    return context.newPage();
  };

  beforeAll(async () => {
    await buildStudio();
    atelier = await startAtelier(start);
    browser = await chromium.launch({ executablePath: BROWSER ?? '', args: FLAGS });
    page = await open();
    session = await page.context().cookies();
  }, START_MS);
  afterAll(async () => {
    await browser?.close();
    await atelier?.stop();
  });
  return {
    get atelier() {
      return expectOpen(atelier);
    },
    get page() {
      return expectOpen(page);
    },
    otherHosts,
    complaints,
    open,
    restart: async () => {
      const before = expectOpen(atelier);
      await before.stop();
      const { port } = new URL(before.url);
      atelier = await startAtelier({ ...start, dataDir: before.dataDir, env: { ...start.env, PORT: port } });
    },
  };
}

function expectOpen<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('The studio opens before the tests, not while they are collected.');
  return part;
}

const Violations = z.array(
  z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** Serious and critical findings of axe on what the page shows; empty when all is well. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Evaluated rather than added as a script: the page's policy lets no foreign script in. Half a megabyte is sent once.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  const found = Violations.parse(await page.evaluate('axe.run().then((result) => result.violations)'));
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Waits until a screen stands in the places of its skeletons. (The stream of events keeps the network from being idle.) */
export async function everythingShown(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  // Asked from here: functions that wait inside the page are evaluated there, which its policy forbids.
  await page.locator('[class*=skeleton]').first().waitFor({ state: 'detached' });
}

/** Whether the page can be scrolled sideways, which no screen may. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(
    0,
  );
}

/** A test photo as the browser's file chooser takes it. */
export function asFile(name: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: name.endsWith('.png') ? 'image/png' : 'image/jpeg', buffer: photo(name) };
}
