import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { photo } from '../support/photos.ts';
import {
  accessibilityProblems,
  BROWSER,
  everythingShown,
  QUICK_STUDIO,
  useStudioBrowser,
} from '../support/studio-browser.ts';

const KEPT = [
  ['product-mug.jpg', 'Mug on oak', 'first-model'],
  ['product-cap-red-front.png', 'Red cap', 'first-model'],
  ['product-flat-tee-stripes.jpg', 'Striped tee', 'first-model'],
  ['product-bag-tote.png', 'Tote on oak', 'other-model'],
] as const;
const Assets = z.object({ assets: z.array(z.object({ title: z.string(), is_favorite: z.boolean() })) });

describe.skipIf(BROWSER === null)('the asset library', () => {
  const studio = useStudioBrowser(QUICK_STUDIO);

  test('is narrowed by the server, keeps its filters, and changes several at once', async () => {
    const { page } = studio;
    const { request } = page.context();
    const at = (path: string) => `${studio.atelier.url}${path}`;
    for (const [file, title, model] of KEPT) {
      const data = { image_base64: photo(file).toString('base64'), title, model };
      expect((await request.post(at('/api/image-studio/save-to-library'), { data })).status()).toBe(200);
    }
    const shown = page.getByRole('button', { name: /^Details of/ });

    await page.goto(at('/image-studio/asset-library'));
    await page.getByText('4 pictures', { exact: true }).waitFor();
    await page.getByText('More filters').click();
    await page.getByLabel('Model').fill('first-model');
    await page.getByText('3 pictures', { exact: true }).waitFor();
    await page.getByLabel('Find').fill('oak');
    await page.getByText('1 picture', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('1 picture', { exact: true }).waitFor();
    expect(await shown.count()).toBe(1);
    await everythingShown(page);
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Find: oak, take this filter away' }).click();
    await page.getByRole('button', { name: 'Select all 3' }).click();
    await page.getByText('3 selected').waitFor();
    await page.getByRole('button', { name: 'Favourite', exact: true }).click();
    await page.getByText('3 pictures changed.').waitFor();
    const { assets } = Assets.parse(await (await request.get(at('/api/content-assets'))).json());
    expect(assets.filter(({ is_favorite }) => is_favorite).map(({ title }) => title)).toHaveLength(3);

    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('heading', { name: 'Nothing matches these filters' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('3 pictures', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.getByRole('button', { name: 'New collection' }).click();
    await page.getByLabel('Name of the collection').fill('Oak');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const collection = page.getByRole('button', { name: /^Oak/ });
    await page.getByRole('button', { name: 'Details of Mug on oak' }).dragTo(collection);
    await page.getByRole('button', { name: 'Oak 1 picture', exact: true }).waitFor();
    await collection.click();
    await page.getByText('1 picture', { exact: true }).last().waitFor();
    expect(new URL(page.url()).searchParams.get('collection')).not.toBeNull();
    expect(await accessibilityProblems(page)).toEqual([]);

    await shown.first().click();
    await page.getByRole('dialog').getByLabel('Tags').fill('mug, spring');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Select all 1' }).click();
    await page.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Tags').fill('new, spr');
    expect(await page.getByRole('dialog').locator('option').getAttribute('value')).toBe('new, spring');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Select none' }).click();

    await shown.first().click();
    await page.getByLabel('Title').fill('Renamed');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').last().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect([...studio.otherHosts, ...studio.complaints]).toEqual([]);
  });
});
