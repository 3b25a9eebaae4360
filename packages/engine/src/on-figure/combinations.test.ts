import { ON_FIGURE_POSES, ON_FIGURE_VIEWPOINTS, type OnFigurePose } from '@atelier/contracts';
import type { Rgba } from '@atelier/engine';
import { dilate } from '@atelier/pixels/morphology';
import { expect, test } from 'vitest';
import { SMALL_WORN } from '../../../../test/support/drawn-products-worn.ts';
import { figureBounds } from '../../../../test/support/figure-measures.ts';
import { NOTHING, type Parts, PRODUCT, partsShown } from '../../../../test/support/figure-parts.ts';
import { WOMAN } from '../../../../test/support/figure-pictures.ts';

/*
 * All viewpoints of all poses. A place that is not a number makes its triangles vanish: the product would be missing
 * or torn. Cloth falls anew for each pair of pose and garment, which takes seconds: ordinarily each pose is worn once
 * and each garment seen once or more; ATELIER_ALL_COMBINATIONS=1 tries all 42 pairs.
 */
const KINDS = ['tee', 'longSleeve', 'tank', 'dress', 'trousers', 'skirt'] as const;
type Pair = readonly [OnFigurePose, (typeof KINDS)[number]];
const FEW: readonly Pair[] = [
  ['standing', 'dress'],
  ['walking', 'trousers'],
  ['sitting', 'skirt'],
  ['leaning', 'longSleeve'],
  ['crouching_or_kneeling', 'dress'],
  ['in_action', 'tee'],
  ['close_up', 'tank'],
];
const PAIRS = process.env.ATELIER_ALL_COMBINATIONS
  ? ON_FIGURE_POSES.flatMap((pose) => KINDS.map((kind): Pair => [pose, kind]))
  : FEW;
/** Of a tank on someone who sits, seen from the side, arm and lap leave this much. */
const LEAST_PRODUCT = 0.1;
const SMALL = { width: 192, height: 288 };
const model = { ...WOMAN, hair_length: 'bald' } as const;

test('every pose and every garment is among the pairs', () => {
  expect(new Set(PAIRS.map(([pose]) => pose))).toEqual(new Set(ON_FIGURE_POSES));
  expect(new Set(PAIRS.map(([, kind]) => kind))).toEqual(new Set(KINDS));
});

test.each(PAIRS)('%s in a %s is whole from everywhere', async (pose, kind) => {
  const product = await SMALL_WORN[kind]();
  for (const viewpoint of ON_FIGURE_VIEWPOINTS) {
    const parts = await partsShown(product, { pose, viewpoint, model, size: SMALL });
    const { width, height } = figureBounds(parts.picture);
    expect(Math.max(width / SMALL.width, height / SMALL.height)).toBeGreaterThan(0.5);
    expect(strayPixels(parts.picture)).toBe(0);
    expect(shareOf(PRODUCT, parts)).toBeGreaterThan(pose === 'close_up' ? 0.35 : LEAST_PRODUCT);
  }
});

/** Share of the figure that is a part. */
function shareOf(part: number, { data }: Parts): number {
  const count = (is: (value: number) => boolean) => data.reduce((sum, value) => sum + (is(value) ? 1 : 0), 0);
  return count((value) => value === part) / count((value) => value !== NOTHING);
}

/** Below this alpha a pixel is at an edge, or it is shadow. */
const EDGE_ALPHA = 100;

/** Faint pixels away from all others: shadow on the floor. The edges of figures are a pixel or two wide. */
function strayPixels({ width, height, data }: Rgba): number {
  const alpha = Uint8Array.from({ length: width * height }, (_, i) => data[i * 4 + 3]!);
  const nearSolid = dilate(
    alpha.map((a) => (a >= EDGE_ALPHA ? 1 : 0)),
    width,
    height,
    2,
  );
  return alpha.reduce((sum, a, i) => sum + (a > 0 && !nearSolid[i] ? 1 : 0), 0);
}
