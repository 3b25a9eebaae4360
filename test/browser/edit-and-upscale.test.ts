import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { accessibilityProblems, asFile, BROWSER, useStudioBrowser } from '../support/studio-browser.ts';

const SIDE_PX = 320;
/** For what two networks are loaded and run. */
const WORK_MS = 60_000;
/** A photo small enough for quick work. */
const smallPhoto = async () => ({
  name: 'mug.png',
  mimeType: 'image/png',
  buffer: await sharp(asFile('product-mug.jpg').buffer).resize(SIDE_PX, SIDE_PX).png().toBuffer(),
});

describe.skipIf(BROWSER === null)('changing pictures in the web studio', () => {
  const studio = useStudioBrowser();
  const at = (path: string) => `${studio.atelier.url}${path}`;

  test('the mask that was painted is what is used: no gaps, erased areas black, steps back and forth', async () => {
    const { page } = studio;
    await page.goto(at('/image-studio/edit'));
    await page.setInputFiles('input[type=file]', await smallPhoto());
    await page.getByText('Inpaint and fix', { exact: true }).click();
    await page.getByRole('button', { name: 'Paint a mask' }).click();
    for (let stroke = 0; stroke < 9; stroke++) await drawAcross(page, 0.2 + stroke * 0.06);
    await page.getByText('Erase', { exact: true }).click();
    await drawAcross(page, 0.2);
    const press = async (name: string, times: number) => {
      for (let time = 0; time < times; time++) await page.getByRole('button', { name }).click();
    };
    await press('Undo', 5);
    await press('Redo', 2);
    await page.getByText('Paint', { exact: true }).click();
    const share = Number(/(\d+) % painted/.exec(await page.getByText(/% painted/).innerText())?.[1]);
    expect(await accessibilityProblems(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the mask' }).click();
    const path = await (await download).path();
    const meta = await sharp(path).metadata();
    expect(meta).toMatchObject({ width: SIDE_PX, height: SIDE_PX, channels: 1, hasAlpha: false });
    const pixels = await sharp(path).toColourspace('b-w').raw().toBuffer();
    const painted = pixels.reduce((sum, value) => sum + value, 0) / 255 / pixels.length;
    expect(Math.abs(painted * 100 - share)).toBeLessThanOrEqual(1);
    // Ten strokes, five taken back, two done again: seven lines, the seventh at 0.56 and none at 0.68.
    const row = (share: number) =>
      pixels.subarray(Math.round(share * SIDE_PX) * SIDE_PX, Math.round(share * SIDE_PX + 1) * SIDE_PX);
    expect(
      row(0.56)
        .subarray(SIDE_PX * 0.3, SIDE_PX * 0.7)
        .every((value) => value === 255),
    ).toBe(true);
    expect(row(0.8).every((value) => value === 0)).toBe(true);

    await page.getByRole('button', { name: 'Use mask' }).click();
    await page.getByLabel('What should be there?').fill('plain grey paper');
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Compare before and after').waitFor();
    await page.getByRole('list', { name: 'Steps' }).getByRole('button').nth(1).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo the last edit' }).click();
    await page
      .getByRole('button', { name: /Original/ })
      .and(page.locator('[aria-current]'))
      .waitFor();
  });

  test('the announced size is the received one, and the line between moves by finger, mouse and keyboard', async () => {
    const page = await studio.open({ hasTouch: true, viewport: { width: 768, height: 1024 } });
    await page.goto(at('/image-studio/upscale'));
    await page.setInputFiles('input[type=file]', await smallPhoto());
    await page.getByText('2×', { exact: true }).click();
    await page.getByText('320×320 → 640×640 (2.0×), fast').waitFor();
    await page.getByRole('button', { name: /^Upscale/ }).click();
    await page.getByText('640 × 640', { exact: true }).waitFor();
    const line = page.getByLabel('Compare before and after');
    await line.focus();
    await page.keyboard.press('ArrowLeft');
    expect(Number(await line.inputValue())).toBeLessThan(50);
    const box = await line.boundingBox();
    if (box === null) throw new Error('the pictures are not in sight');
    await page.mouse.click(box.x + box.width * 0.8, box.y + box.height / 2);
    expect(Number(await line.inputValue())).toBeCloseTo(80, -1);
    await page.touchscreen.tap(box.x + box.width * 0.3, box.y + box.height / 2);
    expect(Number(await line.inputValue())).toBeCloseTo(30, -1);

    await page.getByText('Side by side', { exact: true }).click();
    await page.getByLabel('Zoom').fill('8');
    // Where the picture lies in its window, pixels.
    const placeIn = async (name: string) => {
      const window = page.getByRole('region', { name });
      const [outer, inner] = await Promise.all([window.boundingBox(), window.locator('img').boundingBox()]);
      if (outer === null || inner === null) throw new Error('the pictures are not in sight');
      return [Math.round(inner.x - outer.x), Math.round(inner.y - outer.y)];
    };
    const middle = await placeIn('After');
    await page.getByRole('region', { name: 'Before' }).hover();
    await page.mouse.wheel(30, 50);
    await expect.poll(() => placeIn('Before')).not.toEqual(middle);
    await expect.poll(() => placeIn('After')).toEqual(await placeIn('Before'));
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  test('several pictures are enlarged each for itself, for paper too, and found again after a reload', async () => {
    const { page } = studio;
    await page.goto(at('/image-studio/upscale'));
    const small = await smallPhoto();
    await page.setInputFiles('input[type=file]', [small, { ...small, name: 'cup.png' }]);
    await page.getByText('For paper', { exact: true }).click();
    await page.getByLabel('Wide').fill('60');
    await page.getByText('At 300 dpi, sides are at most 52 cm (20.4 inches) long').waitFor();
    await page.getByLabel('Wide').fill('5');
    await page.getByLabel('High').fill('5');
    await page.getByText('2 × 2 = 4 credits').waitFor();
    await page.getByRole('button', { name: /^Upscale/ }).click();
    await page.getByRole('button', { name: /^cup\.png/ }).waitFor();
    await page.getByRole('progressbar', { name: 'Sending' }).first().waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('320 × 320 → 591 × 591').nth(1).waitFor({ timeout: WORK_MS });
    await page.getByRole('button', { name: /^cup\.png/ }).click();
    await page.getByText('591 × 591', { exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect([...studio.otherHosts, ...studio.complaints]).toEqual([]);
  });
});

/** Draws a line over the picture at a share of its height, fast: with two moves. */
async function drawAcross(page: Page, height: number): Promise<void> {
  const canvas = await page.getByRole('application').boundingBox();
  if (canvas === null) throw new Error('there is nothing to paint on');
  // The picture lies in the middle, as high as its room but for the margin.
  const side = Math.min(canvas.width, canvas.height) - 16;
  const left = canvas.x + (canvas.width - side) / 2;
  const y = canvas.y + (canvas.height - side) / 2 + side * height;
  await page.mouse.move(left + side * 0.25, y);
  await page.mouse.down();
  await page.mouse.move(left + side * 0.75, y);
  await page.mouse.up();
}
