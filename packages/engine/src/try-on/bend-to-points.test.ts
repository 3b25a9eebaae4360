import { FrameMemory } from '@atelier/figure';
import { expect, test } from 'vitest';
import { type DrawnPerson, drawnPerson, FAR_CAMERA } from '../../../../test/support/drawn-person.ts';
import { drawTee } from '../../../../test/support/drawn-products.ts';
import { productOf, WORN } from '../../../../test/support/drawn-products-worn.ts';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import type { KeyPoints, PointPair } from './key-points.ts';
import { finishedReading, type PhotoParts } from './photo-parts.ts';
import { wearInPhoto } from './try-on.ts';

const tools = { figureData: await loadFigureData(), memory: new FrameMemory(), seed: 7 };
const tee = async (cloth: string) => ({
  views: productOf(await drawTee({ cloth }), 'top'),
  words: { category: 't-shirt' },
});
const drawn = await drawnPerson(await tee('#30a040'), 0, FAR_CAMERA);
const trousers = { views: await WORN.trousers(), words: { category: 'trousers' } };

/** The photo pulled apart sideways, as no body stands and no lens shows it. */
function stretched({ photo, parts, points }: DrawnPerson, factor: number): DrawnPerson {
  const { width } = photo;
  const middle = width / 2;
  const from = (i: number) => {
    const x = Math.round(middle + ((i % width) - middle) / factor);
    return i - (i % width) + x;
  };
  const plane = (field: Float32Array) => field.map((_, i) => field[from(i)]!);
  const point = <P extends { x: number }>(p: P): P => ({ ...p, x: middle + (p.x - middle) * factor });
  const pair = ({ left, right }: PointPair): PointPair => ({ left: point(left), right: point(right) });
  const wide: PhotoParts = {
    ...parts,
    ground: plane(parts.ground),
    hair: plane(parts.hair),
    face: plane(parts.face),
    skin: plane(parts.skin),
    clothes: plane(parts.clothes),
    other: plane(parts.other),
    upper: plane(parts.upper),
    lower: plane(parts.lower),
    full: plane(parts.full),
  };
  const wider: KeyPoints = {
    shoulders: pair(points.shoulders),
    elbows: pair(points.elbows),
    wrists: pair(points.wrists),
    hips: pair(points.hips),
    knees: pair(points.knees),
    ankles: pair(points.ankles),
  };
  const data = photo.data.map((_, i) => photo.data[3 * from(Math.floor(i / 3)) + (i % 3)]!);
  return { photo: { ...photo, data }, parts: wide, points: wider };
}

test('a top is bent to somebody whom no stance fits, and the result says so', async () => {
  const { photo, parts, points } = stretched(drawn, 1.6);
  const { picture, warnings } = await wearInPhoto(
    photo,
    finishedReading(parts),
    points,
    [await tee('#b03060')],
    tools,
  );
  expect(warnings.join(' ')).toMatch(/bent to fit/);
  const { shoulders, hips } = points;
  const y = Math.round(0.7 * hips.left.y + 0.3 * shoulders.left.y);
  for (const x of [hips.left.x - 6, hips.right.x + 6]) {
    const at = 3 * (y * photo.width + Math.round(x));
    expect(picture.data[at]!).toBeGreaterThan(picture.data[at + 1]! + 40);
  }
});

test('trousers are not bent: the photo is refused', async () => {
  const { photo, parts, points } = stretched(drawn, 1.9);
  await expect(wearInPhoto(photo, finishedReading(parts), points, [trousers], tools)).rejects.toThrow(
    /could not be followed/,
  );
});
