import { blurWeighted } from '@atelier/pixels/blur';
import type { Field } from '@atelier/pixels/field';
import { emptyField, gradientAt } from '@atelier/pixels/field';
import { applyGains } from '@atelier/pixels/gains';
import { inflate } from '@atelier/pixels/inflate';
import type { Rgba } from '@atelier/pixels/raster';
import { reduceAlpha, reducedSize } from '@atelier/pixels/reduce';
import type { Look } from '../studio/look.ts';
import { towardsLight } from '../studio/look.ts';

const ANALYSIS_CELLS = 144;
/** A body is flatter than it is wide. */
const DEPTH = 0.85;
/** Share of light that comes from everywhere; the rest is the key light and a weak rim. */
const AMBIENT = 0.4;
const KEY = 0.75;
/** Height of the key light over the picture plane, as the z part of its direction before normalising. */
const KEY_HEIGHT = 1.5;
const MIN_SHADE = 0.55;
const MAX_SHADE = 1.13;
/** Highlights are held back more than shades: pale cloth has little room above it. */
const HIGHLIGHT_SHARE = 0.6;

/**
 * Lights a product as if a body filled it: the silhouette is inflated to a smooth height field, and its normals
 * are lit by a soft key light with fill. The mean light stays 1, so the colour stays true.
 * @param strength 0 leaves the picture alone, 1 is a garment on a body
 */
export function shadeVolume(cutout: Rgba, look: Look, strength: number): Rgba {
  const { width, height } = reducedSize(cutout.width, cutout.height, ANALYSIS_CELLS);
  const matte = reduceAlpha(cutout, width, height);
  const shade = lambert(inflate(matte), matte, look);
  const smooth = blurWeighted(shade, matte, 1.6);
  levelMean(smooth, matte);
  for (let i = 0; i < smooth.data.length; i++) {
    const lit = smooth.data[i]! > 1 ? 1 + (smooth.data[i]! - 1) * HIGHLIGHT_SHARE : smooth.data[i]!;
    const limited = Math.min(MAX_SHADE, Math.max(MIN_SHADE, lit));
    smooth.data[i] = matte.data[i]! > 0.02 ? 1 + (limited - 1) * strength : 1;
  }
  return applyGains(cutout, { red: smooth, green: smooth, blue: smooth });
}

function lambert(heights: Field, matte: Field, look: Look): Field {
  const towards = towardsLight(look);
  const length = Math.hypot(towards.x, towards.y, KEY_HEIGHT);
  const light = { x: towards.x / length, y: towards.y / length, z: KEY_HEIGHT / length };
  const shade = emptyField(matte.width, matte.height);
  for (let y = 0; y < matte.height; y++) {
    for (let x = 0; x < matte.width; x++) {
      const { dx, dy } = gradientAt(heights, x, y);
      const nx = -dx * DEPTH;
      const ny = -dy * DEPTH;
      const norm = Math.hypot(nx, ny, 1);
      const facing = (nx * light.x + ny * light.y + light.z) / norm;
      shade.data[y * matte.width + x] = AMBIENT + KEY * Math.max(0, facing);
    }
  }
  return shade;
}

function levelMean(shade: Field, matte: Field): void {
  let sum = 0;
  let norm = 0;
  for (let i = 0; i < shade.data.length; i++) {
    sum += shade.data[i]! * matte.data[i]!;
    norm += matte.data[i]!;
  }
  const scale = norm / Math.max(1e-6, sum);
  for (let i = 0; i < shade.data.length; i++) shade.data[i] = shade.data[i]! * scale;
}
