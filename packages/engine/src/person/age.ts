import type { Rgb } from '@atelier/pixels/raster';
import { networkOutput } from '../cutout/network-output.ts';
import type { Models } from '../models/models.ts';
import { squareAround, viewSquare } from './square-view.ts';
import type { Box } from './types.ts';

/** What the network guesses of a face's age. */
export interface AgeGuess {
  /** The mean of its distribution. */
  readonly years: number;
  /** How likely it takes the face for that of a child of less than 14 years, 0..1. */
  readonly childLikelihood: number;
}

const VIEW_SIDE = 224;
/** Looks with a little and with more of the hair and the neck: their mean is steadier than either. */
const ROOMS = [1.2, 1.6] as const;
const CHILD_YEARS = 14;

/** Guesses the age of a face (HSE-FaceRes, Savchenko 2019: a distribution over 0..99 years). */
export async function estimateAge(photo: Rgb, face: Box, models: Models): Promise<AgeGuess> {
  let years = 0;
  let childLikelihood = 0;
  for (const room of ROOMS) {
    const view = await viewSquare(photo, squareAround(face, room), VIEW_SIDE);
    const input = { data: Float32Array.from(view.data), dims: [1, VIEW_SIDE, VIEW_SIDE, 3] };
    const shares = networkOutput(await models.run('faceres', { input }), 'age_pred/Softmax:0');
    for (let age = 0; age < shares.length; age++) {
      years += (shares[age]! * age) / ROOMS.length;
      if (age < CHILD_YEARS) childLikelihood += shares[age]! / ROOMS.length;
    }
  }
  return { years, childLikelihood };
}
