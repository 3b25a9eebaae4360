import type { Rgb } from '@atelier/pixels/raster';
import { networkOutput } from '../cutout/network-output.ts';
import type { Models } from '../models/models.ts';
import { type Square, viewSquare } from './square-view.ts';
import { KEY_POINT_NAMES, type KeyPoint, type KeyPointName } from './types.ts';

const VIEW_SIDE = 192;

/** Finds the joints of the person in the middle of a square, by MoveNet Lightning (Votel and Li, 2021). */
export async function findKeyPoints(
  photo: Rgb,
  square: Square,
  models: Models,
): Promise<Record<KeyPointName, KeyPoint>> {
  const view = await viewSquare(photo, square, VIEW_SIDE);
  const input = { data: Float32Array.from(view.data), dims: [1, VIEW_SIDE, VIEW_SIDE, 3] };
  const rows = networkOutput(await models.run('movenet', { input }), 'Identity:0');
  const pointAt = (index: number): KeyPoint => ({
    x: square.x + rows[index * 3 + 1]! * square.side,
    y: square.y + rows[index * 3]! * square.side,
    score: rows[index * 3 + 2]!,
  });
  return Object.fromEntries(KEY_POINT_NAMES.map((name, index) => [name, pointAt(index)])) as Record<
    KeyPointName,
    KeyPoint
  >;
}
