import type { Rgb } from '@atelier/pixels/raster';
import { networkOutput } from '../cutout/network-output.ts';
import type { Models } from '../models/models.ts';
import { squareAround, viewSquare } from './square-view.ts';
import type { Box } from './types.ts';

const VIEW_SIDE = 224;
/** With a little of the hair and the neck. */
const ROOM = 1.4;

/** Estimates the age of a face, years: the mean of the network's distribution over 0..99 (HSE-FaceRes, Savchenko 2019). */
export async function estimateAge(photo: Rgb, face: Box, models: Models): Promise<number> {
  const view = await viewSquare(photo, squareAround(face, ROOM), VIEW_SIDE);
  const input = { data: Float32Array.from(view.data), dims: [1, VIEW_SIDE, VIEW_SIDE, 3] };
  const shares = networkOutput(await models.run('faceres', { input }), 'age_pred/Softmax:0');
  return shares.reduce((sum: number, share: number, years: number) => sum + share * years, 0);
}
