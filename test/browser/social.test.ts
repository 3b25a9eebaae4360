import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accessibilityProblems, asFile, BROWSER, useStudioBrowser } from '../support/studio-browser.ts';

/** For a look at a picture by networks that are loaded for it. */
const LOOK_MS = 60_000;

describe.skipIf(BROWSER === null)('the social studio', () => {
  const studio = useStudioBrowser();

  test('shows every crop before it is made, moves them, and packs clean files', async () => {
    const { page } = studio;
    await page.goto(`${studio.atelier.url}/image-studio/social-optimizer`);
    await page.setInputFiles('input[type=file]', asFile('person-full-casual.jpg'));
    const crops = page.getByRole('button', { name: /^Crop for/ });
    await crops.nth(2).waitFor();
    const placeOf = (name: RegExp) => page.getByRole('button', { name }).locator('img').getAttribute('style');
    await page.getByText('Finding what matters …').waitFor({ state: 'hidden', timeout: LOOK_MS });
    const looked = await placeOf(/^Crop for Facebook/);
    await page.getByText('Centre', { exact: true }).click();
    expect(await placeOf(/^Crop for Facebook/)).not.toBe(looked);
    await page.getByText('Smart', { exact: true }).click();
    expect(await crops.count()).toBe(3);

    // The picture is looked at; none is made.
    const jobs = await page.context().request.get(`${studio.atelier.url}/account/v1/operations`);
    expect(await jobs.json()).toMatchObject({ operations: [] });

    await page.getByRole('button', { name: 'Set the point in the middle' }).click();
    const before = await placeOf(/^Crop for Facebook/);
    const handle = page.getByRole('button', { name: /^Focal point/ });
    await handle.focus();
    for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+ArrowDown');
    expect(await placeOf(/^Crop for Facebook/)).not.toBe(before);

    await page.getByRole('button', { name: /^Crop for LinkedIn/ }).focus();
    await page.keyboard.press('Shift+ArrowUp');
    await page.getByRole('button', { name: /^Crop LinkedIn .* like the others/ }).waitFor();
    const atHand = await placeOf(/^Crop for LinkedIn/);
    await handle.focus();
    await page.keyboard.press('Shift+ArrowUp');
    expect(await placeOf(/^Crop for LinkedIn/)).toBe(atHand);

    await page.getByText('Show safe zones').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download all (ZIP)' }).click();
    const bytes = readFileSync(await (await download).path());
    expect(namesIn(bytes)).toEqual([
      'instagram_feed_square_1080x1080.jpg',
      'facebook_feed_1200x630.jpg',
      'linkedin_post_1200x628.jpg',
    ]);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect([...studio.otherHosts, ...studio.complaints]).toEqual([]);
  });
});

const CENTRAL_SIGNATURE = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

/** Names in the directory of a ZIP archive (APPNOTE.TXT section 4.3.12). */
function namesIn(archive: Buffer): string[] {
  const names: string[] = [];
  for (
    let at = archive.indexOf(CENTRAL_SIGNATURE);
    at >= 0;
    at = archive.indexOf(CENTRAL_SIGNATURE, at + 4)
  ) {
    const length = archive.readUInt16LE(at + 28);
    names.push(archive.subarray(at + 46, at + 46 + length).toString());
  }
  return names;
}
