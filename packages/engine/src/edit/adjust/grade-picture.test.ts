import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Rgb } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { gradePicture } from './grade-picture.ts';
import { GRADES } from './grades.ts';

/** Greys from black to white, then a ramp of every hue. */
const ramp: Rgb = {
  width: 512,
  height: 1,
  channels: 3,
  data: Uint8Array.from({ length: 3 * 512 }, (_, k) => {
    const [i, c] = [Math.floor(k / 3), k % 3];
    return i < 256 ? i : Math.round(127 + 120 * Math.sin(((i - 256) / 256 + c / 3) * 2 * Math.PI));
  }),
};
const labs = ({ data }: Rgb) =>
  Array.from({ length: data.length / 3 }, (_, i) =>
    oklabOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!),
  );
const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

test('without grades nothing changes', () => {
  expect(gradePicture(ramp, []).data).toEqual(ramp.data);
});

test('black and white has no colour at all', () => {
  const { data } = gradePicture(ramp, [GRADES['black and white']()]);
  for (let i = 0; i < data.length; i += 3)
    expect(Math.max(...data.slice(i, i + 3)) - Math.min(...data.slice(i, i + 3))).toBeLessThan(2);
});

test.each([1, 2, -1])('brightness %d keeps black and white and the order of tones', (amount) => {
  const { data } = gradePicture(ramp, [GRADES.brightness(amount)]);
  expect([data[0], data[255 * 3]]).toEqual([0, 255]);
  for (let i = 1; i < 256; i++) expect(data[3 * i]!).toBeGreaterThanOrEqual(data[3 * i - 3]!);
  expect(Math.sign(data[3 * 128]! - 128)).toBe(Math.sign(amount));
});

test('saturation and warmth move colour, and stronger means more', () => {
  const chroma = (amount: number) =>
    mean(labs(gradePicture(ramp, [GRADES.saturation(amount)])).map(({ a, b }) => Math.hypot(a, b)));
  expect(chroma(-1)).toBeLessThan(chroma(0));
  expect(chroma(0)).toBeLessThan(chroma(1));
  const yellow = (amount: number) =>
    mean(labs(gradePicture(ramp, [GRADES.warmth(amount)])).map(({ b }) => b));
  expect(yellow(-1)).toBeLessThan(yellow(0.5));
  expect(yellow(0.5)).toBeLessThan(yellow(1));
});

test('contrast spreads tones and its opposite draws them together', () => {
  const spread = (amount: number) => {
    const lights = labs(gradePicture(ramp, [GRADES.contrast(amount)]))
      .slice(64, 192)
      .map(({ l }) => l);
    return Math.max(...lights) - Math.min(...lights);
  };
  expect(spread(-1)).toBeLessThan(spread(0));
  expect(spread(0)).toBeLessThan(spread(1));
});
