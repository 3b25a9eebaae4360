import type { Field } from '../pixels/field.ts';
import { oklabOfSrgb } from '../pixels/oklab.ts';
import type { Rgb } from '../raster.ts';

/** The colours of an object in two numbers per axis. */
export interface Tone {
  /** Mean Oklab. */
  l: number;
  a: number;
  b: number;
  /** Share of the object that differs clearly from its main colour: prints and patterns, 0..1. */
  print: number;
}

/** Oklab distance at which a colour is another one, not a fold's shade of the same. Lightness counts a third. */
const OTHER_COLOUR = 0.07;
const LIGHTNESS_WEIGHT = 1 / 3;
const SAMPLES = 3000;

/** Reads the tone of the object from a thin sample of its pixels. */
export function toneOf(picture: Rgb, salient: Field): Tone {
  const step = Math.max(1, Math.round(Math.sqrt((picture.width * picture.height) / (SAMPLES * 3))));
  const samples: { l: number; a: number; b: number }[] = [];
  for (let y = step >> 1; y < picture.height; y += step) {
    const row = Math.floor((y * salient.height) / picture.height) * salient.width;
    for (let x = step >> 1; x < picture.width; x += step) {
      if (salient.data[row + Math.floor((x * salient.width) / picture.width)]! < 0.9) continue;
      const i = (y * picture.width + x) * 3;
      samples.push(oklabOfSrgb(picture.data[i]!, picture.data[i + 1]!, picture.data[i + 2]!));
    }
  }
  if (samples.length === 0) return { l: 0, a: 0, b: 0, print: 0 };
  const main = { l: middle(samples, 'l'), a: middle(samples, 'a'), b: middle(samples, 'b') };
  const others = samples.filter(
    (s) => Math.hypot((s.l - main.l) * LIGHTNESS_WEIGHT, s.a - main.a, s.b - main.b) > OTHER_COLOUR,
  );
  return { ...main, print: others.length / samples.length };
}

function middle(samples: readonly { l: number; a: number; b: number }[], axis: 'l' | 'a' | 'b'): number {
  const sorted = samples.map((s) => s[axis]).sort((p, q) => p - q);
  return sorted[sorted.length >> 1]!;
}
