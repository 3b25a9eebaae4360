import type { OnFigureModelSettings } from '@atelier/contracts';
import type { Rgba } from '@atelier/engine';
import type { Lab } from '@atelier/pixels/ciede2000';
import { expect, test } from 'vitest';
import { SMALL_WORN } from '../../../../test/support/drawn-products-worn.ts';
import { figureBounds, median, rowAt, rowWidth } from '../../../../test/support/figure-measures.ts';
import { personAlone, shownOn, WOMAN } from '../../../../test/support/figure-pictures.ts';

/*
 * Silhouettes of people in a dress, and of ones in the base layer where cloth changes nothing: what settings of the
 * body change is seen in the picture.
 */

const dress = await SMALL_WORN.dress();
const dressed = (model: Partial<OnFigureModelSettings>, viewpoint: 'front' | 'side' = 'front') =>
  shownOn(dress, { model: { ...WOMAN, ...model }, viewpoint, size: { width: 384, height: 576 } });

/** The figure that others are compared with. */
const woman = personAlone({});

const isYellow = ({ a, b }: Lab) => b > 35 && b > 2 * Math.abs(a);
const tall = (picture: Rgba) => figureBounds(picture).height;
/** Rows of a standing figure as shares of its height, crown to soles. */
const WAIST = [0.36, 0.38, 0.4];
const BELLY = [0.38, 0.4, 0.42, 0.44];

const clothWidth = (picture: Rgba, rows: readonly number[]) =>
  median(rows.map((share) => rowWidth(picture, rowAt(picture, share), isYellow)));

test('a plus-sized waist is at least 1.2 times as wide as a thin one', async () => {
  const thin = clothWidth(await dressed({ body_shape: 'thin' }), WAIST);
  const plus = clothWidth(await dressed({ body_shape: 'plus_sized' }), WAIST);
  expect(plus / thin).toBeGreaterThanOrEqual(1.2);
});

test('tall is taller than medium, medium than short', () => {
  const short = tall(personAlone({ height: 'short' }));
  const high = tall(personAlone({ height: 'tall' }));
  expect(high / tall(woman)).toBeGreaterThan(1.03);
  expect(tall(woman) / short).toBeGreaterThan(1.03);
});

test('a child is at most 0.85 times as tall as an adult', () => {
  expect(tall(personAlone({ age_group: 'child' })) / tall(woman)).toBeLessThanOrEqual(0.85);
});

test('pregnancy makes the belly at least 30 % deeper, seen from the side through the dress', async () => {
  const pregnant = await dressed({ is_pregnant: true }, 'side');
  const slim = await dressed({}, 'side');
  const depths = BELLY.map((share) => {
    const depth = (picture: Rgba) => rowWidth(picture, rowAt(picture, share));
    return depth(pregnant) / depth(slim);
  });
  expect(median(depths)).toBeGreaterThanOrEqual(1.3);
});

test('a man’s shoulders are broader for his height than a woman’s', () => {
  const shoulders = (picture: Rgba) => rowWidth(picture, rowAt(picture, 0.22));
  const man = personAlone({ gender: 'male' });
  expect(shoulders(man) / tall(man)).toBeGreaterThan((1.03 * shoulders(woman)) / tall(woman));
});
