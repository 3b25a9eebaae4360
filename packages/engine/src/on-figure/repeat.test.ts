import type { Rgba } from '@atelier/engine';
import { expect, test } from 'vitest';
import { SMALL_WORN } from '../../../../test/support/drawn-products-worn.ts';
import { faceAlone } from '../../../../test/support/figure-faces.ts';
import { boxOn, difference } from '../../../../test/support/figure-measures.ts';
import { pictureOf, pixelsOf, WOMAN } from '../../../../test/support/figure-pictures.ts';
import { RecentFigures } from './recent-figures.ts';

const SMALL = { width: 256, height: 384 };
const STUDIO = { background_type: 'arbitrary' } as const;
const dress = await SMALL_WORN.dress();
const wish = { size: SMALL, background: STUDIO };
const first = await pictureOf(dress, wish);

/** Variants of the dressed figure, taken once. */
const variants = new Map<number, Rgba>();
async function variantOf(variant: number): Promise<Rgba> {
  const known = variants.get(variant);
  if (known) return known;
  const picture = await pixelsOf((await pictureOf(dress, { variant, size: SMALL })).bytes);
  variants.set(variant, picture);
  return picture;
}

test('the same request gives the same bytes, also when nothing is at hand from before', async () => {
  const again = await pictureOf(dress, wish, new RecentFigures());
  expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
});

test('other views made in between do not change a picture', async () => {
  for (const variant of [0, 1, 2, 3]) await variantOf(variant);
  expect(Buffer.compare(first.bytes, (await pictureOf(dress, wish)).bytes)).toBe(0);
});

test('four variants are four different pictures', async () => {
  const pictures: Rgba[] = [];
  for (const variant of [0, 1, 2, 3]) pictures.push(await variantOf(variant));
  for (const [i, one] of pictures.entries())
    for (const other of pictures.slice(i + 1))
      expect(difference(one, other, boxOn(one, 0, 1, 0.2))).toBeGreaterThan(3);
});

test('variants and poses show one face: the same pixels under the same camera', () => {
  const reference = faceAlone(WOMAN, 11, 'standing', 0);
  const whole = { left: 0, top: 0, width: reference.width, height: reference.height };
  for (const variant of [1, 2, 3])
    expect(difference(reference, faceAlone(WOMAN, 11, 'standing', variant), whole)).toBeLessThan(1);
  expect(difference(reference, faceAlone(WOMAN, 11, 'in_action', 0), whole)).toBeLessThan(1);
  expect(difference(reference, faceAlone(WOMAN, 12, 'standing', 0), whole)).toBeGreaterThan(3);
});
