import { describe, expect, test } from 'vitest';
import { accessibilityProblems, asFile, BROWSER, useStudioBrowser } from '../support/studio-browser.ts';

describe.skipIf(BROWSER === null)('compress and convert', () => {
  const studio = useStudioBrowser();

  test('several pictures become smaller files, each with its sizes, all in one archive', async () => {
    const { page } = studio;
    await page.goto(`${studio.atelier.url}/image-studio/compress`);
    await page.setInputFiles('input[type=file]', [asFile('product-mug.jpg'), asFile('scene-coffee.png')]);
    await page.getByRole('img', { name: /scene-coffee/ }).waitFor();
    await page.getByText('Pixels', { exact: true }).click();
    await page.getByText('Give a width or a height').waitFor();
    await page.getByLabel('Width at most').fill('300');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Download scene-coffee.webp' }).waitFor();
    await page.getByText(/· 300 × 200$/).waitFor();
    await page.getByRole('button', { name: 'Download product-mug.webp' }).waitFor();
    expect(await page.getByText(/^−\d+ %$/).count()).toBeGreaterThan(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download all (ZIP)' }).click();
    expect((await download).suggestedFilename()).toBe('pictures.zip');
  });

  test('a picture is written in another format and sent on', async () => {
    const { page } = studio;
    await page.goto(`${studio.atelier.url}/image-studio/convert`);
    await page.setInputFiles('input[type=file]', asFile('product-cap-red-front.png'));
    await page.getByText('JPEG', { exact: true }).click();
    await page.getByRole('img', { name: /product-cap-red-front/ }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Download product-cap-red-front.jpg' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send to' }).click();
    await page.getByRole('menuitem', { name: 'Social' }).click();
    await page.getByRole('heading', { name: 'Social', exact: true }).waitFor();
    await page.getByRole('list', { name: /^Crops, / }).waitFor();
    expect([...studio.otherHosts, ...studio.complaints]).toEqual([]);
  });
});
