import { blurField } from '@atelier/pixels/blur';
import { enlargeField } from '@atelier/pixels/enlarge';
import { emptyField, type Field, gradientAt } from '@atelier/pixels/field';
import { inflate } from '@atelier/pixels/inflate';
import type { Plane } from '@atelier/pixels/raster';
import { linearToByte, SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { fitPlane } from '../edit-mask.ts';
import type { SceneLight } from './scene-light.ts';

/** Long side at which the subject's shape is guessed. */
const SHAPE_CELLS = 144;
/** How steep the guessed shape is taken to be, and its blur in cells: a cushion has a crease in its middle. */
const STEEPNESS = 0.5;
const SHAPE_BLUR = 3;
/** How far light from one side brightens and darkens. */
const SIDE_LIGHT = 0.75;

/**
 * Light on a subject that a flat picture is lit by: its outline is blown up like a cushion, and each place gets light
 * as it faces the side it comes from. Factors for linear light, around 1: `Field` of the matte's size.
 */
export async function shadingOf(alpha: Plane, towards: SceneLight['towards']): Promise<Field> {
  const { width, height } = alpha;
  const scale = Math.min(1, SHAPE_CELLS / Math.max(width, height));
  const [columns, rows] = [Math.max(2, Math.round(width * scale)), Math.max(2, Math.round(height * scale))];
  const small = await fitPlane(alpha, columns, rows);
  const matte = emptyField(columns, rows);
  for (let i = 0; i < matte.data.length; i++) matte.data[i] = small.data[i]! / 255;
  const shape = blurField(inflate(matte), SHAPE_BLUR);
  const light = emptyField(columns, rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const { dx, dy } = gradientAt(shape, x, y);
      const steep = Math.hypot(1, STEEPNESS * dx, STEEPNESS * dy);
      const facing = (-STEEPNESS * (dx * towards.x + dy * towards.y)) / steep;
      light.data[y * columns + x] = Math.max(0.2, 1 + SIDE_LIGHT * facing);
    }
  }
  return enlargeField(light, width, height);
}

/** Changes the light of colours in place: factors per channel and per place, where `share` (0..255) says. */
export function relightColours(
  data: Uint8Array,
  channels: 3 | 4,
  gains: readonly number[],
  shading: Float32Array | undefined,
): void {
  for (let i = 0, at = 0; at < data.length; i++, at += channels) {
    const light = shading ? shading[i]! : 1;
    for (let c = 0; c < 3; c++)
      data[at + c] = linearToByte(softly(SRGB_TO_LINEAR[data[at + c]!]!, gains[c]! * light));
  }
}

/** Brightening that bends towards white instead of cutting it off. */
function softly(value: number, gain: number): number {
  if (gain <= 1) return value * gain;
  return 1 - (1 - value) ** gain;
}
