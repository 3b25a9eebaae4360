import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Rgb } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { readColour } from './colour/read-colour.ts';
import { recolour, recolourAll } from './recolour.ts';

const SIDE = 48;

/** Folded cloth: one colour under light that comes and goes. */
function cloth(base: readonly [number, number, number]): Rgb {
  const data = new Uint8Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const light = 0.85 + 0.15 * Math.sin((i % SIDE) / 3);
    for (let c = 0; c < 3; c++) data[3 * i + c] = Math.round(base[c]! * light);
  }
  return { width: SIDE, height: SIDE, channels: 3, data };
}

const all = { width: SIDE, height: SIDE, data: new Uint8Array(SIDE * SIDE).fill(255) };
const labAt = ({ data }: Rgb, i: number) => oklabOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!);
const indices = Array.from({ length: SIDE * SIDE }, (_, i) => i);
const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

function hueBetween(picture: Rgb, name: string): number {
  const { a, b } = readColour(name)!.lab;
  const hue = Math.atan2(
    mean(indices.map((i) => labAt(picture, i).b)),
    mean(indices.map((i) => labAt(picture, i).a)),
  );
  return Math.abs(Math.atan2(Math.sin(hue - Math.atan2(b, a)), Math.cos(hue - Math.atan2(b, a))));
}

test.each(['red', 'green', 'purple'])('turns blue cloth %s and keeps its light', (name) => {
  const before = cloth([60, 110, 200]);
  const { picture } = recolour(before, all, readColour(name)!);
  expect(hueBetween(picture, name)).toBeLessThan(0.12);
  const steps = indices.map((i) => Math.abs(labAt(picture, i).l - labAt(before, i).l));
  expect(Math.max(...steps)).toBeLessThan(0.06);
});

test.each([
  ['black', 0.12, 0.36],
  ['white', 0.85, 1],
  ['navy', 0.2, 0.4],
  ['yellow', 0.75, 0.95],
])('%s gets its own lightness, and folds stay', (name, least, most) => {
  const before = cloth([60, 110, 200]);
  const { picture } = recolour(before, all, readColour(name)!);
  const lights = indices.map((i) => labAt(picture, i).l);
  expect(mean(lights)).toBeGreaterThan(least);
  expect(mean(lights)).toBeLessThan(most);
  expect(Math.max(...lights) - Math.min(...lights)).toBeGreaterThan(0.02);
});

test('white cloth turned red is red, not pink, and the warning says that it got darker', () => {
  const { picture, warnings } = recolour(cloth([250, 250, 248]), all, readColour('red')!);
  const chroma = mean(indices.map((i) => Math.hypot(labAt(picture, i).a, labAt(picture, i).b)));
  expect(chroma).toBeGreaterThan(0.15);
  expect(warnings).toEqual([expect.stringContaining('too light')]);
});

test('a white print on blue cloth stays white', () => {
  const before = cloth([40, 90, 200]);
  const print = indices.filter((i) => i % SIDE < 8);
  for (const i of print) before.data.fill(240, 3 * i, 3 * i + 3);
  const { picture } = recolour(before, all, readColour('red')!);
  for (const i of print) expect(Math.hypot(labAt(picture, i).a, labAt(picture, i).b)).toBeLessThan(0.03);
});

test('outside the area every value stays', () => {
  const before = cloth([60, 110, 200]);
  const half = { ...all, data: all.data.map((_, i) => (i % SIDE < 24 ? 255 : 0)) };
  const { picture } = recolour(before, half, readColour('red')!);
  const outside = indices.filter((i) => i % SIDE >= 24).flatMap((i) => [3 * i, 3 * i + 1, 3 * i + 2]);
  expect(outside.every((at) => picture.data[at] === before.data[at])).toBe(true);
});

test('on what turns black a white print stays white', () => {
  const before = cloth([60, 110, 200]);
  const isPrint = (i: number) => i % SIDE > 16 && i % SIDE < 32 && i > 16 * SIDE && i < 32 * SIDE;
  for (const i of indices) if (isPrint(i)) before.data.fill(235, 3 * i, 3 * i + 3);
  const { picture } = recolour(before, all, readColour('black')!);
  for (const i of indices)
    if (isPrint(i)) expect(labAt(picture, i).l).toBeGreaterThan(0.9);
    else expect(labAt(picture, i).l).toBeLessThan(0.4);
});

test('what a thing holds keeps its colour, though it is near the colour of the thing', () => {
  const [cup, coffee] = [cloth([176, 52, 24]), cloth([206, 146, 70])];
  const half = cup.data.length / 2;
  const before: Rgb = { ...cup, data: Uint8Array.from(cup.data, (v, k) => (k < half ? v : coffee.data[k]!)) };
  const weight = { ...all, data: all.data.map((v, i) => (i < 0.55 * all.data.length ? v : 120)) };
  const { picture } = recolour(before, weight, readColour('green')!);
  const edge = 2 * 3 * SIDE;
  for (let k = half + edge; k < before.data.length; k++)
    expect(Math.abs(picture.data[k]! - before.data[k]!)).toBeLessThanOrEqual(6);
  expect(labAt(picture, 100).a).toBeLessThan(-0.05);
});

test('where a white background shows through a soft black edge, none of its white is left', () => {
  const shareAt = (i: number) => Math.min(1, Math.max(0, ((i % SIDE) - 20) / 8));
  const before: Rgb = { ...cloth([0, 0, 0]), data: new Uint8Array(3 * SIDE * SIDE) };
  for (const i of indices) before.data.fill(Math.round(250 * shareAt(i)), 3 * i, 3 * i + 3);
  const weight = { ...all, data: Uint8Array.from(indices, (i) => Math.round(255 * shareAt(i))) };
  const { picture } = recolourAll(before, weight, readColour('navy')!);
  const [, green, blue] = picture.data.slice(-3);
  for (const i of indices) {
    expect(Math.abs(picture.data[3 * i + 1]! - green! * shareAt(i))).toBeLessThan(4);
    expect(Math.abs(picture.data[3 * i + 2]! - blue! * shareAt(i))).toBeLessThan(4);
  }
});
