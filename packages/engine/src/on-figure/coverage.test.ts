import { boundsOfMask } from '@atelier/pixels/bounds';
import { connectedRegions } from '@atelier/pixels/components';
import { erode } from '@atelier/pixels/morphology';
import { expect, test } from 'vitest';
import { SMALL_WORN, type WornProduct } from '../../../../test/support/drawn-products-worn.ts';
import {
  NOTHING,
  OTHER_CLOTHES,
  PERSON,
  PRODUCT,
  partsShown,
  productOutline,
} from '../../../../test/support/figure-parts.ts';
import type { Wish } from '../../../../test/support/figure-pictures.ts';

/*
 * Cloth covers what it covers: nothing from beneath or behind shows through the product. Ordinarily on the plainest
 * products and the hardest; ATELIER_ALL_COMBINATIONS=1 tries all kinds, and a thin figure as well.
 */
const { ATELIER_ALL_COMBINATIONS: TRY_ALL } = process.env;

/** Pixels at its outline that may belong to two things. */
const EDGE_PX = 2;

/** Openings at the top and at the bottom of a product, as shares of its height, show what is worn inside it. */
const OPEN_ABOVE = 0.08;
const OPEN_BELOW = 0.15;

/**
 * Pixels inside the product that show something else. Arms, hands and necks in front of it reach beyond its outline:
 * skin and background count where they are cut off from that. Other clothes never lie in front of it.
 */
async function shownThrough(product: WornProduct, wish: Wish): Promise<Record<string, number>> {
  const outline = await productOutline(product, wish);
  const { width, height, data } = await partsShown(product, wish);
  const isProduct = outline.data.map((part) => (part === PRODUCT ? 1 : 0));
  const solid = fillPinholes(isProduct, width, height);
  const inside = erode(solid, width, height, EDGE_PX);
  const foreign = inside.map((is, i) => (is && data[i] !== PRODUCT ? 1 : 0));
  const { labels } = connectedRegions(foreign, width, height);
  const reachesOut = new Set<number>([0]);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const label = labels[i]!;
      if (label && [i - 1, i + 1, i - width, i + width].some((beside) => !inside[beside]))
        reachesOut.add(label);
    }
  const enclosed = (part: number) =>
    labels.reduce((sum, label, i) => sum + (!reachesOut.has(label) && data[i] === part ? 1 : 0), 0);
  const { top, height: tall } = boundsOfMask(inside, width, height) ?? { top: 0, height: 0 };
  const closed = [top + OPEN_ABOVE * tall, top + (1 - OPEN_BELOW) * tall].map(
    (row) => Math.round(row) * width,
  );
  const otherClothes = foreign
    .subarray(closed[0], closed[1])
    .reduce((sum, is, i) => sum + (is && data[closed[0]! + i] === OTHER_CLOTHES ? 1 : 0), 0);
  return { skin: enclosed(PERSON), otherClothes, background: enclosed(NOTHING) };
}

/** Gaps up to this many pixels within cloth are holes in it, larger ones lie between body and arm. */
const PINHOLE_PX = 40;

function fillPinholes(mask: Uint8Array, width: number, height: number): Uint8Array {
  const { labels, regions } = connectedRegions(
    mask.map((is) => 1 - is),
    width,
    height,
  );
  const small = new Set(regions.filter(({ area }) => area <= PINHOLE_PX).map((region) => region.label));
  return mask.map((is, i) => (is || small.has(labels[i]!) ? 1 : 0));
}

const NONE = { skin: 0, otherClothes: 0, background: 0 };

const FEW = ['tee', 'longSleeve', 'dress', 'trousers'] as const;
for (const kind of TRY_ALL ? ([...FEW, 'tank', 'skirt'] as const) : FEW) {
  const product = SMALL_WORN[kind]();
  test.each(['front', 'side', 'back'] as const)(
    `nothing shows through a ${kind}, seen from: %s`,
    async (viewpoint) => {
      expect(await shownThrough(await product, { viewpoint })).toEqual(NONE);
    },
  );
}

test.each(TRY_ALL ? (['thin', 'plus_sized'] as const) : (['plus_sized'] as const))(
  'nor through a tee on a %s figure that walks',
  async (body_shape) => {
    const wish: Wish = { pose: 'walking', model: { gender: 'male', hair_length: 'bald', body_shape } };
    expect(await shownThrough(await SMALL_WORN.tee(), wish)).toEqual(NONE);
  },
);
