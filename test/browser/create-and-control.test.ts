import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  accessibilityProblems,
  BROWSER,
  everythingShown,
  useStudioBrowser,
} from '../support/studio-browser.ts';

/** Its pictures are plain and there at once, and it cannot draw the variations that a prompt refuses. */
const QUICK_SERVER = join(import.meta.dirname, '../crash/server-with-quick-pictures.ts');

describe.skipIf(BROWSER === null)('pictures from words and sketches in the web studio', () => {
  const studio = useStudioBrowser({ command: [QUICK_SERVER] });
  const at = (path: string) => `${studio.atelier.url}${path}`;

  test('a variation that fails says why, and only that one is made again; hearts and all stay over a reload', async () => {
    const { page } = studio;
    await page.goto(at('/image-studio/create'));
    const prompt = page.getByLabel('What should be in the picture?');
    await prompt.fill('refuse 1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Variation 1 cannot be drawn.').waitFor();
    await prompt.fill('refuse 2');
    await page.getByLabel('Variations').fill('3');
    await page.keyboard.press('Control+Enter');
    const made = page.getByRole('button', { name: /^Open large/ });
    const failed = page.getByRole('listitem').filter({ hasText: 'Picture 2 did not work' });
    await failed.getByText('Variation 2 cannot be drawn.').waitFor();
    await made.nth(1).waitFor();
    expect(await made.count()).toBe(2);
    await page.getByText('6 credits charged').waitFor();
    await page.getByRole('button', { name: 'Keep as favourite' }).first().click();
    await page.getByRole('button', { name: 'No favourite any more' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    await failed.getByRole('button', { name: 'Try again' }).click();
    await made.nth(2).waitFor();
    expect(await failed.count()).toBe(0);
    await page.reload();
    await made.nth(2).waitFor();
    await page.getByRole('button', { name: 'No favourite any more' }).waitFor();

    await page.getByRole('button', { name: 'Details' }).first().click();
    await page.getByRole('dialog').getByText('refuse 2, high quality, well composed').waitFor();
    await page.keyboard.press('Escape');
    await made.first().click();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^2 of 3 · /).waitFor();
    await page.keyboard.press('Escape');
  });

  test('the enhanced prompt can be changed before it is sent, and the style found by its words', async () => {
    const { page } = studio;
    await page.goto(at('/image-studio/create'));
    await page.getByRole('button', { name: 'Choose a style' }).click();
    await page.getByLabel('Search styles').fill('wash bleeding');
    await page.getByRole('button', { name: /^Watercolor/ }).click();
    await page.getByLabel('What should be in the picture?').fill('a red mug');
    const sentAs = page.getByLabel('Sent as');
    await expect.poll(() => sentAs.inputValue()).toMatch(/^a red mug, watercolour wash/);
    await sentAs.fill('a red mug in the rain');
    await page.getByLabel('Variations').fill('1');
    const order = page.waitForRequest((request) => request.url().endsWith('/image-studio/create'));
    await page.keyboard.press('Control+Enter');
    expect((await order).postDataJSON()).toMatchObject({
      prompt: 'a red mug in the rain',
      enhance_prompt: false,
      style_preset: 'watercolor',
    });
    await page.getByRole('button', { name: /^Open large/ }).waitFor();
  });

  test('what is drawn becomes a picture, at three strengths when asked for, and stays when another one leads', async () => {
    const { page } = studio;
    await page.goto(at('/image-studio/control'));
    await page.getByRole('button', { name: 'Draw a sketch' }).click();
    await drawCross(page);
    await page.getByRole('button', { name: 'Use sketch' }).click();
    await page.getByText('1024 × 1024 px', { exact: false }).waitFor();
    await page.getByLabel('What should be in the picture?').fill('a signpost');
    await page.keyboard.press('Control+Enter');
    const results = page.getByLabel('Results');
    await results.getByRole('button', { name: /^Open large/ }).waitFor();
    await results.getByText('5 credits charged').waitFor();

    await page.getByRole('button', { name: 'Compare for 3 × 5 = 15 credits' }).click();
    const compared = page.getByLabel('Three strengths').getByRole('button', { name: /^Open large/ });
    await compared.nth(2).waitFor();
    await page.getByRole('button', { name: 'Use 0.30' }).click();
    expect(await page.getByLabel('Control strength').inputValue()).toBe('0.3');
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByText('Structure', { exact: true }).click();
    await page.getByText('Lead with a picture').waitFor();
    await page.getByText('Sketch', { exact: true }).first().click();
    await results.getByRole('button', { name: /^Open large/ }).waitFor();
  });

  test('a template is found by its goal, seen with what stays in sight, and taken to Create', async () => {
    const { page } = studio;
    await page.goto(at('/image-studio/templates'));
    await page.getByLabel('What is it for?').fill('product showcase');
    await page.getByText('Suggested for this goal').waitFor();
    await page.getByLabel('What is it for?').fill('instagram story');
    await page.getByRole('button', { name: 'Show Instagram Story' }).first().click();
    await page.getByText('stays in sight', { exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use in Create' }).click();
    await page.getByText('1080 × 1920', { exact: true }).waitFor();
  });

  test('usage adds up the month by studio without what failed, and the months before are empty', async () => {
    const { page } = studio;
    await page.goto(at('/usage'));
    await everythingShown(page);
    const studios = page.getByRole('listitem').filter({ has: page.getByText('Control', { exact: true }) });
    await studios.getByText('20 credits').waitFor();
    const failed = page.getByRole('row').filter({ hasText: 'Given back' });
    expect(await failed.count()).toBe(1);
    await failed.getByText('0', { exact: false }).first().waitFor();
    await page
      .getByRole('button', { name: /^\w+ \d{4}$/ })
      .first()
      .click();
    await page.getByText('No credits were taken in this month.').waitFor();
    expect([...studio.otherHosts, ...studio.complaints]).toEqual([]);
  });
});

/** Two strokes over the paper. */
async function drawCross(page: Page): Promise<void> {
  const paper = await page.getByRole('application').boundingBox();
  if (paper === null) throw new Error('there is nothing to draw on');
  const [x, y] = [paper.x + paper.width / 2, paper.y + paper.height / 2];
  for (const [across, down] of [
    [0, 80],
    [80, 0],
  ] as const) {
    await page.mouse.move(x - across, y - down);
    await page.mouse.down();
    await page.mouse.move(x + across, y + down);
    await page.mouse.up();
  }
}
