import { blurWeighted } from '@atelier/pixels/blur';
import type { Field } from '@atelier/pixels/field';
import { emptyField } from '@atelier/pixels/field';
import { applyGains, type Gains } from '@atelier/pixels/gains';
import type { Rgba } from '@atelier/pixels/raster';
import type { ReducedCutout } from '@atelier/pixels/reduce';
import { reduceCutout, reducedSize } from '@atelier/pixels/reduce';
import { slowLightOver } from './slow-light.ts';
import type { GarmentClass } from './types.ts';

/** How much of the found unevenness is taken out. Hard, round things owe their form to their shading. */
const STRENGTH: Record<GarmentClass, number> = {
  top: 0.75,
  bottom: 0.75,
  dress: 0.75,
  headwear: 0.3,
  bag: 0.45,
  footwear: 0.25,
  object: 0.15,
};

const ANALYSIS_CELLS = 72;
/** Largest correction: natural log of linear light. */
const MAX_LIGHT_STEP = 0.3;
const MAX_TINT_STEP = 0.08;
const DARK = 0.004;
/** Log light over the mean at which a part, seen through this blur, stands in the light: sun on a knee, a pale print. */
const BRIGHT = { from: 0.3, to: 0.9 } as const;
const BRIGHT_BLUR_CELLS = 2;

/**
 * Evens out the light on a product: the slow unevenness of brightness and of colour across it (a lamp on one side,
 * window light on the other) is divided out; texture, print and mean colour stay.
 */
export function evenLight(cutout: Rgba, garment: GarmentClass): Rgba {
  const { width, height } = reducedSize(cutout.width, cutout.height, ANALYSIS_CELLS);
  const small = reduceCutout(cutout, width, height);
  const gains = estimateGains(small, STRENGTH[garment]);
  return gains ? applyGains(cutout, gains) : cutout;
}

/**
 * Divides out what is slow: first the brightness common to the channels, then each channel's own tint. Undefined
 * when the product is too small to tell.
 */
function estimateGains(small: ReducedCutout, strength: number): Gains | undefined {
  const solid = solidCells(small.alpha);
  if (solid.count < 200) return undefined;
  const logs = [small.red, small.green, small.blue].map(logOf);
  const [red, green, blue] = logs as [Field, Field, Field];
  const light = combine(red, green, blue, (r, g, b) => (r + g + b) / 3);
  const fitSlow = slowLightOver(solid.mask, small.alpha.width, small.alpha.height);
  const slow = fitSlow(light);
  const tints = [red, green, blue].map((channel) => fitSlow(combine(channel, light, light, (c, l) => c - l)));
  const bright = blurWeighted(light, small.alpha, BRIGHT_BLUR_CELLS);
  const meanBright = weightedMean(bright, small.alpha);
  for (let i = 0; i < slow.data.length; i++) bright.data[i] = bright.data[i]! - meanBright;
  const channels = tints.map((tint) => gainField(slow, tint, bright, strength, small.alpha));
  [small.red, small.green, small.blue].forEach((colour, c) => {
    keepMean(channels[c]!, colour, small.alpha);
  });
  return { red: channels[0]!, green: channels[1]!, blue: channels[2]! };
}

function solidCells(alpha: Field): { mask: Uint8Array; count: number } {
  const mask = Uint8Array.from(alpha.data, (a) => (a > 0.97 ? 1 : 0));
  return { mask, count: mask.reduce((sum, v) => sum + v, 0) };
}

function logOf(colour: Field): Field {
  return { ...colour, data: colour.data.map((v) => Math.log(v + DARK)) };
}

function combine(a: Field, b: Field, c: Field, f: (a: number, b: number, c: number) => number): Field {
  const out = emptyField(a.width, a.height);
  for (let i = 0; i < out.data.length; i++) out.data[i] = f(a.data[i]!, b.data[i]!, c.data[i]!);
  return out;
}

/**
 * exp(-strength * unevenness), limited softly; unevenness is measured from the mean over the product. What is
 * `bright` already, against that mean, is not brightened further.
 */
function gainField(slow: Field, tint: Field, bright: Field, strength: number, alpha: Field): Field {
  const meanSlow = weightedMean(slow, alpha);
  const meanTint = weightedMean(tint, alpha);
  const out = emptyField(slow.width, slow.height);
  for (let i = 0; i < out.data.length; i++) {
    const found = limit((slow.data[i]! - meanSlow) * strength, MAX_LIGHT_STEP);
    const light = found < 0 ? found * (1 - ramp(bright.data[i]!, BRIGHT)) : found;
    const colour = limit((tint.data[i]! - meanTint) * strength, MAX_TINT_STEP);
    out.data[i] = Math.exp(-light - colour);
  }
  return out;
}

/** 0 below a range, 1 above it. */
function ramp(value: number, { from, to }: { from: number; to: number }): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

function limit(value: number, most: number): number {
  return most * Math.tanh(value / most);
}

function weightedMean(field: Field, weight: Field): number {
  let sum = 0;
  let norm = 0;
  for (let i = 0; i < field.data.length; i++) {
    sum += field.data[i]! * weight.data[i]!;
    norm += weight.data[i]!;
  }
  return norm > 0 ? sum / norm : 0;
}

/** Scales the gains so that the product's mean linear colour does not change. */
function keepMean(gain: Field, colour: Field, alpha: Field): void {
  const after = emptyField(gain.width, gain.height);
  for (let i = 0; i < after.data.length; i++) after.data[i] = gain.data[i]! * colour.data[i]!;
  const scale = weightedMean(colour, alpha) / Math.max(1e-6, weightedMean(after, alpha));
  for (let i = 0; i < gain.data.length; i++) gain.data[i] = gain.data[i]! * scale;
}
