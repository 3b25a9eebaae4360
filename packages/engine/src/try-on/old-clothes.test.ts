import { expect, test } from 'vitest';
import { oldClothes, waistRow } from './old-clothes.ts';
import type { PhotoParts } from './photo-parts.ts';

const WIDTH = 40;
const HEIGHT = 100;
const point = (x: number, y: number) => ({ x, y, score: 0.9 });
const pair = (y: number) => ({ left: point(28, y), right: point(12, y) });
const points = {
  shoulders: pair(20),
  elbows: pair(35),
  wrists: pair(50),
  hips: pair(60),
  knees: pair(78),
  ankles: pair(95),
};

/** A top over rows 15..65 and trousers below it, of which the network for clothes is as sure as it is told to be. */
function dressed(sureOfTrousers: number): PhotoParts {
  const plane = (valueAt: (row: number) => number) =>
    Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => valueAt(Math.floor(i / WIDTH)));
  const isTop = (row: number) => row >= 15 && row < 65;
  const isTrousers = (row: number) => row >= 65 && row < 90;
  return {
    width: WIDTH,
    height: HEIGHT,
    ground: plane((row) => (isTop(row) || isTrousers(row) ? 0 : 1)),
    hair: plane(() => 0),
    face: plane(() => 0),
    skin: plane(() => 0),
    clothes: plane((row) => (isTop(row) || isTrousers(row) ? 1 : 0)),
    other: plane(() => 0),
    upper: plane((row) => (isTop(row) ? 1 : 0)),
    lower: plane((row) => (isTrousers(row) ? sureOfTrousers : 0)),
    full: plane(() => 0),
  };
}

test.each([1, 0.35])('trousers go on below a top that goes, also when seen with a doubt: %d', (sure) => {
  const { cloth, below } = oldClothes(dressed(sure), { upper: true, lower: false }, points);
  const at = (row: number) => row * WIDTH + WIDTH / 2;
  expect([cloth[at(40)], below[at(40)]]).toEqual([1, 0]);
  expect([cloth[at(80)], below[at(80)]]).toEqual([0, 1]);
});

test('nothing goes on below trousers that go', () => {
  const { below } = oldClothes(dressed(1), { upper: false, lower: true }, points);
  expect(below.includes(1)).toBe(false);
});

test('trousers are held a little above the hip joints', () => {
  expect(waistRow(points)).toBeGreaterThan(50);
  expect(waistRow(points)).toBeLessThan(60);
});
